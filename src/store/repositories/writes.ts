import type { ClientSession } from 'mongoose';
import type { Clock } from '../../base/clock.js';
import { AlreadyDone, HasTicket, StaleError } from '../../desk/errors.js';
import { supersedes } from '../../desk/messages/source-change.js';
import type { Transaction } from '../../desk/ports.js';
import type { Doc, Models } from '../models/schemas.js';
import { newId } from '../new-id.js';
import { isDuplicateKey } from '../mongo-errors.js';
import type { OutboxRow } from '../../desk/outbox/queue.js';
import { fromEscalation, fromEvent, fromMessage, fromOutgoing, fromTicket, toOutboxRow } from './mapping.js';
import { forgetSettings } from './recent-settings.js';
import { createReads, type Workspace } from './reads.js';

/**
 * The changes of one use-case, all in the given session's transaction. What people wrote goes through mongoose's strict
 * schemas; what the desk itself makes (events, rows, receipts, numbers) straight to the driver, which halves its time.
 */
export function createTransaction(
  models: Models,
  workspace: Workspace,
  clock: Clock,
  session: ClientSession,
): Transaction {
  const { teamId } = workspace;
  let last: Promise<unknown> = Promise.resolve();
  /**
   * A session takes one command at a time. Commands go out in the order in which they were asked for, none after one
   * that failed; a caller that does not wait for each has the next prepared while one is under way.
   */
  const inOrder = <T>(send: () => Promise<T>): Promise<T> => {
    const sent = last.then(send);
    last = sent;
    return sent;
  };
  /** @param refuse what a unique index that knows such a document leads to */
  const insert = async (name: keyof Models, doc: Doc, refuse?: () => Error): Promise<void> => {
    // cast and checked by mongoose, sent by the driver: `insertMany` and `create` take twice the time for one document
    const checked = new models[name](doc);
    const ready = checked.validate().then(() => checked.toObject() as never);
    ready.catch(() => undefined);
    await inOrder(async () => {
      const document = await ready;
      try {
        await models[name].collection.insertOne(document, { session });
      } catch (error) {
        throw refuse && isDuplicateKey(error) ? refuse() : error;
      }
    });
  };
  const insertOnce = (name: 'tickets' | 'messages', doc: Doc): Promise<void> =>
    insert(name, doc, () => new HasTicket(name));
  /** Replaces a document only if its version is still the one before. */
  const replace = async (name: keyof Models, doc: Doc, version: number): Promise<void> => {
    const filter = { _id: doc['_id'] as string, teamId, version: version - 1 };
    await inOrder(async () => {
      const result = await models[name].replaceOne(filter, doc, { session });
      if (result.matchedCount === 0) throw new StaleError(`${name} ${String(doc['_id'])} changed meanwhile`);
    });
  };
  const reads = createReads(models, workspace, session);
  return {
    ...reads,
    newId,
    async nextTicketNumber() {
      const counter = await inOrder(() =>
        models.counters.collection.findOneAndUpdate(
          { _id: `${teamId}:tickets` as never },
          { $inc: { value: 1 } },
          { upsert: true, returnDocument: 'after', session },
        ),
      );
      return counter?.['value'] as number;
    },
    insertTicket: (ticket) => insertOnce('tickets', fromTicket(ticket)),
    saveTicket: (ticket) => replace('tickets', fromTicket(ticket), ticket.version),
    insertMessage: (message) => insertOnce('messages', fromMessage(message)),
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
    insertEscalation: (escalation) => insert('escalations', fromEscalation(escalation)),
    saveEscalation: (escalation) => replace('escalations', fromEscalation(escalation), escalation.version),
    async addEvents(events) {
      if (events.length === 0) return;
      const docs = events.map(fromEvent);
      await inOrder(() => models.events.collection.insertMany(docs, { session }));
    },
    async addDeskEvent(actor, body) {
      const doc = { _id: newId() as never, teamId, at: clock.now(), actor, body };
      await models.deskEvents.collection.insertOne(doc, { session });
    },
    async addOutgoing(outgoing) {
      const at = clock.now();
      if (outgoing.length === 0) return [];
      const inserted: OutboxRow[] = [];
      const writes = outgoing.map((each) => {
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
      await inOrder(() => models.outbox.collection.bulkWrite(writes, { session }));
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
    async once(key) {
      try {
        await models.receipts.collection.insertOne({ _id: `${teamId}:${key}` as never, at: new Date() }, { session });
      } catch (error) {
        if (isDuplicateKey(error)) throw new AlreadyDone(key);
        throw error;
      }
    },
  };
}
