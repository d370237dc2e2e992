import { define } from './define.js';

/** The right form of what can be typed: `[a|b]` may be left out. A test reads every line by its own grammar. */
export const usages = define({
  'usage.list': {
    en: '/ticket list [mine|unassigned|department] [page]',
    'zh-TW': '/ticket 清單 [我的|未指派|部門] [頁數]',
  },
  'usage.show': { en: '/ticket show 12', 'zh-TW': '/ticket 查看 12' },
  'usage.take': { en: '/ticket take 12', 'zh-TW': '/ticket 處理 12' },
  'usage.assign': { en: '/ticket assign 12 @name', 'zh-TW': '/ticket 指派 12 @姓名' },
  'usage.status': { en: '/ticket status 12 pending', 'zh-TW': '/ticket 狀態 12 待客戶回覆' },
  'usage.priority': { en: '/ticket priority 12 high', 'zh-TW': '/ticket 優先 12 高' },
  'usage.note': { en: '/ticket note 12 text', 'zh-TW': '/ticket 備註 12 內容' },
  'usage.reply': { en: '/ticket reply 12 text', 'zh-TW': '/ticket 回覆 12 內容' },
  'usage.resolve': { en: '/ticket resolve 12', 'zh-TW': '/ticket 解決 12' },
  'usage.reopen': { en: '/ticket reopen 12', 'zh-TW': '/ticket 重開 12' },
  'usage.help': { en: '/ticket help', 'zh-TW': '/ticket 說明' },
  'usage.escalate': { en: '/escalate 12 [department] [reason]', 'zh-TW': '/escalate 12 [部門] [原因]' },
  'usage.mention': { en: '@Bellhop help', 'zh-TW': '@Bellhop 說明' },
  'usage.desk': { en: '/desk [help|settings|audit 12|language en]', 'zh-TW': '/desk [說明|設定|歷程 12|語言 zh-TW]' },
  'usage.desk_audit': { en: '/desk audit [12] [2]', 'zh-TW': '/desk 歷程 [12] [2]' },
  'usage.desk_language': { en: '/desk language en', 'zh-TW': '/desk 語言 zh-TW' },
});
