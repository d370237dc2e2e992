import { define } from '../../../src/i18n/messages/define.js';

/** What the tour says. */
export const tour = define({
  'tour.title': { en: 'Tour', 'zh-TW': '導覽' },
  'tour.welcome': { en: 'Welcome to the desk', 'zh-TW': '歡迎使用客服台' },
  'tour.about': {
    en: 'Nine steps, about five minutes: you ask for help, work the ticket, bring in a department, and read the digest. Each step watches the real desk.',
    'zh-TW': '九個步驟，約五分鐘：提出問題、處理工單、請部門協助，最後閱讀每日摘要。每一步都會觀察真正的客服台。',
  },
  'tour.start': { en: 'Start the tour', 'zh-TW': '開始導覽' },
  'tour.later': { en: 'Not now', 'zh-TW': '稍後再說' },
  'tour.close': { en: 'Close the tour', 'zh-TW': '關閉導覽' },
  'tour.again': { en: 'Start again', 'zh-TW': '重新開始' },
  'tour.step': { en: 'Step {n} of {all}', 'zh-TW': '步驟 {n}／{all}' },
  'tour.waiting': { en: 'Waiting until it happens …', 'zh-TW': '等待完成……' },
  'tour.done': { en: 'Done', 'zh-TW': '完成' },
  'tour.goto': { en: 'Take me there', 'zh-TW': '帶我過去' },
  'tour.fill': { en: 'Write it for me', 'zh-TW': '幫我填寫' },
  'tour.skip': { en: 'Skip', 'zh-TW': '略過' },
  'tour.finished': { en: 'That is the whole way of a ticket', 'zh-TW': '這就是工單的完整流程' },
  'tour.finished_about': {
    en: 'Look around: the Home tab of an agent, /kpi today as a manager, or the faults in the control panel.',
    'zh-TW': '繼續逛逛：客服人員的首頁、以主管身分輸入 /kpi today，或控制台的故障模擬。',
  },
  'tour.ask': { en: 'Ask for help', 'zh-TW': '提出問題' },
  'tour.ask_how': {
    en: 'You are {requester}. Write into {help} what is wrong: “{example}”',
    'zh-TW': '您是{requester}。請在 {help} 寫下問題：「{example}」',
  },
  'tour.ask_example': { en: 'My last invoice has the wrong amount', 'zh-TW': '上個月的發票金額有誤' },
  'tour.ticket': { en: 'It becomes a ticket', 'zh-TW': '問題變成工單' },
  'tour.ticket_how': {
    en: 'Bellhop answers in the thread, and a card appears in {queue}, where {agent} works.',
    'zh-TW': 'Bellhop 會在對話串回應，並在{agent}工作的 {queue} 張貼卡片。',
  },
  'tour.take': { en: 'Take it', 'zh-TW': '接下工單' },
  'tour.take_how': {
    en: 'As {agent}, press “{button}” on the card.',
    'zh-TW': '以{agent}的身分按下卡片上的「{button}」。',
  },
  'tour.reply': { en: 'Reply', 'zh-TW': '回覆提問者' },
  'tour.reply_how': {
    en: 'Press “{button}” on the card and write to {requester}. What is written under the card stays a note.',
    'zh-TW': '按下卡片上的「{button}」，寫給{requester}。寫在卡片底下的內容則是內部備註。',
  },
  'tour.reply_example': { en: 'I am looking into it, one moment please.', 'zh-TW': '我正在確認，請稍候。' },
  'tour.escalate': { en: 'Ask a department', 'zh-TW': '請部門協助' },
  'tour.escalate_how': {
    en: 'Press “{button}”, choose {department} and say why.',
    'zh-TW': '按下「{button}」，選擇「{department}」並說明原因。',
  },
  'tour.department': { en: 'Billing', 'zh-TW': '帳務部' },
  'tour.escalate_example': { en: 'The amount differs from the contract.', 'zh-TW': '金額與合約不符。' },
  'tour.accept': { en: 'The department accepts', 'zh-TW': '部門受理' },
  'tour.accept_how': {
    en: '{member} of {department} has got a card in {channel}: press “{button}”.',
    'zh-TW': '{department} 的{member}在 {channel} 收到卡片：按下「{button}」。',
  },
  'tour.answer': { en: 'The department answers', 'zh-TW': '部門回覆' },
  'tour.answer_how': {
    en: 'Press “{button}” there and write what you found. It goes to {agent}, not to the customer.',
    'zh-TW': '在那裡按下「{button}」並寫下結果。內容會送給{agent}，不會直接給客戶。',
  },
  'tour.answer_example': {
    en: 'It was counted twice; the right amount is 90.',
    'zh-TW': '重複計算了，正確金額是 90 元。',
  },
  'tour.solve': { en: 'Solve it', 'zh-TW': '解決工單' },
  'tour.solve_how': {
    en: 'As {agent}, press “{button}” on the card. {requester} is told, and may re-open it.',
    'zh-TW': '以{agent}的身分按下卡片上的「{button}」。{requester}會收到通知，也可以重新開啟。',
  },
  'tour.digest': { en: 'Read the digest', 'zh-TW': '閱讀每日摘要' },
  'tour.digest_how': {
    en: 'Move the desk clock to the next morning. The digest appears in {channel}, where {manager} reads it.',
    'zh-TW': '把客服台時鐘撥到下一個早上。摘要會出現在 {channel}，由{manager}閱讀。',
  },
  'tour.move_clock': { en: 'Go on to {day} 09:00', 'zh-TW': '前往 {day} 09:00' },
});
