import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import { homeLists } from '../../desk/homes.js';
import { awaitMessage } from '../../desk/messages/follow-edit.js';
import { revisionShown } from '../../desk/messages/source-change.js';
import { plainOf, subjectOf } from '../../desk/messages/subject-of.js';
import { translator } from '../../i18n/translate.js';
import { permalink } from '../blocks/links.js';
import { numberOf } from '../commands/words.js';
import { turnHome } from '../home/show-home.js';
import { needMessage, filesForForm, filesOf, readable } from '../incoming.js';
import { openFromMessage } from '../open-from-message.js';
import { openTicketForm } from '../shortcuts/open-form.js';
import { alreadyHas, linkFor } from '../ticket-url.js';
import type { ActionListener } from './action.js';

/** "Open a ticket" under an offer: by the message's author or an agent. The value says which message. */
const offerOpen: ActionListener = {
  actionId: 'offer_open',
  async handle(edge, call) {
    const [channel = '', ts = ''] = call.value.split(':');
    const { asker } = call;
    const message = await needMessage(edge, channel, ts);
    const isAgent = may(asker.viewer.roles, 'work');
    if (message?.user !== asker.userId && !isAgent) throw new Refusal('refusal.not_allowed');
    if (!message) throw new Refusal('refusal.ticket_gone');
    const opened = await openFromMessage(edge, asker, { channel, ts, message, key: call.key });
    if (opened.outcome === 'already') return { text: await alreadyHas(edge, opened.ticket, asker, channel) };
    const ticket = await linkFor(edge, opened.ticket, asker.viewer);
    return { text: translator(asker.language)('done.opened', { ticket }) };
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
    // the words of a place are for who is there
    const isThere = channel.startsWith('D') || (await asker.viewer.isIn(channel));
    if (isThere) await awaitMessage(edge.desk, { channel, ts });
    const message = isThere ? await needMessage(edge, channel, ts) : null;
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

/** The pages of the Home tab's lists: `list:page`. */
const homePage: ActionListener = {
  actionId: 'home_page',
  async handle(edge, { asker, value }) {
    const [name = '', page] = value.split(':');
    const list = homeLists.find((each) => each === name) ?? 'queue';
    await turnHome(edge, asker.userId, list, numberOf(page) ?? 1);
    return null;
  },
};
const homePageBack: ActionListener = { ...homePage, actionId: 'home_page_back' };

export const openActions: readonly ActionListener[] = [offerOpen, openForm, homePage, homePageBack];
