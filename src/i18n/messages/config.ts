import { define } from './define.js';

/** What is wrong with a setting of the environment: one line begins with its name. No secret is ever put in. */
export const config = define({
  'config.fault': { en: '{name}: {fault} (example: {example})', 'zh-TW': '{name}：{fault}（範例：{example}）' },
  'config.not_a_port': { en: '"{given}" is not a port (0 to 65535)', 'zh-TW': '「{given}」不是連接埠（0 到 65535）' },
  'config.none_of': { en: '"{given}" is none of {values}', 'zh-TW': '「{given}」不在可用的值裡：{values}' },
  'config.not_a_zone': { en: '"{given}" is not an IANA time zone', 'zh-TW': '「{given}」不是 IANA 時區' },
  'config.not_a_language': { en: '"{given}" is not en or zh-TW', 'zh-TW': '「{given}」不是 en 或 zh-TW' },
  'config.not_text': { en: 'must be text', 'zh-TW': '必須是文字' },
  'config.bot_token': {
    en: 'must be the bot token, which begins with xoxb-',
    'zh-TW': '必須是 bot token，開頭是 xoxb-',
  },
  'config.signing_secret': {
    en: "does not look like an app's signing secret",
    'zh-TW': '看起來不是應用程式的 signing secret',
  },
  'config.app_token': {
    en: 'must be an app-level token, which begins with xapp-',
    'zh-TW': '必須是 app-level token，開頭是 xapp-',
  },
  'config.unsafe_url': {
    en: 'must be an https URL, or http on this machine, without a password',
    'zh-TW': '必須是 https 網址（這台電腦上可用 http），且不含密碼',
  },
  'config.mongodb_uri': {
    en: 'must begin with mongodb:// or mongodb+srv:// and name a host',
    'zh-TW': '必須以 mongodb:// 或 mongodb+srv:// 開頭，並寫明主機',
  },
  'config.missing': { en: 'is missing', 'zh-TW': '尚未設定' },
  'config.missing_signing_secret': {
    en: 'is missing; or set SLACK_APP_TOKEN to use Socket Mode',
    'zh-TW': '尚未設定；也可以改設 SLACK_APP_TOKEN，使用 Socket Mode',
  },
  'config.example_signing_secret': {
    en: 'the 32 characters under Basic Information → App Credentials',
    'zh-TW': 'Basic Information → App Credentials 裡的 32 個字元',
  },
  'config.did_you_mean': {
    en: '{name} is not a setting of Bellhop; did you mean {nearest}?',
    'zh-TW': '{name} 不是 Bellhop 的設定；您是指 {nearest} 嗎？',
  },
  'config.unknown': {
    en: '{name} is not a setting of Bellhop; see .env.example',
    'zh-TW': '{name} 不是 Bellhop 的設定；請看 .env.example',
  },
});
