import { define } from './define.js';

/** What Slack shows of the app. `manifest.yml` has both languages side by side; a test holds them together. */
export const manifest = define({
  'manifest.description': {
    en: 'The customer-support desk that lives in Slack',
    'zh-TW': '住在 Slack 裡的客服工單台',
  },
  'manifest.long_description': {
    en: "Bellhop turns messages into tickets, brings in the right department through its own channel, tells the customer what happens, and posts a daily digest of the desk's figures. Agents work from a queue channel, threads, slash commands and the Home tab. It speaks English and Traditional Chinese.",
    'zh-TW':
      'Bellhop 把訊息變成工單，透過各部門自己的頻道請求協助，讓客戶知道進度，並每天張貼客服摘要。客服人員可以在待辦佇列頻道、對話串、斜線指令與首頁分頁處理工單：接手、回覆、加註、請部門協助、解決與重新開啟。部門在自己的頻道受理、退回或回覆，往來內容會同步到工單的內部備註，客戶不會看到。主管每天收到一則摘要，先說結論，再列出新增、已解決與未結的工單、首次回應時間與解決時間，也能隨時用 /kpi 查詢任何期間、部門或客服人員。支援英文與繁體中文，每個人看到自己的語言。',
  },
  'manifest.shortcut_new_ticket': { en: 'New ticket', 'zh-TW': '開立工單' },
  'manifest.shortcut_create_ticket': { en: 'Create ticket', 'zh-TW': '轉為工單' },
  'manifest.shortcut_add_to_ticket': { en: 'Add to ticket', 'zh-TW': '加入工單' },
  'manifest.shortcut_escalate_message': { en: 'Escalate', 'zh-TW': '請部門協助' },
  'manifest.about_new_ticket': { en: 'Opens a support ticket', 'zh-TW': '開立工單' },
  'manifest.about_create_ticket': { en: 'Turns this message into a ticket', 'zh-TW': '把這則訊息變成工單' },
  'manifest.about_add_to_ticket': { en: 'Adds this message to a ticket', 'zh-TW': '把這則訊息加入工單' },
  'manifest.about_escalate_message': { en: 'Asks a department for help', 'zh-TW': '請部門協助' },
  'manifest.about_ticket': { en: 'Opens and works tickets', 'zh-TW': '開立與處理工單' },
  'manifest.about_escalate': { en: 'Asks a department for help with a ticket', 'zh-TW': '請部門協助處理工單' },
  'manifest.about_kpi': { en: "Shows the desk's figures", 'zh-TW': '顯示客服指標' },
  'manifest.about_desk': {
    en: 'Help, settings and language of the desk',
    'zh-TW': '客服台的說明、設定與語言',
  },
  'manifest.hint_ticket': {
    en: '[subject] | list | show 12 | take 12 | help',
    'zh-TW': '[主旨] | 清單 | 查看 12 | 處理 12 | 說明',
  },
  'manifest.hint_escalate': { en: '12 [department] [reason]', 'zh-TW': '12 [部門] [原因]' },
  'manifest.hint_kpi': {
    en: '[today|yesterday|week|month] [department|@agent]',
    'zh-TW': '[今天|昨天|本週|本月] [部門|@客服人員]',
  },
  'manifest.hint_desk': { en: 'help | language en', 'zh-TW': '說明 | 語言 zh-TW' },
  'manifestcmd.about': {
    en: 'prints the app’s manifest, to create the Slack app from',
    'zh-TW': '輸出應用程式資訊清單，用來建立 Slack 應用程式',
  },
  'manifestcmd.url': {
    en: 'for HTTP instead of Socket Mode: where Slack reaches Bellhop, such as https://desk.example.com',
    'zh-TW': '改用 HTTP 而非 Socket Mode：Slack 連到 Bellhop 的網址，例如 https://desk.example.com',
  },
  'manifestcmd.locale': {
    en: 'in one language only: en or zh-TW',
    'zh-TW': '只用一種語言：en 或 zh-TW',
  },
  'manifestcmd.bad_url': {
    en: '“{url}” is not an https address that Slack can reach, such as https://desk.example.com.',
    'zh-TW': '「{url}」不是 Slack 連得到的 https 網址，例如 https://desk.example.com。',
  },
});
