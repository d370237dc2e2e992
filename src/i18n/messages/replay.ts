import { define } from './define.js';

/** What `bellhop replay` says in the terminal. */
export const replay = define({
  'replay.about': {
    en: 'plays a log of incidents through a desk and shows a digest of it',
    'zh-TW': '在客服台重播事件紀錄，並顯示摘要',
  },
  'replay.file': { en: 'a CSV file; see data/README.md', 'zh-TW': 'CSV 檔案；說明見 data/README.md' },
  'replay.json': { en: 'prints the figures as one JSON object', 'zh-TW': '以一個 JSON 物件輸出各項數字' },
  'replay.into_workspace': {
    en: 'plays into the workspace and database of BELLHOP_HOME, and leaves it there',
    'zh-TW': '重播到 BELLHOP_HOME 的工作區與資料庫，並保留結果',
  },
  'replay.digest_day': {
    en: 'the day whose digest is shown; else the day with most new tickets',
    'zh-TW': '要顯示哪一天的摘要；未指定時為新工單最多的一天',
  },
  'replay.desk_running': {
    en: 'A desk is running with this BELLHOP_HOME ({home}). Stop it first, or leave out --into-workspace.',
    'zh-TW': '這個 BELLHOP_HOME（{home}）有客服台正在執行。請先停止，或不要使用 --into-workspace。',
  },
  'replay.real_slack': {
    en: 'A replay speaks to a local Slack only, never beside the credentials of a real one: unset the SLACK_ variables (a .env file sets them too).',
    'zh-TW':
      '重播只會使用本機的 Slack，不能與真實 Slack 的憑證並存：請取消設定 SLACK_ 開頭的變數（.env 檔案也會設定）。',
  },
  'replay.empty': {
    en: '{file} has no row that can be played.',
    'zh-TW': '{file} 沒有可以重播的資料列。',
  },
  'replay.columns_missing': {
    en: '{file} is not a log of incidents: its first line does not name {columns}. See data/README.md.',
    'zh-TW': '{file} 不是事件紀錄：第一行缺少欄位 {columns}。說明見 data/README.md。',
  },
  'replay.columns_twice': {
    en: '{file} names a column more than once: {columns}.',
    'zh-TW': '{file} 有重複的欄位：{columns}。',
  },
  'replay.no_such_day': {
    en: '--digest-day {day} is not a day of this log ({first} to {last}).',
    'zh-TW': '--digest-day {day} 不在這份紀錄的日期內（{first} 到 {last}）。',
  },
  'replay.line': { en: 'Line {line}:', 'zh-TW': '第 {line} 行：' },
  'replay.fault.quotes': { en: 'left out; its quotes do not match', 'zh-TW': '略過；引號不成對' },
  'replay.fault.width': {
    en: 'left out; it has {given} fields, the header {wanted}',
    'zh-TW': '略過；有 {given} 個欄位，標題列有 {wanted} 個',
  },
  'replay.fault.number': { en: 'left out; it has no incident number', 'zh-TW': '略過；沒有事件編號' },
  'replay.fault.time': {
    en: 'left out; {wanted} is “{given}”, not a time like 29-02-2016 01:16',
    'zh-TW': '略過；{wanted} 是「{given}」，不是像 29-02-2016 01:16 的時間',
  },
  'replay.fault.opened_again': {
    en: 'opened_at of {given} differs from line {wanted}, which counts',
    'zh-TW': '{given} 的 opened_at 與第 {wanted} 行不同，以該行為準',
  },
  'replay.fault.state': {
    en: 'incident_state “{given}” is unknown; the status stays as it was',
    'zh-TW': '未知的 incident_state「{given}」；狀態維持不變',
  },
  'replay.fault.priority': {
    en: 'priority “{given}” is unknown; it stays as it was',
    'zh-TW': '未知的 priority「{given}」；優先順序維持不變',
  },
  'replay.fault.contact': {
    en: 'contact_type “{given}” is unknown; taken as web',
    'zh-TW': '未知的 contact_type「{given}」；視為網站',
  },
  'replay.digest': { en: 'The digest of {day}, in {channel}:', 'zh-TW': '{day} 的摘要，張貼於 {channel}：' },
  'replay.no_digest': {
    en: 'The desk’s settings bring no digest of {day}.',
    'zh-TW': '依客服台設定，{day} 沒有摘要。',
  },
  'replay.result': {
    en: '{incidents, number} incidents became {tickets, number} tickets: {handovers, number} hand-overs, {reopened, number} re-opened.',
    'zh-TW':
      '{incidents, number} 件事件成為 {tickets, number} 張工單：轉交 {handovers, number} 次，{reopened, number} 張重新開啟。',
  },
  'replay.solved': {
    en: '{count, number} solved; to the first solution {median} h (median), {p90} h (p90).',
    'zh-TW': '{count, number} 張已解決；首次解決時間中位數 {median} 小時，第 90 百分位 {p90} 小時。',
  },
});
