import type { ClientSession, mongo } from 'mongoose';
import type { Clock } from '../../base/clock.js';
import { AlreadyDone, HasTicket, StaleError } from '../../desk/errors.js';
import { supersedes } from '../../desk/messages/source-change.js';
import type { Transaction } from '../../desk/ports.js';
import type { Doc, Models } from '../models/schemas.js';
import { escalation, message, ticket } from '../models/records.js';
import { shapeOf } from '../models/shape-of.js';
import { newId } from '../new-id.js';
import type { Message } from '../../desk/messages/message.js';
import type { OutboxRow } from '../../desk/outbox/queue.js';
import { fromEscalation, fromEvent, fromMessage, fromOutgoing, fromTicket, toOutboxRow } from './mapping.js';
import { forgetSettings } from './recent-settings.js';
import { insertUnlessThere, recentlyBy } from './opening-message.js';
import { OrderedWrites } from './ordered-writes.js';
import { createReads, type Workspace } from './reads.js';
import { readsOfShared } from './shared-reads.js';
import { TicketNumbers } from './ticket-numbers.js';

/** A transaction that several use-cases share, one after the other. */
export interface SharedTransaction extends Transaction {
  /** The n-th of them is next. */
  turnOf(n: number): void;
  /** All of them are through: nothing is left to be sent. @throws OneFailed */
  finish(): Promise<void>;
  /** It is saved. */
  committed(): void;
}

/** What people wrote, or what was made of it. */
const shapes = { tickets: shapeOf(ticket), messages: shapeOf(message), escalations: shapeOf(escalation) };
type Checked = keyof typeof shapes;

/**
 * The changes of use-cases, all in the given session's transaction, sent by the driver: mongoose's documents take ten times
 * as long. What people wrote is checked against the strict schemas first.
 * @param numbers as the store knows them
 * @param together how many use-cases share it
 */
export function createTransaction(
  models: Models,
  workspace: Workspace,
  clock: Clock,
  session: ClientSession,
  { numbers = new TicketNumbers(models, workspace.teamId), together = 1 } = {},
): SharedTransaction {
  const { teamId } = workspace;
  const writes = new OrderedWrites(models, session, together > 1);
  const taken = numbers.forTransaction(session, (send) => writes.inOrder(send));
  /**
   * What is wrong with a document is told when it is its turn.
   * @param refuse what a unique index that knows such a document leads to
   */
  const add = (name: Checked, doc: Doc, operation: mongo.AnyBulkWriteOperation, refuse?: () => Error) =>
    writes.add(name, [operation], { refuse, fault: shapes[name].safeParse(doc).error });
  const insert = (name: Checked, document: Doc, refuse?: () => Error): Promise<void> =>
    add(name, document, { insertOne: { document } }, refuse);
  const insertOnce = (name: 'tickets' | 'messages', doc: Doc): Promise<void> =>
    insert(name, doc, () => new HasTicket(name));
  /** Replaces a document only if its version is still the one before. */
  const replace = (name: 'tickets' | 'escalations', replacement: Doc, version: number): Promise<void> => {
    const filter = { _id: replacement['_id'] as never, teamId, version: version - 1 };
    return add(name, replacement, { replaceOne: { filter, replacement } }, () => new HasTicket(name));
  };
  const said: Message[] = [];
  const insertMessage = (message: Message): Promise<void> => {
    said.push(message);
    return insertOnce('messages', fromMessage(message));
  };
  const plain = createReads(models, workspace, session);
  const reads = together > 1 ? readsOfShared(plain, () => writes.flush(), said) : plain;
  return {
    ...reads,
    turnOf(n) {
      writes.current = n;
    },
    finish: () => writes.flush(),
    committed() {
      taken.committed();
    },
    newId,
    nextTicketNumber: () => taken.next(),
    insertTicket: (ticket) => insertOnce('tickets', fromTicket(ticket)),
    saveTicket: (ticket) => replace('tickets', fromTicket(ticket), ticket.version),
    insertMessage,
    async insertUnlessRecent(message, ...recent) {
      if (together > 1) {
        // what several insert goes out together: they ask first
        const ticket = await reads.recentTicketBy(...recent);
        if (!ticket) await insertMessage(message);
        return ticket;
      }
      const doc = fromMessage(message);
      shapes.messages.parse(doc);
      const likeThat = recentlyBy(teamId, ...recent);
      const ticketId = await writes.inOrder(() => insertUnlessThere(models, session, doc, likeThat));
      return ticketId === null ? null : reads.ticket(ticketId);
    },
    async saveMessage(message) {
      // the copies belong to the outbound worker and are never written here
      const { _id, copies: _copies, fileCopies: _fileCopies, ...fields } = fromMessage(message);
      await models.messages.updateOne({ _id: _id as string, teamId }, { $set: fields }, { session });
    },
    async keepEarlyChange(change) {
      const _id = `${teamId}:${change.channel}:${change.ts}`;
      const before = await reads.earlyChange(change.channel, change.ts);
      if (before && !supersedes(change, before)) return;
      await models.earlyChanges.replaceOne({ _id }, { _id, teamId, at: new Date(), change }, { session, upsert: true });
    },
    async awaitMessage(channel, ts) {
      const _id = `${teamId}:${channel}:${ts}`;
      const $setOnInsert = { teamId, at: new Date(), change: null };
      await models.earlyChanges.updateOne({ _id }, { $setOnInsert }, { session, upsert: true });
    },
    insertEscalation: (escalation) => insert('escalations', fromEscalation(escalation)),
    saveEscalation: (escalation) => replace('escalations', fromEscalation(escalation), escalation.version),
    async addEvents(events) {
      if (events.length === 0) return;
      const inserts = events.map((event) => ({ insertOne: { document: fromEvent(event) } }));
      await writes.add('events', inserts);
    },
    async addDeskEvent(actor, body) {
      const doc = { _id: newId() as never, teamId, at: clock.now(), actor, body };
      await models.deskEvents.collection.insertOne(doc, { session });
    },
    async addOutgoing(outgoing) {
      const at = clock.now();
      if (outgoing.length === 0) return [];
      const inserted: OutboxRow[] = [];
      const rows = outgoing.map((each) => {
        const row = fromOutgoing(each, newId(), teamId, at);
        if (each.coalesce === null || each.isFirst === true) {
          const document = { ...row, asked: 0, isFirst: each.isFirst === true };
          inserted.push(toOutboxRow(document));
          return { insertOne: { document } };
        }
        // a write also where it waits already: a worker that is sending it meanwhile then sends it once more
        const filter = { teamId, coalesce: each.coalesce, state: 'waiting' };
        return { updateOne: { filter, update: { $setOnInsert: row, $inc: { asked: 1 } }, upsert: true } };
      });
      await writes.add('outbox', rows);
      return inserted;
    },
    async saveSettings(settings) {
      forgetSettings(models, session);
      const filter =
        settings.version === 1 ? { _id: teamId } : { _id: teamId, 'settings.version': settings.version - 1 };
      const result = await models.settings.replaceOne(
        filter,
        { _id: teamId, settings },
        { session, upsert: settings.version === 1 },
      );
      if (result.matchedCount + result.upsertedCount === 0) throw new StaleError('settings changed meanwhile');
    },
    async savePerson(person) {
      const _id = `${teamId}:${person.userId}`;
      await models.people.replaceOne(
        { _id },
        { _id, teamId, userId: person.userId, person },
        { session, upsert: true },
      );
    },
    once(key) {
      const document = { _id: `${teamId}:${key}` as never, at: new Date() };
      return writes.add('receipts', [{ insertOne: { document } }], { refuse: () => new AlreadyDone(key) });
    },
  };
}
