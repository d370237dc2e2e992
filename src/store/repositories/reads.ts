import { trusted, type ClientSession } from 'mongoose';
import { asWritten } from '../../desk/messages/message.js';
import type { SourceChange } from '../../desk/messages/source-change.js';
import type { Person } from '../../desk/people/person.js';
import type { Reads } from '../../desk/ports.js';
import { phoneKey } from '../../desk/tickets/phone-key.js';
import type { Requester, Ticket } from '../../desk/tickets/ticket.js';
import type { Language } from '../../i18n/language.js';
import type { Doc, Models } from '../models/schemas.js';
import { Together } from '../together.js';
import { latestTicketId, recentlyBy } from './opening-message.js';
import { knownPost, rememberPost } from './known-posts.js';
import { recentSettings } from './recent-settings.js';
import { toEscalation, toMessage, toPost, toTicket } from './mapping.js';

/** How long somebody waits at most for what is asked together with others. */
const askBudgetMs = 2000;

/** What the store knows of its workspace before anybody set it up. */
export interface Workspace {
  readonly teamId: string;
  readonly locale: Language;
  readonly timezone: string;
}

/** By which the requester's tickets are found: a contact's address or number, whichever they left before. */
function requesterFilter(requester: Requester): Doc | null {
  if (requester.kind === 'slack') return { 'requester.userId': requester.userId };
  const { email, phone } = requester;
  const known: Doc[] = [
    ...(email === undefined ? [] : [{ 'requester.email': email }]),
    ...(phone === undefined ? [] : [{ 'requester.phoneKey': phoneKey(phone) }]),
  ];
  return known.length === 0 ? null : trusted({ $or: known });
}

/** The desk's questions to the database. @param session reads inside its transaction when given */
export function createReads(models: Models, workspace: Workspace, session: ClientSession | null = null): Reads {
  const { teamId } = workspace;
  const one = async <T>(name: keyof Models, filter: Doc, map: (doc: Doc) => T, sort?: Doc): Promise<T | null> => {
    const query = models[name].findOne({ teamId, ...filter }).session(session);
    if (sort) query.sort(sort);
    const doc = await query.lean<Doc | null>();
    return doc ? map(doc) : null;
  };
  const earlyChanges = async (ids: readonly string[]): Promise<(SourceChange | null)[]> => {
    const docs = await models.earlyChanges.collection.find({ teamId, _id: { $in: ids as never[] } }).toArray();
    const found = new Map(docs.map((doc) => [String(doc._id), doc['change'] as SourceChange]));
    return ids.map((id) => found.get(id) ?? null);
  };
  // asked twice for each message that comes in
  const askedTogether = new Together({
    handle: earlyChanges,
    most: 500,
    sideBySide: 1,
    budgetMs: askBudgetMs,
    isPatient: true,
  });
  const earlyChange = (id: string): Promise<SourceChange | null> =>
    session ? one('earlyChanges', { _id: id }, (doc) => doc['change'] as SourceChange) : askedTogether.add(id);
  return {
    settings: () => recentSettings(models, workspace),
    ticket: (id) => one('tickets', { _id: id }, toTicket),
    ticketByNumber: (number) => one('tickets', { number }, toTicket),
    ticketInThread(channel, threadTs) {
      const inThread = { 'conversation.channel': channel, 'conversation.threadTs': threadTs };
      return one('tickets', inThread, toTicket, { live: -1, number: -1 });
    },
    async recentTicketBy(userId, channel, from, to) {
      const asked = { ...latestTicketId, ...(session && { session }) };
      const found = await models.messages.collection.findOne(recentlyBy(teamId, userId, channel, from, to), asked);
      const ticketId = found && (found['ticketId'] as string);
      return ticketId === null ? null : one('tickets', { _id: ticketId }, toTicket);
    },
    async assignedTo(userId) {
      const docs = await models.tickets
        .find({ teamId, unresolved: true, assignee: userId })
        .sort({ number: 1 })
        .session(session)
        .lean<Doc[]>();
      return docs.map(toTicket);
    },
    async countEarlierTickets(requester: Requester, before: Ticket) {
      const filter = requesterFilter(requester);
      if (!filter) return null;
      return models.tickets
        .countDocuments({
          teamId,
          ...filter,
          createdAt: trusted({ $lte: before.createdAt }),
          _id: trusted({ $ne: before.id }),
        })
        .session(session);
    },
    message: (id) => one('messages', { _id: id }, toMessage),
    async latestMessages(ticketId, limit) {
      const docs = await models.messages
        .find({ teamId, ticketId })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .session(session)
        .lean<Doc[]>();
      return docs.map(toMessage).reverse().sort(asWritten);
    },
    earlyChange: (channel, ts) => earlyChange(`${teamId}:${channel}:${ts}`),
    async isAwaited(channel, ts) {
      const _id = `${teamId}:${channel}:${ts}`;
      return (await models.earlyChanges.findById(_id).session(session).lean()) !== null;
    },
    messageAt: (channel, ts) => one('messages', { 'source.channel': channel, 'source.ts': ts }, toMessage),
    escalation: (id) => one('escalations', { _id: id }, toEscalation),
    async escalationsOf(ticketId) {
      const docs = await models.escalations
        .find({ teamId, ticketId })
        .sort({ openedAt: 1, _id: 1 })
        .session(session)
        .lean<Doc[]>();
      return docs.map(toEscalation);
    },
    async activeEscalationsBeside(departments) {
      const docs = await models.escalations
        .find({
          teamId,
          state: trusted({ $in: ['waiting', 'accepted'] }),
          department: trusted({ $nin: [...departments] }),
        })
        .sort({ ticketNumber: 1 })
        .session(session)
        .lean<Doc[]>();
      return docs.map(toEscalation);
    },
    postAt: (channel, ts) => one('posts', { channel, ts }, toPost),
    offerUnder: (channel, ts) => one('posts', { channel, sourceTs: ts }, toPost),
    async postOf(kind, of) {
      const known = knownPost(models, { kind, ticketId: null, escalationId: null, ...of });
      if (known) return known;
      // the latest: a card may have had to move
      const post = await one('posts', { kind, ...of }, toPost, { ts: -1 });
      if (post) rememberPost(models, post);
      return post;
    },
    async person(userId) {
      // not mongoose's query, which takes as long again: asked for nearly every message
      const _id = `${teamId}:${userId}` as never;
      const doc = await models.people.collection.findOne({ _id }, session ? { session } : {});
      return doc && (doc['person'] as Person);
    },
    async workspaceAdmins() {
      const of = { isWorkspaceAdmin: true, isOutsider: false, isBot: false, isDeleted: false };
      const filter = Object.fromEntries(Object.entries(of).map(([name, value]) => [`person.${name}`, value]));
      const docs = await models.people
        .find({ teamId, ...filter })
        .session(session)
        .lean<Doc[]>();
      return docs.map((doc) => (doc['person'] as Person).userId);
    },
  };
}
