import { Refusal } from '../../desk/errors.js';
import { revisionShown } from '../../desk/messages/source-change.js';
import { plainOf, subjectOf } from '../../desk/messages/subject-of.js';
import { translator } from '../../i18n/translate.js';
import { permalink } from '../blocks/links.js';
import { showHome } from '../home/show-home.js';
import { fetchMessage, filesForForm, filesOf, readable } from '../incoming.js';
import { openFromMessage } from '../open-from-message.js';
import { openTicketForm } from '../shortcuts/open-form.js';
import { linkFor } from '../ticket-url.js';
import type { ActionListener } from './action.js';

/** "Open a ticket" under an offer: by the message's author or an agent. Value: channel, ts, author. */
const offerOpen: ActionListener = {
  actionId: 'offer_open',
  async handle(edge, call) {
    const [channel = '', ts = '', author = ''] = call.value.split(':');
    const { asker } = call;
    if (asker.userId !== author && !asker.viewer.roles.has('agent')) throw new Refusal('refusal.not_allowed');
    const message = await fetchMessage(edge, channel, ts);
    if (!message) throw new Refusal('refusal.ticket_gone');
    const opened = await openFromMessage(edge, asker, { channel, ts, message, key: call.key });
    const link = await linkFor(edge, opened.ticket, asker.viewer);
    const t = translator(asker.language);
    return { text: t(opened.outcome === 'opened' ? 'done.opened' : 'done.already', { ticket: link }) };
  },
};

/** The form of a new ticket: from the Home tab, or with a message for an emoji that needed a confirmation. */
const openForm: ActionListener = {
  actionId: 'open_form',
  async handle(edge, { asker, triggerId, value }) {
    const [channel, ts] = value.split(':');
    if (channel === undefined || channel === 'new' || ts === undefined) {
      await openTicketForm(edge, asker, triggerId);
      return null;
    }
    const message = await fetchMessage(edge, channel, ts);
    if (message?.user === undefined) throw new Refusal('refusal.ticket_gone');
    const text = await readable(edge, message.text ?? '');
    const files = filesOf(message);
    await openTicketForm(edge, asker, triggerId, {
      subject: subjectOf(text, files),
      description: plainOf(text),
      permalink: permalink(edge.workspaceUrl, channel, ts, message.thread_ts),
      origin: {
        channel,
        ts,
        author: message.user,
        revision: revisionShown(message.edited?.ts),
        isPrivate: message.user !== asker.userId,
        files: filesForForm(files),
        ...(message.thread_ts === undefined || message.thread_ts === ts ? {} : { threadTs: message.thread_ts }),
      },
    });
    return null;
  },
};

/** The Home tab's pages. */
const homePage: ActionListener = {
  actionId: 'home_page',
  async handle(edge, { asker, value }) {
    await showHome(edge, asker.userId, Number(value));
    return null;
  },
};
const homePageBack: ActionListener = { ...homePage, actionId: 'home_page_back' };

export const openActions: readonly ActionListener[] = [offerOpen, openForm, homePage, homePageBack];
