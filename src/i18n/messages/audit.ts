import { define } from './define.js';

/** Histories: `/desk audit`, of the desk or of one ticket. */
export const audit = define({
  'audit.title_ticket': { en: '*History of* {ticket}', 'zh-TW': '{ticket} *的歷程*' },
  'audit.title_desk': { en: '*History of this desk*', 'zh-TW': '*客服台的歷程*' },
  'audit.count': {
    en: '{total, plural, =0 {nothing yet} one {# entry} other {# entries}}, newest first',
    'zh-TW': '{total, plural, =0 {尚無紀錄} other {共 # 筆}}，由新到舊',
  },
  'audit.system': { en: 'Bellhop', 'zh-TW': 'Bellhop' },
  'audit.terminal': { en: 'command line', 'zh-TW': '命令列' },
  'audit.change': { en: '{what}: {before} → {after}', 'zh-TW': '{what}：{before} → {after}' },
  'audit.opened': { en: 'opened it ({via}, {priority})', 'zh-TW': '開立（{via}、{priority}）' },
  'audit.opened_by_agent': {
    en: 'recorded it for a customer ({via}, {priority})',
    'zh-TW': '代客戶開立（{via}、{priority}）',
  },
  'audit.edited': { en: 'edited: {fields}', 'zh-TW': '編輯：{fields}' },
  'audit.customer_wrote': { en: 'wrote in the conversation', 'zh-TW': '在對話中留言' },
  'audit.replied': { en: 'replied to the customer', 'zh-TW': '回覆客戶' },
  'audit.noted': { en: 'wrote an internal note', 'zh-TW': '寫下內部備註' },
  'audit.message_edited': { en: 'edited a message', 'zh-TW': '編輯訊息' },
  'audit.message_deleted': { en: 'deleted a message', 'zh-TW': '刪除訊息' },
  'audit.linked': { en: 'linked it with another ticket', 'zh-TW': '與另一張工單建立關聯' },
  'audit.answer_passed_on': {
    en: 'sent the department’s answer to the customer',
    'zh-TW': '把部門的回覆轉給客戶',
  },
  'audit.other': { en: 'changed something ({type})', 'zh-TW': '進行了變更（{type}）' },
  'audit.what.status': { en: 'status', 'zh-TW': '狀態' },
  'audit.what.assignee': { en: 'assignee', 'zh-TW': '負責人' },
  'audit.what.priority': { en: 'priority', 'zh-TW': '優先順序' },
  'audit.what.category': { en: 'category', 'zh-TW': '類別' },
  'audit.what.escalation': { en: 'help from {department}', 'zh-TW': '{department}協助' },
  'audit.field.subject': { en: 'subject', 'zh-TW': '主旨' },
  'audit.field.description': { en: 'description', 'zh-TW': '內容說明' },
  'audit.field.tags': { en: 'tags', 'zh-TW': '標籤' },
  'audit.field.type': { en: 'type', 'zh-TW': '類型' },
  'audit.field.requester': { en: 'requester', 'zh-TW': '提問者' },
  'audit.field.via': { en: 'channel of contact', 'zh-TW': '聯絡管道' },
  'audit.settings': {
    en: 'changed the settings (version {version}): {fields}',
    'zh-TW': '變更設定（第 {version} 版）：{fields}',
  },
  'audit.role_added': { en: 'added to {role}: {people}', 'zh-TW': '加入 {role}：{people}' },
  'audit.role_removed': { en: 'removed from {role}: {people}', 'zh-TW': '移出 {role}：{people}' },
  'audit.forgotten': {
    en: 'erased a person ({pseudonym}): {tickets, plural, one {# ticket} other {# tickets}}, {messages, plural, one {# message} other {# messages}}',
    'zh-TW': '清除一個人的資料（{pseudonym}）：{tickets} 張工單、{messages} 則訊息',
  },
  'audit.retention': {
    en: 'erased the texts of {tickets, plural, one {# ticket} other {# tickets}} that were closed long ago',
    'zh-TW': '清除 {tickets} 張結案已久的工單內容',
  },
});
