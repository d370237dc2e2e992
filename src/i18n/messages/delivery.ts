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
  'undelivered.about': {
    en: 'shows the posts that Slack did not take and the events that could not be handled; tries them again or drops them',
    'zh-TW': '列出 Slack 沒有接受的訊息與無法處理的事件，並可重試或捨棄',
  },
  'undelivered.list': { en: 'shows them', 'zh-TW': '列出這些訊息與事件' },
  'undelivered.retry': { en: 'lets one, or all, be tried again', 'zh-TW': '重試一則或全部' },
  'undelivered.drop': { en: 'removes one, or all, for good', 'zh-TW': '永久捨棄一則或全部' },
  'undelivered.id': { en: 'the id that the list shows, or all', 'zh-TW': '清單中的編號，或 all（全部）' },
  'undelivered.none': {
    en: 'Every post was delivered, and every event handled.',
    'zh-TW': '所有訊息都已送達，所有事件都已處理。',
  },
  'undelivered.unknown': {
    en: 'Nothing undelivered or unhandled has the id {id}. `bellhop undelivered` lists them.',
    'zh-TW': '沒有編號為 {id} 的未送達訊息或未處理事件。執行 `bellhop undelivered` 可列出。',
  },
  'undelivered.done_retry': {
    en: '{count, plural, one {# post goes out again.} other {# posts go out again.}}',
    'zh-TW': '{count} 則訊息將重新送出。',
  },
  'undelivered.done_drop': {
    en: '{count, plural, one {# post was dropped.} other {# posts were dropped.}}',
    'zh-TW': '已捨棄 {count} 則訊息。',
  },
  'undelivered.title': { en: 'Not delivered', 'zh-TW': '未送達' },
  'undelivered.count': {
    en: '{count, plural, one {# post} other {# posts}}',
    'zh-TW': '{count} 則訊息',
  },
  'undelivered.hint': {
    en: 'Slack did not take these posts. Mend the cause, then retry; or drop what is not needed any more. The tickets are safe.',
    'zh-TW': 'Slack 沒有接受這些訊息。請先排除原因再重試，或捨棄不再需要的訊息。工單本身都已儲存。',
  },
  'undelivered.drop_title': { en: 'Drop this post?', 'zh-TW': '捨棄這則訊息？' },
  'undelivered.drop_text': {
    en: 'It will never be posted. The ticket and its history stay.',
    'zh-TW': '這則訊息將不會再發出。工單與其紀錄會保留。',
  },
  'button.retry': { en: 'Retry', 'zh-TW': '重試' },
  'button.retry_all': { en: 'Retry all', 'zh-TW': '全部重試' },
  'button.drop': { en: 'Drop', 'zh-TW': '捨棄' },
  'button.keep': { en: 'Keep', 'zh-TW': '保留' },
  'undelivered.kind.card': { en: 'A ticket’s card', 'zh-TW': '工單卡片' },
  'undelivered.kind.new_tickets': { en: 'A list of new tickets', 'zh-TW': '新工單清單' },
  'undelivered.kind.card_line': { en: 'A line under a card', 'zh-TW': '卡片下的一行訊息' },
  'undelivered.kind.confirmation': { en: 'A confirmation for a customer', 'zh-TW': '給客戶的確認訊息' },
  'undelivered.kind.solved_notice': { en: 'A “solved” message for a customer', 'zh-TW': '給客戶的已解決通知' },
  'undelivered.kind.copy': { en: 'A message, passed on', 'zh-TW': '轉達的訊息' },
  'undelivered.kind.copy_update': { en: 'An edit, passed on', 'zh-TW': '轉達的編輯' },
  'undelivered.kind.file': { en: 'A file, passed on', 'zh-TW': '轉達的檔案' },
  'undelivered.kind.file_removal': { en: 'The removal of a file', 'zh-TW': '移除檔案' },
  'undelivered.kind.escalation_left': { en: 'A department’s earlier card', 'zh-TW': '部門先前的卡片' },
  'undelivered.kind.escalation_card': { en: 'A department’s card', 'zh-TW': '部門的卡片' },
  'undelivered.kind.escalation_answer': { en: 'A department’s answer', 'zh-TW': '部門的回覆' },
  'undelivered.kind.offer': { en: 'An offer to open a ticket', 'zh-TW': '開立工單的提議' },
  'undelivered.kind.notice': { en: 'A note for one person', 'zh-TW': '給個人的通知' },
  'undelivered.kind.home': { en: 'A Home tab', 'zh-TW': '「首頁」分頁' },
  'undelivered.kind.digest': { en: 'A digest', 'zh-TW': '每日摘要' },
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
