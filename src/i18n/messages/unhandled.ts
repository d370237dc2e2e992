import { define } from './define.js';

/** What admins are told of events of Slack that could not be handled. */
export const unhandled = define({
  'unhandled.title': { en: 'Not handled', 'zh-TW': '未處理' },
  'unhandled.count': {
    en: '{count, plural, one {# event} other {# events}}',
    'zh-TW': '{count} 個事件',
  },
  'unhandled.hint': {
    en: 'Slack told Bellhop of these, and every try to handle them failed: what they ask for was not done. Retry them once the cause is mended, or drop what is settled otherwise.',
    'zh-TW':
      'Slack 已將這些事件通知 Bellhop，但每次處理都失敗，因此它們要求的事並未完成。請在排除原因後重試；若已用其他方式解決，則可捨棄。',
  },
  'unhandled.open': { en: 'see it in Slack', 'zh-TW': '在 Slack 查看' },
  'unhandled.in_dm': { en: 'in a DM with Bellhop', 'zh-TW': '在與 Bellhop 的私訊中' },
  'unhandled.drop_title': { en: 'Drop this event?', 'zh-TW': '捨棄這個事件？' },
  'unhandled.drop_text': {
    en: 'It will never be handled, and what Bellhop kept of it is erased. In Slack nothing changes.',
    'zh-TW': '這個事件將不會再處理，Bellhop 保留的內容也會清除。Slack 裡的內容不受影響。',
  },
  'unhandled.kind.message': { en: 'A message', 'zh-TW': '一則訊息' },
  'unhandled.kind.edit': { en: 'The edit of a message', 'zh-TW': '編輯訊息' },
  'unhandled.kind.deletion': { en: 'The deletion of a message', 'zh-TW': '刪除訊息' },
  'unhandled.kind.mention': { en: 'A mention of Bellhop', 'zh-TW': '提及 Bellhop' },
  'unhandled.kind.reaction': { en: 'An emoji', 'zh-TW': '表情符號' },
  'unhandled.kind.home': { en: 'A look at the Home tab', 'zh-TW': '開啟「首頁」分頁' },
  'unhandled.kind.person': { en: 'A change of a person’s profile', 'zh-TW': '個人資料變更' },
  'unhandled.kind.other': { en: 'An event', 'zh-TW': '一個事件' },
  'unhandled.reason.attempts': {
    en: 'Bellhop ended each time while it handled this',
    'zh-TW': '每次處理到一半 Bellhop 就中斷了',
  },
  'unhandled.reason.unreadable': { en: 'what was kept of it cannot be read', 'zh-TW': '保留的內容無法讀取' },
  'unhandled.reason.ticket_not_saved_yet': {
    en: 'the ticket that it belongs to was never saved',
    'zh-TW': '它所屬的工單一直沒有存檔',
  },
  'unhandled.reason.post_not_saved_yet': {
    en: 'Slack never confirmed the post that it stands under',
    'zh-TW': 'Slack 一直沒有確認它所在的那則貼文',
  },
  'unhandled.reason.other': { en: 'each try failed ({code})', 'zh-TW': '每次嘗試都失敗（{code}）' },
  'unhandled.admin': {
    en: 'Something that happened in Slack could not be handled, however often Bellhop tried: what it asks for was not done. It is kept in your Home tab under “Not handled”, where you can retry or drop it.',
    'zh-TW':
      'Slack 裡發生的一件事，Bellhop 重試多次仍無法處理，因此它要求的事並未完成。它保留在您的「首頁」分頁的「未處理」中，您可以在那裡重試或捨棄。',
  },
  'unhandled.done_retry': {
    en: '{count, plural, one {# event is handled again.} other {# events are handled again.}}',
    'zh-TW': '{count} 個事件將重新處理。',
  },
  'unhandled.done_drop': {
    en: '{count, plural, one {# event was dropped.} other {# events were dropped.}}',
    'zh-TW': '已捨棄 {count} 個事件。',
  },
});
