import { define } from './define.js';

/** A "no" to a person: what was wrong and, where there is one, what is right. */
export const refusals = define({
  'refusal.no_ticket': {
    en: 'There is no ticket T-{number} that you can open.',
    'zh-TW': '沒有您可以檢視的工單 T-{number}。',
  },
  'refusal.requester_writes': {
    en: 'Only agents can do that. To add to T-{number}, write in its thread.',
    'zh-TW': '只有客服人員可以這麼做。如果要補充 T-{number} 的內容，請在它的對話串留言。',
  },
  'refusal.agents_work': {
    en: 'You can read T-{number}; agents do that.',
    'zh-TW': '您可以檢視 T-{number}，但這個操作由客服人員進行。',
  },
  'refusal.audit_not_yours': {
    en: 'Only leads, managers and admins can read the history of T-{number}.',
    'zh-TW': '只有組長、主管與管理員可以檢視 T-{number} 的歷程。',
  },
  'refusal.ticket_gone': { en: 'That ticket cannot be opened.', 'zh-TW': '無法開啟這張工單。' },
  'refusal.not_allowed': {
    en: 'That is not available to you. Ask a desk admin if you need it.',
    'zh-TW': '您沒有使用這項功能的權限。若有需要，請洽客服台管理員。',
  },
  'refusal.status_already': { en: 'T-{number} is already “{status}”.', 'zh-TW': 'T-{number} 已經是「{status}」。' },
  'refusal.already_solved': {
    en: 'T-{number} is already solved.',
    'zh-TW': 'T-{number} 已經解決了。',
  },
  'refusal.not_solved': {
    en: 'T-{number} is “{status}”, so there is nothing to re-open.',
    'zh-TW': 'T-{number} 目前是「{status}」，不需要重新開啟。',
  },
  'refusal.closed': {
    en: 'T-{number} is closed. Write in its thread and a follow-up ticket opens.',
    'zh-TW': 'T-{number} 已結案。請在原對話串留言，系統會開立後續工單。',
  },
  'refusal.goes_on_elsewhere': {
    en: 'T-{number} stays closed: T-{other} goes on with it in the same thread. Work on T-{other}, or close it first.',
    'zh-TW': 'T-{number} 仍維持結案：同一對話串已由 T-{other} 接續處理。請處理 T-{other}，或先將它結案。',
  },
  'refusal.taken_by_you': { en: 'T-{number} is already yours.', 'zh-TW': 'T-{number} 已經由您負責。' },
  'refusal.taken': {
    en: '{who} has taken T-{number}. A lead can assign it to you.',
    'zh-TW': 'T-{number} 已由 {who} 負責。如需轉給您，請組長指派。',
  },
  'refusal.assigned_already': {
    en: 'T-{number} is already assigned to {who}.',
    'zh-TW': 'T-{number} 的負責人已經是 {who}。',
  },
  'refusal.unassigned_already': {
    en: 'T-{number} is not assigned to anybody.',
    'zh-TW': 'T-{number} 目前沒有負責人。',
  },
  'refusal.assign_others': {
    en: 'Only a lead can assign T-{number} to somebody else. You can take it with `/ticket take {number}`.',
    'zh-TW': '只有組長可以把 T-{number} 指派給其他人。您可以用 `/ticket 處理 {number}` 自己接手。',
  },
  'refusal.not_an_agent': {
    en: '{who} is not an agent of this desk, so tickets cannot be assigned to them.',
    'zh-TW': '{who} 不是這個客服台的客服人員，無法指派工單。',
  },
  'refusal.priority_already': {
    en: 'The priority of T-{number} is already “{priority}”.',
    'zh-TW': 'T-{number} 的優先順序已經是「{priority}」。',
  },
  'refusal.department_needed': {
    en: 'Choose the department that should help with T-{number}.',
    'zh-TW': '請選擇要協助 T-{number} 的部門。',
  },
  'refusal.not_escalated': {
    en: 'No such escalation of T-{number} is open, so there is nothing to cancel.',
    'zh-TW': 'T-{number} 目前沒有可以取消的部門協助。',
  },
  'refusal.which_escalation': {
    en: 'Several departments have T-{number}: {departments}. Say which one: `/escalate {number} cancel [department]`.',
    'zh-TW': '有多個部門在協助 T-{number}（{departments}），請指明部門：`/escalate {number} 取消 [部門]`。',
  },
  'refusal.escalated_already': {
    en: '{department} already has T-{number}. Write in the thread of its card instead.',
    'zh-TW': '{department}已經在協助 T-{number}，請直接在它的卡片對話串留言。',
  },
  'refusal.not_your_escalation': {
    en: 'Only members of the department’s channel can do that.',
    'zh-TW': '只有該部門頻道的成員可以這麼做。',
  },
  'refusal.department_gone': {
    en: 'The department “{department}” is not set up any more. A desk admin can put it back, or an agent takes the escalation back.',
    'zh-TW': '部門「{department}」已不在客服台的設定裡。請客服台管理員加回這個部門，或由客服人員收回請求。',
  },
  'refusal.agents_only': { en: 'Only agents of this desk can do that.', 'zh-TW': '只有客服人員可以這麼做。' },
  'refusal.escalation_ended': {
    en: 'This escalation has ended: {state}.',
    'zh-TW': '這次的跨部門協助已經結束：{state}。',
  },
  'refusal.accepted_already': { en: '{who} has accepted it already.', 'zh-TW': '{who} 已經受理了。' },
  'refusal.return_reason': {
    en: 'Say why you return it, so that the agent knows what is missing.',
    'zh-TW': '請寫下退回原因，讓客服人員知道還缺什麼。',
  },
  'refusal.answer_text': { en: 'Write the answer first.', 'zh-TW': '請先寫下回覆內容。' },
  'refusal.message_known': {
    en: 'That message belongs to T-{number} already.',
    'zh-TW': '這則訊息已經屬於 T-{number}。',
  },
  'refusal.message_deleted': {
    en: 'The author has deleted that message. Nothing was saved.',
    'zh-TW': '作者已刪除這則訊息，因此沒有儲存任何內容。',
  },
  'refusal.no_answer': { en: 'There is no answer to send yet.', 'zh-TW': '目前還沒有可以轉給客戶的回覆。' },
  'refusal.answer_erased': {
    en: 'This answer was erased, so there is nothing to send on. Write to the customer with Reply.',
    'zh-TW': '這則回覆已清除，無法轉給客戶。請改用「回覆」寫給客戶。',
  },
  'refusal.passed_on_already': {
    en: 'This answer has already gone to the customer.',
    'zh-TW': '這則回覆已經轉給客戶了。',
  },
  'refusal.not_in_thread': {
    en: 'Write this in the thread of a ticket, or name one: `{example}`.',
    'zh-TW': '請在工單的對話串裡使用，或寫上工單編號：`{example}`。',
  },
  'refusal.stale': {
    en: 'Somebody else changed it meanwhile. Please look again and repeat.',
    'zh-TW': '剛剛有其他人更新過。請確認最新狀態後再試一次。',
  },
  'refusal.perhaps_saved': {
    en: 'Our database took too long to answer, so it is not certain that this was saved. Please look before you do it again.',
    'zh-TW': '資料庫太久沒有回應，還不確定剛才的操作是否已經儲存。請先查看，再決定要不要重做一次。',
  },
  'refusal.failed': {
    en: 'That was not saved, because something went wrong on our side. Please try again in a moment.',
    'zh-TW': '系統出了狀況，剛才的操作沒有儲存。請稍後再試一次。',
  },
});
