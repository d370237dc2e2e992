import { define } from './define.js';

/** Short lines in threads: what happened to a ticket. `{who}` and the like are filled in as names. */
export const lines = define({
  'line.assigned': { en: '{who} assigned this ticket to {to}.', 'zh-TW': '{who} 把這張工單指派給 {to}。' },
  'line.assignee_left': {
    en: '{who} left the workspace. This ticket is back in the queue.',
    'zh-TW': '{who} 已離開工作區，這張工單已回到待辦佇列。',
  },
  'line.left': {
    en: '{who} left the workspace. {count, plural, one {Their ticket is} other {Their # tickets are}} back in the queue: {tickets}',
    'zh-TW': '{who} 已離開工作區，{count} 張工單已回到待辦佇列：{tickets}',
  },
  'line.solved': { en: '✅ Solved by {who}.', 'zh-TW': '✅ {who} 已解決這張工單。' },
  'line.closed': { en: '{who} closed this ticket.', 'zh-TW': '{who} 已將這張工單結案。' },
  'line.reopened': { en: '{who} re-opened this ticket.', 'zh-TW': '{who} 重新開啟了這張工單。' },
  'line.escalated': { en: '{who} asked {department} for help.', 'zh-TW': '{who} 已請{department}協助。' },
  'line.escalation_cancelled': {
    en: '{who} no longer asks {department} for help.',
    'zh-TW': '{who} 已取消請{department}協助。',
  },
  'line.escalation_accepted': { en: '{department}: {who} accepted.', 'zh-TW': '{department}：{who} 已受理。' },
  'line.escalation_returned': {
    en: '{department}: {who} returned it. Reason: {reason}',
    'zh-TW': '{department}：{who} 退回了。原因：{reason}',
  },
  'line.opening_edited': {
    en: 'The customer edited the message that this ticket came from.',
    'zh-TW': '客戶編輯了開立這張工單的訊息。',
  },
  'line.opening_deleted': {
    en: 'The customer deleted the message that this ticket came from.',
    'zh-TW': '客戶刪除了開立這張工單的訊息。',
  },
});
