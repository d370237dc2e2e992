import { define } from './define.js';

/** Answers to slash commands, mentions and shortcuts; Home tab. */
export const commands = define({
  'command.usage': {
    en: '{problem} The right form: `{usage}`',
    'zh-TW': '{problem}正確用法：`{usage}`',
  },
  'problem.status_missing': {
    en: 'Which status? Choose one of: new, open, pending, on hold, solved, closed.',
    'zh-TW': '請指定狀態。可用：新進、處理中、待客戶回覆、暫停、已解決、已結案。',
  },
  'problem.status': {
    en: '“{input}” is not a status. Choose one of: new, open, pending, on hold, solved, closed.',
    'zh-TW': '「{input}」不是狀態。可用：新進、處理中、待客戶回覆、暫停、已解決、已結案。',
  },
  'problem.priority_missing': {
    en: 'Which priority? Choose one of: low, normal, high, urgent.',
    'zh-TW': '請指定優先順序。可用：低、一般、高、緊急。',
  },
  'problem.priority': {
    en: '“{input}” is not a priority. Choose one of: low, normal, high, urgent.',
    'zh-TW': '「{input}」不是優先順序。可用：低、一般、高、緊急。',
  },
  'problem.user_missing': {
    en: 'Who? Write @ and choose a name.',
    'zh-TW': '請指定人員：輸入 @ 再選擇姓名。',
  },
  'problem.user': {
    en: '“{input}” is not a person in Slack. Write @ and choose a name.',
    'zh-TW': '「{input}」不是 Slack 成員。請輸入 @ 再選擇姓名。',
  },
  'problem.text': { en: 'The text is missing.', 'zh-TW': '缺少內容。' },
  'problem.number': { en: 'The ticket’s number is missing.', 'zh-TW': '缺少工單編號。' },
  'problem.not_number': {
    en: '“{input}” is not a ticket number.',
    'zh-TW': '「{input}」不是工單編號。',
  },
  'problem.department': {
    en: 'There is no department “{input}”.',
    'zh-TW': '沒有「{input}」這個部門。',
  },
  'problem.list_here': { en: 'Lists are shown by a command.', 'zh-TW': '清單請用指令查看。' },
  'problem.list_own': { en: 'Your list is one list.', 'zh-TW': '您的工單只有一份清單。' },
  'problem.list': {
    en: '“{input}” is not a list. Use mine, unassigned or a department.',
    'zh-TW': '「{input}」不是清單。可用：我的、未指派，或部門名稱。',
  },
  'problem.verb': {
    en: 'I do not know “{input}”.',
    'zh-TW': '看不懂「{input}」。',
  },
  'problem.language': {
    en: 'I do not speak “{input}”.',
    'zh-TW': '不支援「{input}」這個語言。',
  },
  'problem.language_missing': { en: 'Which language?', 'zh-TW': '請指定語言。' },
  'done.taken': { en: '{ticket} is yours now.', 'zh-TW': '{ticket} 已由您負責。' },
  'done.assigned': { en: '{ticket} is assigned to {who}.', 'zh-TW': '已把 {ticket} 指派給 {who}。' },
  'done.status': { en: '{ticket} is now “{status}”.', 'zh-TW': '{ticket} 已改為「{status}」。' },
  'done.priority': {
    en: 'The priority of {ticket} is now “{priority}”.',
    'zh-TW': '{ticket} 的優先順序已改為「{priority}」。',
  },
  'done.noted': { en: 'Noted on {ticket}.', 'zh-TW': '已在 {ticket} 加上內部備註。' },
  'done.replied': {
    en: 'Your reply to {ticket} is on its way to the customer.',
    'zh-TW': '{ticket} 的回覆正在送給客戶。',
  },
  'done.logged': { en: 'The contact is logged on {ticket}.', 'zh-TW': '已在 {ticket} 記錄這次聯絡。' },
  'done.still_closed': {
    en: 'The ticket is closed and stays so: an answer opens a follow-up ticket.',
    'zh-TW': '這張工單已結案，狀態不變；客戶若再回覆，會開立後續工單。',
  },
  'done.escalated': {
    en: '{department} has been asked for help with {ticket}.',
    'zh-TW': '已請{department}協助 {ticket}。',
  },
  'done.escalated_solved': {
    en: '{department} has been asked for help with {ticket}, which is “{status}”.',
    'zh-TW': '已請{department}協助 {ticket}；請留意這張工單目前是「{status}」。',
  },
  'done.escalation_cancelled': {
    en: '{department} is no longer asked for help with {ticket}.',
    'zh-TW': '已取消請{department}協助 {ticket}。',
  },
  'done.opened': { en: 'Opened {ticket}.', 'zh-TW': '已開立 {ticket}。' },
  'done.already': { en: 'This message already has a ticket: {ticket}', 'zh-TW': '這則訊息已有工單：{ticket}' },
  'done.already_other': { en: 'This message already has a ticket.', 'zh-TW': '這則訊息已有工單。' },
  'done.reopened': { en: '{ticket} is open again.', 'zh-TW': '{ticket} 已重新開啟。' },
  'done.language': { en: 'I will write to you in English.', 'zh-TW': '之後會以繁體中文與您溝通。' },
  'list.title_all': { en: 'Unresolved tickets', 'zh-TW': '未結工單' },
  'list.title_mine': { en: 'Your tickets', 'zh-TW': '您負責的工單' },
  'list.title_unassigned': { en: 'Tickets that nobody has taken', 'zh-TW': '尚未有人負責的工單' },
  'list.title_department': { en: 'Tickets with {department}', 'zh-TW': '{department}的工單' },
  'list.title_requester': { en: 'Your requests', 'zh-TW': '您的工單' },
  'list.count': {
    en: '{total, plural, =0 {none} one {# ticket} other {# tickets}}',
    'zh-TW': '{total, plural, =0 {沒有工單} other {共 # 張}}',
  },
  'list.page': { en: 'page {page} of {pages}', 'zh-TW': '第 {page}／{pages} 頁' },
  'list.empty': { en: 'Nothing here. :tada:', 'zh-TW': '目前沒有工單。:tada:' },
  'show.messages': { en: '*Latest messages*', 'zh-TW': '*最近訊息*' },
  'help.ticket': {
    en: '*Tickets*\n`/ticket printer is broken` opens the form with that subject; `/ticket` alone an empty one.\n`/ticket list [mine|unassigned|department] [page]` · `/ticket show 12`\n`/ticket take 12` · `/ticket assign 12 @name` · `/ticket status 12 pending` · `/ticket priority 12 high`\n`/ticket note 12 text` (only agents see it) · `/ticket reply 12 text` (the customer gets it)\n`/ticket resolve 12` · `/ticket reopen 12`',
    'zh-TW':
      '*工單*\n`/ticket 印表機壞了`：以這個主旨開啟表單；只輸入 `/ticket` 則是空白表單。\n`/ticket 清單 [我的|未指派|部門] [頁數]`．`/ticket 查看 12`\n`/ticket 處理 12`．`/ticket 指派 12 @姓名`．`/ticket 狀態 12 暫停`．`/ticket 優先 12 高`\n`/ticket 備註 12 內容`（只有客服人員看得到）．`/ticket 回覆 12 內容`（會送給客戶）\n`/ticket 解決 12`．`/ticket 重開 12`',
  },
  'help.viewer': {
    en: '*Tickets*\n`/ticket printer is broken` opens the form with that subject; `/ticket` alone an empty one.\n`/ticket list [unassigned|department] [page]` shows the desk’s tickets · `/ticket show 12`',
    'zh-TW':
      '*工單*\n`/ticket 印表機壞了`：以這個主旨開啟表單；只輸入 `/ticket` 則是空白表單。\n`/ticket 清單 [未指派|部門] [頁數]`：列出客服台的工單．`/ticket 查看 12`',
  },
  'help.requester': {
    en: '*Your requests*\n`/ticket printer is broken` opens a request. `/ticket list` shows yours, `/ticket show 12` one of them. You can also send me a direct message, or put {create} on a message.',
    'zh-TW':
      '*您的工單*\n輸入 `/ticket 印表機壞了` 開立工單；`/ticket 清單` 列出您的工單，`/ticket 查看 12` 查看其中一張。也可以直接傳私訊給我，或在訊息加上 {create}。',
  },
  'help.escalate': {
    en: '*Escalations*\n`/escalate 12` opens the form; `/escalate 12 billing: wrong invoice` asks that department at once; `/escalate 12 wrong invoice` asks the one of the ticket’s category; `/escalate 12 cancel` takes it back. The colon may be left out, but a name of up to three letters then has to be in capitals (`IT`).',
    'zh-TW':
      '*請部門協助*\n`/escalate 12` 開啟表單；`/escalate 12 帳務部：發票金額錯誤` 直接請該部門協助；`/escalate 12 發票金額錯誤` 請工單類別所屬的部門協助；`/escalate 12 取消` 收回請求。冒號可以省略；三個字母以內的英文名稱省略冒號時須大寫（`IT`）。',
  },
  'help.kpi': {
    en: '*Figures*\n`/kpi [today|yesterday|week|month] [department|@agent]`',
    'zh-TW': '*指標*\n`/kpi [今天|昨天|本週|本月] [部門|@客服人員]`',
  },
  'help.desk': {
    en: '*Desk*\n`/desk help` · `/desk language en|zh-TW|auto`',
    'zh-TW': '*客服台*\n`/desk 說明`．`/desk 語言 en|zh-TW|auto`',
  },
  'help.audit': { en: '`/desk audit 12`: the history of a ticket', 'zh-TW': '`/desk 歷程 12`：工單的歷程' },
  'help.admin': {
    en: '`/desk settings` · `/desk audit`: what was changed in this desk',
    'zh-TW': '`/desk 設定`．`/desk 歷程`：客服台的變更紀錄',
  },
  'help.threads': {
    en: '*In a ticket’s thread*\n`@Bellhop take`, `resolve`, `reopen`, `reply …`, `note …` (only under the card: customers read their own thread), `assign @name`, `status pending`, `priority high`, `escalate billing …`\n*By emoji on a message*\n{create} open a ticket · {take} take · {resolve} resolve · {escalate} escalate',
    'zh-TW':
      '*在工單的對話串裡*\n`@Bellhop 處理`、`解決`、`重開`、`回覆 …`、`備註 …`（請寫在卡片下方，客戶看得到自己的對話串）、`指派 @姓名`、`狀態 暫停`、`優先 高`、`協助 帳務部 …`\n*在訊息加上表情符號*\n{create} 開立工單．{take} 處理．{resolve} 解決．{escalate} 請部門協助',
  },
  'home.title': { en: 'Your requests', 'zh-TW': '您的工單' },
  'home.new': { en: 'New ticket', 'zh-TW': '開立工單' },
  'home.queue': { en: 'Queue', 'zh-TW': '待辦佇列' },
  'home.mine': { en: 'Yours to do', 'zh-TW': '由您負責' },
  'home.welcome': {
    en: 'Ask for help here, in a direct message to Bellhop, or with `/ticket`.',
    'zh-TW': '需要協助時，可以在這裡開立工單、私訊 Bellhop，或輸入 `/ticket`。',
  },
  'home.no_queue': {
    en: ':warning: This desk has no queue channel yet: agents see no cards. An admin sets it up with `{command} desk apply desk.yml`.',
    'zh-TW':
      ':warning: 客服台尚未設定待辦佇列頻道，客服人員看不到工單卡片。請管理員執行 `{command} desk apply desk.yml` 設定。',
  },
  'settings.title': { en: '*Settings of this desk* (version {version})', 'zh-TW': '*客服台設定*（第 {version} 版）' },
  'settings.cut': {
    en: '{lines, plural, one {# more line does} other {# more lines do}} not fit here: the exported file has all of them.',
    'zh-TW': '還有 {lines} 行放不下，完整內容請見匯出的檔案。',
  },
  'settings.how': {
    en: 'To change them: `{command} desk export desk.yml`, edit, `{command} desk apply desk.yml`.',
    'zh-TW': '修改方式：`{command} desk export desk.yml`，編輯後 `{command} desk apply desk.yml`。',
  },
  'notice.escalate': {
    en: 'Escalate T-{number}: choose the department.',
    'zh-TW': '請部門協助 T-{number}：請選擇部門。',
  },
  'notice.private': {
    en: 'That message is in a private conversation. Open a ticket from it?',
    'zh-TW': '這則訊息在私人對話中，要用它開立工單嗎？',
  },
  'refusal.no_departments': {
    en: 'This desk has no departments yet. An admin can add them with `{command} desk apply desk.yml`.',
    'zh-TW': '客服台還沒有設定部門。請管理員用 `{command} desk apply desk.yml` 新增。',
  },
  'refusal.bot_message': { en: 'A message of an app cannot become a ticket.', 'zh-TW': '應用程式的訊息無法開立工單。' },
  'word.list_separator': { en: ', ', 'zh-TW': '、' },
});
