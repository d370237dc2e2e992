import { define } from './define.js';

/** Answers to lines that begin with @Bellhop. */
export const mentions = define({
  'mention.not_passed_on': {
    en: 'This was not passed on to anybody: I do not know “{input}”. To have it read, write it without @Bellhop. What I understand: `{usage}`',
    'zh-TW':
      '這則訊息沒有轉給任何人：看不懂「{input}」。若要讓人看到，請不要加上 @Bellhop 再寫一次。可用的指令：`{usage}`',
  },
  'mention.note_visible': {
    en: ':warning: The customer can read the line that you wrote here. Delete it if it is not for them; the note stays. Notes are best written under the ticket’s card.',
    'zh-TW':
      ':warning: 客戶看得到您剛才在這裡寫的訊息。若不是要給客戶看的，請刪除這則訊息；備註會保留。內部備註請寫在工單卡片下方。',
  },
});
