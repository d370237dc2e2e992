import { define } from './define.js';

/** `bellhop forget`. */
export const privacy = define({
  'forget.about': {
    en: 'erases a person’s texts and identity everywhere; figures stay',
    'zh-TW': '清除一個人的所有內容與身分；統計數字不變',
  },
  'forget.person': { en: 'a person or contact: @name, U… or an e-mail', 'zh-TW': '人員或聯絡人：@名稱、U… 或電子郵件' },
  'forget.yes': { en: 'does it; without it only counts are shown', 'zh-TW': '確實執行；未加此選項時只顯示數量' },
  'forget.unknown': {
    en: '“{person}” is nobody in this workspace. Give @name, an id (U…) or an e-mail address.',
    'zh-TW': '工作區沒有「{person}」。請輸入 @名稱、ID（U…）或電子郵件。',
  },
  'forget.several': {
    en: '“{person}” fits several people: {ids}. Give one of these ids.',
    'zh-TW': '「{person}」符合多個人：{ids}。請輸入其中一個 ID。',
  },
  'forget.unavailable': {
    en: 'Slack does not tell who “{person}” is ({code}). Give the id (U…).',
    'zh-TW': 'Slack 無法提供「{person}」的資料（{code}）。請改用 ID（U…）。',
  },
  'forget.address_unknown': {
    en: 'Slack does not tell the e-mail address of “{person}”: in texts of others it stays. To erase it too, run forget with the address afterwards.',
    'zh-TW':
      'Slack 未提供「{person}」的電子郵件，他人內容中的電子郵件會保留。若要一併清除，請之後再以電子郵件執行 forget。',
  },
  'forget.person_unknown': {
    en: 'Slack does not tell whose address {person} is ({code}): only contacts and texts with it are found. For somebody in Slack run forget with @name or the id (U…) as well.',
    'zh-TW':
      'Slack 未提供 {person} 屬於誰（{code}），只會找到使用此電子郵件的聯絡人與內容。若是 Slack 裡的人，請另以 @名稱或 ID（U…）執行 forget。',
  },
  'forget.bot': {
    en: '“{person}” is an app. Apps have no ticket texts to forget.',
    'zh-TW': '「{person}」是應用程式，沒有需要清除的工單內容。',
  },
  'forget.nothing': { en: 'Bellhop keeps nothing of {person}.', 'zh-TW': 'Bellhop 沒有保留 {person} 的任何資料。' },
  'forget.found': { en: 'Bellhop keeps of {person}:', 'zh-TW': 'Bellhop 保留了 {person} 的下列資料：' },
  'forget.tickets': {
    en: '  {tickets, plural, one {# ticket} other {# tickets}}, {unresolved} of them unresolved',
    'zh-TW': '  {tickets} 張工單，其中 {unresolved} 張未結',
  },
  'forget.messages': {
    en: '  {messages, plural, one {# message} other {# messages}} by or about them',
    'zh-TW': '  {messages} 則由其撰寫或與其相關的訊息',
  },
  'forget.mentions': {
    en: '  {mentions, plural, one {# text of others that names} other {# texts of others that name}} them',
    'zh-TW': '  {mentions} 段他人撰寫、提及其姓名或電子郵件的內容',
  },
  'forget.events': {
    en: '  {events, plural, one {# event} other {# events}} in histories',
    'zh-TW': '  {events} 筆歷程紀錄',
  },
  'forget.queues': {
    en: '  {inbox} received deliveries, {outbox} posts that wait',
    'zh-TW': '  {inbox} 筆收到的事件、{outbox} 則等待送出的貼文',
  },
  'forget.assigned': {
    en: '  {assigned, plural, one {# unresolved ticket} other {# unresolved tickets}} they work on: back to the queue',
    'zh-TW': '  {assigned} 張由其負責的未結工單：將回到待辦佇列',
  },
  'forget.lists': {
    en: '  {lists, plural, one {# list} other {# lists}} of roles or on call: they are taken out',
    'zh-TW': '  {lists} 份角色或值班名單：將從中移除',
  },
  'forget.dry_run': {
    en: 'Nothing was changed. It cannot be undone; to do it, repeat the command with --yes.',
    'zh-TW': '尚未變更任何資料。此操作無法復原；若要執行，請加上 --yes 再執行一次。',
  },
  'forget.swept': {
    en: 'In Slack: {edited} posts and files erased, {left} that Slack does not let Bellhop change.',
    'zh-TW': 'Slack：已清除 {edited} 則貼文與檔案，另有 {left} 則 Slack 不允許 Bellhop 變更。',
  },
  'forget.done': {
    en: 'Forgotten: {tickets} tickets and {messages} messages erased. Figures count them as {pseudonym}.',
    'zh-TW': '已清除：{tickets} 張工單、{messages} 則訊息。統計數字中以 {pseudonym} 計算。',
  },
  'forget.their_own': {
    en: 'What they wrote themselves in Slack is theirs: they, or a workspace admin, delete it there.',
    'zh-TW': '其本人在 Slack 撰寫的訊息屬於本人，請由本人或工作區管理員在 Slack 刪除。',
  },
});
