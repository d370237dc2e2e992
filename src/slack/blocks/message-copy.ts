import type { KnownBlock } from '@slack/types';
import type { Message } from '../../desk/messages/message.js';
import type { Language } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { clipMrkdwn, harmless, mrkdwn, pieces, quote, safe } from './text.js';
import { limits } from './limits.js';

export interface CopyView {
  readonly message: Message;
  readonly language: Language;
  readonly authorName: string;
  /** The author is the ticket's requester, not somebody else in the conversation. */
  readonly byRequester: boolean;
  readonly departmentName: string | null;
  /** Who reads it: the customer's conversation, the card's thread, or a department's thread. */
  readonly readers: 'customer' | 'agents' | 'department';
  /** The files themselves are shared below; else agents get their links. */
  readonly filesFollow: boolean;
  /** The person who must see it, if the post should ping somebody. */
  readonly mention: string | null;
}

/** A message of the ticket where the other side reads it, marked when it was edited or deleted. */
export function messageCopy(view: CopyView): { text: string; blocks: KnownBlock[] } {
  const t = translator(view.language);
  const { message } = view;
  const deleted = message.deletedAt !== undefined;
  const erased = message.erasedAt !== undefined;
  const body = erased ? `_${t('copy.erased')}_` : deleted ? `_${t('copy.deleted')}_` : harmless(message.text);
  const edited = !deleted && !erased && message.editedAt !== undefined ? `\n_${t('copy.edited')}_` : '';
  const files = deleted || view.filesFollow ? [] : message.files.map((file) => fileLine(file, view));
  const ping = view.mention === null ? '' : t('copy.assignee', { mention: `<@${view.mention}>` });
  const head = heading(view);
  const shown = view.readers === 'customer' ? body : quote(body);
  const parts = pieces(`${head}\n${shown}${edited}`, `_${t('copy.cut')}_`);
  const below = [...files, ...(ping === '' ? [] : [ping])].join('\n');
  const blocks: KnownBlock[] = [...parts, ...(below === '' ? [] : [below])].map((text) => ({
    type: 'section',
    text: mrkdwn(text),
    expand: true,
  }));
  return { text: clipMrkdwn(`${head} ${body}`, limits.sectionText), blocks };
}

function heading(view: CopyView): string {
  const t = translator(view.language);
  const name = safe(view.authorName);
  if (view.message.role === 'customer') return t(view.byRequester ? 'copy.customer' : 'copy.bystander', { name });
  if (view.message.role === 'reply')
    return view.readers === 'customer' ? t('copy.reply', { name }) : t('copy.reply_card', { name });
  return view.departmentName === null
    ? t('copy.note', { name })
    : t('copy.note_department', { name, department: safe(view.departmentName) });
}

function fileLine(file: Message['files'][number], view: CopyView): string {
  const t = translator(view.language);
  const name = safe(file.name);
  if (file.url === undefined) return `_${t('copy.file_not_passed', { name })}_`;
  return `:paperclip: ${t('copy.file', { link: `<${file.url}|${name}>` })}`;
}
