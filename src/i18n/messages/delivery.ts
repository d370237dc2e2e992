import { define } from './define.js';

/** What people are told when a post cannot go where it belongs. */
export const delivery = define({
  'new_tickets.title': {
    en: '{count, plural, one {# new ticket} other {# new tickets}} at once',
    'zh-TW': '一次來了 {count} 張新工單',
  },
  'new_tickets.cards_follow': {
    en: 'Their cards follow one a second, as fast as Slack allows.',
    'zh-TW': '工單卡片會以 Slack 允許的最快速度（每秒一張）陸續發出。',
  },
  'delivery.gone.is_archived': { en: 'it is archived', 'zh-TW': '該頻道已封存' },
  'delivery.gone.not_in_channel': { en: 'it is not a member there', 'zh-TW': '它不是該頻道的成員' },
  'delivery.gone.channel_not_found': {
    en: 'it cannot see that channel any more',
    'zh-TW': '它已看不到該頻道',
  },
  'delivery.gone.restricted_action': {
    en: 'the workspace lets only some people post there',
    'zh-TW': '工作區只允許部分成員在那裡發文',
  },
  'delivery.admin': {
    en: 'Bellhop cannot post in {channel}: {reason}. Until that is mended its posts for that channel go to {fallback}. To mend it: un-archive the channel, or invite Bellhop there with `/invite @Bellhop`, or choose another channel in the settings.',
    'zh-TW':
      'Bellhop 無法在 {channel} 發文：{reason}。修正之前，原本要發到那裡的訊息會改發到 {fallback}。修正方式：將頻道解除封存、在頻道輸入 `/invite @Bellhop` 邀請它加入，或在設定中改用其他頻道。',
  },
  'delivery.admin_kept': {
    en: 'Bellhop cannot post in {channel}: {reason}. What it could not post is kept in your Home tab under “Not delivered”. To mend it: un-archive the channel, or invite Bellhop there with `/invite @Bellhop`, or choose another channel in the settings. A `fallback` channel in the settings would receive such posts.',
    'zh-TW':
      'Bellhop 無法在 {channel} 發文：{reason}。未能送出的訊息保留在您的「首頁」分頁的「未送達」中。修正方式：將頻道解除封存、在頻道輸入 `/invite @Bellhop` 邀請它加入，或在設定中改用其他頻道。若在設定中指定備援頻道（`fallback`），這類訊息會改發到那裡。',
  },
  'delivery.diverted': {
    en: ':warning: This belongs in {channel}, where Bellhop cannot post.',
    'zh-TW': ':warning: 這則訊息原本應發到 {channel}，但 Bellhop 無法在那裡發文。',
  },
  'delivery.customer_unreached': {
    en: ':warning: The last message to the customer was not delivered: Bellhop cannot post in their conversation ({reason}).',
    'zh-TW': ':warning: 上一則給客戶的訊息未能送達：Bellhop 無法在該對話中發文（{reason}）。',
  },
});
