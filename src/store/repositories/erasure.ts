import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '../../base/clock.js';
import type { Erasure, Subject } from '../../desk/privacy/erasure.js';
import { pseudonym as pseudonymOf } from '../../desk/privacy/pseudonym.js';
import type { Doc, Models } from '../models/schemas.js';
import { newId } from '../new-id.js';
import { completeSubject } from './complete-subject.js';
import { eraseElsewhere } from './erase-elsewhere.js';
import { eraseQueues } from './erase-queues.js';
import { eraseTicket } from './erase-ticket.js';
import { postedTraces, tracesOf } from './erasure-traces.js';
import type { Workspace } from './reads.js';

/** What the parts of an erasure share. They ask the driver itself: nothing here comes from a person's input but ids. */
export interface ErasureParts {
  readonly connection: Connection;
  readonly models: Models;
  readonly workspace: Workspace;
  readonly clock: Clock;
}

/** The tickets of somebody. */
export function ticketsOf(teamId: string, { userId, email }: Subject): Doc {
  const mine = [
    ...(userId === null ? [] : [{ 'requester.userId': userId }]),
    ...(email === null ? [] : [{ 'requester.email': email }]),
  ];
  return { teamId, $or: mine };
}

/** Erasure in MongoDB. Figures are computed from events, of which only ids are replaced. */
export function createErasure(parts: ErasureParts): Erasure {
  const { models, workspace, clock } = parts;
  const { teamId } = workspace;
  // a run that was cut short may have known only one of both
  const pending = ({ userId, email }: Subject): Doc => ({
    teamId,
    $or: [
      ...(userId === null ? [] : [{ 'pending.userId': userId }]),
      ...(email === null ? [] : [{ 'pending.email': email }]),
    ],
  });
  const ids = async (filter: Doc, sort: Doc, limit: number): Promise<string[]> => {
    const docs = await models.tickets.collection
      .find(filter, { projection: { _id: 1 }, sort: sort as Record<string, 1>, limit })
      .toArray();
    return docs.map(({ _id }) => String(_id));
  };
  return {
    complete: (subject) => completeSubject(parts, subject, pending(subject)),
    traces: (subject) => tracesOf(parts, subject),
    posted: (subject) => postedTraces(parts, subject),
    async begin(subject) {
      const events = models.deskEvents.collection;
      const known = await events.findOne(pending(subject));
      if (known) return (known['body'] as { pseudonym: string }).pseudonym;
      const pseudonym = pseudonymOf(randomBytes(6).toString('hex'));
      await events.insertOne({
        _id: newId() as never,
        teamId,
        at: clock.now(),
        actor: { kind: 'terminal' },
        body: { type: 'forgotten', pseudonym, tickets: 0, messages: 0 },
        // with what only the records told that are erased first
        pending: subject,
      });
      return pseudonym;
    },
    ticketsOf: (subject, limit) => ids(ticketsOf(teamId, subject), { number: 1 }, limit),
    closedBefore: (moment, limit) =>
      ids({ teamId, erasedAt: null, 'clocks.closedAt': { $lt: moment } }, { 'clocks.closedAt': 1 }, limit),
    eraseTicket: (ticketId, word, of) => eraseTicket(parts, ticketId, word, of),
    eraseElsewhere: (subject, pseudonym, word) => eraseElsewhere(parts, subject, pseudonym, word),
    eraseQueues: (subject, pseudonym) => eraseQueues(parts, subject, pseudonym),
    async finish(subject, pseudonym, { tickets, messages }) {
      const { userId } = subject;
      if (userId !== null) {
        await models.people.collection.deleteMany({ teamId, userId });
        await models.homes.collection.deleteMany({ teamId, userId });
      }
      await models.deskEvents.collection.updateOne(
        { ...pending(subject), 'body.pseudonym': pseudonym },
        { $inc: { 'body.tickets': tickets, 'body.messages': messages } },
      );
      await models.deskEvents.collection.updateMany(pending(subject), { $unset: { pending: '' } });
    },
  };
}
