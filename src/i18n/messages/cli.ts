import { define } from './define.js';

/** What the command line says. */
export const cli = define({
  'desk.unreadable': { en: '{file} cannot be read ({code})', 'zh-TW': '無法讀取 {file}（{code}）' },
  'desk.invite': {
    en: 'Bellhop is not in {channel}: open it in Slack and write “/invite @Bellhop”.',
    'zh-TW': 'Bellhop 不在 {channel} 裡：請在 Slack 開啟該頻道並輸入「/invite @Bellhop」。',
  },
  'desk.not_joined': {
    en: 'Bellhop could not join {channel} ({code}); invite it there: “/invite @Bellhop”.',
    'zh-TW': 'Bellhop 無法加入 {channel}（{code}）；請在該頻道輸入「/invite @Bellhop」邀請它。',
  },
});
