import type { KnownBlock } from '@slack/types';
import type { Message } from '../../desk/messages/message.js';
import type { Language } from '../../i18n/language.js';
import { translator } from '../../i18n/translate.js';
import { harmless, mrkdwn, quote, safe } from './text.js';
import { limits } from './limits.js';

export interface CopyView {
  readonly message: Message;
  readonly language: Language;
  readonly authorName: string;
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
  const body = deleted ? `_${t('copy.deleted')}_` : harmless(message.text);
  const edited = !deleted && message.editedAt !== undefined ? `\n_${t('copy.edited')}_` : '';
  const files = deleted || view.filesFollow ? [] : message.files.map((file) => fileLine(file, view));
  const ping = view.mention === null ? '' : `\n${t('copy.assignee', { mention: `<@${view.mention}>` })}`;
  const head = heading(view);
  const shown = view.readers === 'customer' ? body : quote(body);
  const text = [`${head}\n${shown}${edited}`, ...files].join('\n') + ping;
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < text.length && blocks.length < limits.blocksPerMessage; at += limits.sectionText) {
    blocks.push({ type: 'section', text: mrkdwn(text.slice(at, at + limits.sectionText)), expand: true });
  }
  return { text: `${head} ${body}`.slice(0, limits.sectionText), blocks };
}

function heading(view: CopyView): string {
  const t = translator(view.language);
  const name = safe(view.authorName);
  if (view.message.role === 'customer') return t('copy.customer', { name });
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
