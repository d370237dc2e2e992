import { translate } from '../../i18n/translate.js';
import { safe } from '../../slack/blocks/text.js';
import { queueLanguage, type Renderer } from '../render-context.js';
import { requesterLanguage } from '../ticket-places.js';
import { languageFor, placeOf, readersAt } from './copy.js';

/** A file of a copied message, in the same thread. */
export const file: Renderer<'file'> = async ({ messageId, fileId, to }, context) => {
  const message = await context.reads.message(messageId);
  const found = message?.files.find((each) => each.id === fileId);
  if (!message || !found || message.deletedAt !== undefined) return null;
  const place = await placeOf(message, to, context);
  const ticket = await context.reads.ticket(message.ticketId);
  if (!place || !('threadTs' in place) || !ticket) return null;
  const language =
    to.at === 'conversation' ? await requesterLanguage(ticket, context) : queueLanguage(context.settings);
  const otherwise = translate(language, 'copy.file_not_passed', { name: safe(found.name) });
  const { channel, threadTs } = place;
  const copies = message.fileCopies.filter(
    (each) => each.fileId === fileId && each.channel === channel && each.threadTs === threadTs,
  );
  const call = { fileId, name: found.name, copies: copies.map(({ copyId }) => copyId), otherwise };
  return {
    call: { method: 'upload', channel, threadTs, messageId, ...call },
    after: ({ fileId: copyId }) =>
      copyId === undefined ? {} : { fileCopy: { messageId, fileId, copyId, channel, threadTs } },
  };
};

/** Such a file is taken back after its author deleted it; where Slack refuses, the thread's readers are told. */
export const fileRemoval: Renderer<'file_removal'> = async ({ messageId, copyId, channel, threadTs }, context) => {
  const message = await context.reads.message(messageId);
  const ticket = message && (await context.reads.ticket(message.ticketId));
  const { readers, escalationId } = await readersAt(channel, threadTs, context);
  const otherwise = translate(await languageFor(readers, escalationId, ticket, context), 'copy.file_not_removed');
  return { call: { method: 'remove', channel, threadTs, fileId: copyId, otherwise } };
};
