import { define } from './define.js';

/** What is wrong with a desk file, said beside its line and path. */
export const deskFile = define({
  'deskfile.yaml': { en: 'this is not YAML: {problem}', 'zh-TW': '不是正確的 YAML：{problem}' },
  'deskfile.quote': {
    en: 'in YAML a value that begins with {sign} must stand in quotes: "{sign}name"',
    'zh-TW': '在 YAML 裡，以 {sign} 開頭的值必須加上引號："{sign}name"',
  },
  'deskfile.comment': {
    en: 'is empty, because # begins a comment in YAML; write it in quotes: "#name"',
    'zh-TW': '是空的，因為 # 在 YAML 裡表示註解；請加上引號："#name"',
  },
  'deskfile.empty': {
    en: 'is empty; write a value, [] for an empty list, or leave the line out to keep what is set',
    'zh-TW': '沒有值；請填寫內容，空清單請寫 []，或刪除這一行以保留目前的設定',
  },
  'deskfile.not_a_map': {
    en: 'must be fields with values, such as queue: "#support-queue"',
    'zh-TW': '必須是欄位與值，例如 queue: "#support-queue"',
  },
  'deskfile.unknown_key': {
    en: '“{key}” is not a field; the fields here are {known}',
    'zh-TW': '沒有「{key}」這個欄位；這裡的欄位有：{known}',
  },
  'deskfile.unknown_key_near': {
    en: '“{key}” is not a field; did you mean “{near}”?',
    'zh-TW': '沒有「{key}」這個欄位；是不是要寫「{near}」？',
  },
  'deskfile.missing': { en: 'is missing; write {example}', 'zh-TW': '缺少這個欄位；請寫 {example}' },
  'deskfile.wrong': { en: '{value} does not fit; write {example}', 'zh-TW': '{value} 不正確；請寫 {example}' },
  'deskfile.wrong_near': {
    en: '{value} does not fit; did you mean {near}?',
    'zh-TW': '{value} 不正確；是不是要寫 {near}？',
  },
  'deskfile.one_of': { en: '{value} is none of {choices}', 'zh-TW': '{value} 不是 {choices} 其中之一' },
  'deskfile.too_many': { en: 'has more than {max} entries', 'zh-TW': '超過 {max} 項' },
  'deskfile.too_long': { en: '{value} is longer than {max} characters', 'zh-TW': '{value} 超過 {max} 個字元' },
  'deskfile.twice': {
    en: '{value} stands here twice, the first time on line {line}',
    'zh-TW': '{value} 重複了，第一次在第 {line} 行',
  },
  'deskfile.category_twice': {
    en: 'the category {value} belongs to “{other}” already (line {line}); a category has one department',
    'zh-TW': '類別 {value} 已屬於「{other}」（第 {line} 行）；一個類別只能屬於一個部門',
  },
  'deskfile.department_in_use': {
    en: 'the department “{key}” still has {tickets}{more, plural, =0 {} other { and # more}}, and is not in the file; let it answer or return them, or take them back (/escalate {number} cancel {key}), then apply the file again',
    'zh-TW':
      '部門「{key}」還在協助 {tickets}{more, plural, =0 {} other { 等，另有 # 張}}，但檔案裡沒有這個部門；請先由部門回覆或退回，或收回請求（/escalate {number} 取消 {key}），再套用一次',
  },
  'deskfile.department_is_queue': {
    en: '{value} is the queue; the department “{key}” needs a channel of its own',
    'zh-TW': '{value} 是待辦佇列頻道；部門「{key}」必須有自己的頻道',
  },
  'deskfile.department_word': {
    en: '“{value}” means something else in commands; choose another word',
    'zh-TW': '「{value}」在指令裡有其他意思，請改用別的名稱',
  },
  'deskfile.once_needs_categories': {
    en: 'a department that gets tickets at once needs categories',
    'zh-TW': '要立即收到工單的部門必須設定 categories',
  },
  'deskfile.emoji_twice': {
    en: ':{emoji}: would mean both “{one}” and “{two}”',
    'zh-TW': ':{emoji}: 會同時代表「{one}」與「{two}」',
  },
  'deskfile.intake_is_queue': {
    en: '{value} is the queue; its messages cannot become tickets',
    'zh-TW': '{value} 是待辦佇列頻道，裡面的訊息不能變成工單',
  },
  'deskfile.intake_is_department': {
    en: '{value} is the channel of “{key}”; its messages cannot become tickets',
    'zh-TW': '{value} 是部門「{key}」的頻道，裡面的訊息不能變成工單',
  },
  'deskfile.no_channel': {
    en: 'Bellhop sees no channel {value}; if it is private, invite Bellhop there first: /invite @Bellhop',
    'zh-TW': 'Bellhop 找不到頻道 {value}；如果是私人頻道，請先在該頻道邀請 Bellhop：/invite @Bellhop',
  },
  'deskfile.no_channel_near': {
    en: 'Bellhop sees no channel {value}; did you mean {near}? If it is private, invite Bellhop there first: /invite @Bellhop',
    'zh-TW': 'Bellhop 找不到頻道 {value}；是不是要寫 {near}？如果是私人頻道，請先邀請 Bellhop：/invite @Bellhop',
  },
  'deskfile.channel_archived': { en: 'the channel {value} is archived', 'zh-TW': '頻道 {value} 已封存' },
  'deskfile.no_person': { en: 'nobody here is {value}', 'zh-TW': '這個工作區沒有 {value}' },
  'deskfile.no_person_near': {
    en: 'nobody here is {value}; did you mean {near}?',
    'zh-TW': '這個工作區沒有 {value}；是不是要寫 {near}？',
  },
  'deskfile.person_left': { en: '{value} has left the workspace', 'zh-TW': '{value} 已離開這個工作區' },
  'deskfile.person_is_bot': { en: '{value} is an app, not a person', 'zh-TW': '{value} 是應用程式，不是使用者' },
  'deskfile.several': {
    en: '{value} could be {candidates}; write the id of the one you mean',
    'zh-TW': '{value} 可能是 {candidates}；請改寫成其中一個的 ID',
  },
  'deskfile.no_group': {
    en: 'there is no person and no user group {value}',
    'zh-TW': '沒有名為 {value} 的使用者或使用者群組',
  },
  'deskfile.no_group_near': {
    en: 'there is no person and no user group {value}; did you mean {near}?',
    'zh-TW': '沒有名為 {value} 的使用者或使用者群組；是不是要寫 {near}？',
  },
  'deskfile.names_refused': {
    en: 'Slack does not let Bellhop look up {value} ({method}: {code}); write its id instead, or mend the app’s scopes',
    'zh-TW': 'Slack 不允許 Bellhop 查詢 {value}（{method}：{code}）；請改寫 ID，或修正應用程式的權限範圍',
  },
  'deskfile.groups_refused': {
    en: 'there is no person {value}, and Slack does not let Bellhop read user groups ({code}); write its id instead',
    'zh-TW': '沒有名為 {value} 的使用者，而且 Slack 不允許 Bellhop 讀取使用者群組（{code}）；請改寫 ID',
  },
  'deskfile.export_title': {
    en: 'Bellhop’s desk: apply it with “bellhop desk apply FILE”. What is left out stays as it is; a list is always the whole list.',
    'zh-TW': 'Bellhop 客服台設定：用「bellhop desk apply 檔案」套用。沒寫的項目維持原樣；清單一律是完整清單。',
  },
  'deskfile.export_references': {
    en: 'People: "@name", an e-mail address or an id (U…). Channels: "#name" or an id (C…). On call: also user groups.',
    'zh-TW': '人員：「@名稱」、電子郵件或 ID（U…）。頻道：「#名稱」或 ID（C…）。值班者也可以是使用者群組。',
  },
  'deskfile.about_queue': { en: 'where the ticket cards are', 'zh-TW': '工單卡片所在的頻道' },
  'deskfile.about_fallback': {
    en: 'where a post goes whose own channel is gone',
    'zh-TW': '原頻道無法使用時改貼到這裡',
  },
  'deskfile.about_categories': { en: 'what a ticket can be about', 'zh-TW': '工單的類別' },
  'deskfile.about_intake': {
    en: 'watched channels; auto: each message is a ticket, offer: Bellhop asks first',
    'zh-TW': '監看的頻道；auto：每則訊息都成為工單，offer：先詢問',
  },
  'deskfile.about_departments': { en: 'who answers escalations, and where', 'zh-TW': '協助處理的部門與其頻道' },
  'deskfile.about_relay': {
    en: 'true: what is written under a card goes on to a DM conversation',
    'zh-TW': 'true：寫在卡片底下的內容會轉達到私訊',
  },
  'deskfile.about_emoji': { en: 'the emoji that act on a message', 'zh-TW': '對訊息有作用的表情符號' },
  'deskfile.about_roles': {
    en: 'no agents: whoever is in the queue channel; no admins: the workspace’s admins',
    'zh-TW': '未設定 agents：佇列頻道的成員；未設定 admins：工作區管理員',
  },
  'deskfile.about_digest': {
    en: 'the daily digest, at a time of the desk’s zone; names: figures per agent',
    'zh-TW': '每日摘要，依客服台時區的時間；names：顯示每位客服人員的數字',
  },
  'deskfile.about_retention': {
    en: 'so many days after a ticket was closed its texts and its customer are erased; null: never',
    'zh-TW': '工單結案滿幾天後清除內容與提問者身分；null 表示不清除',
  },
});
