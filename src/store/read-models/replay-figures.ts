import type { EventBody } from '../../desk/tickets/ticket-event.js';
import type { RunReads, RunTicket } from '../../reports/run-reads.js';
import type { Doc, Models } from '../models/schemas.js';

interface History {
  readonly _id: number;
  readonly lastEventAt: Date;
  readonly turns: readonly { readonly at: Date; readonly body: Extract<EventBody, { type: 'status_changed' }> }[];
  readonly asked: readonly Extract<EventBody, { type: 'escalation_changed' }>[];
}

const historyFields = {
  _id: '$ticketNumber',
  lastEventAt: { $max: '$at' },
  turns: only({ $eq: ['$body.type', 'status_changed'] }, { at: '$at', body: '$body' }),
  asked: only(
    { $and: [{ $eq: ['$body.type', 'escalation_changed'] }, { $eq: [{ $type: '$body.before' }, 'null'] }] },
    '$body',
  ),
};

/** Collects a value of those events alone. */
function only(condition: Doc, value: unknown): Doc {
  return { $push: { $cond: [condition, value, '$$REMOVE'] } };
}

/** What a replay's result is read from: the event log, with each ticket's own record. */
export function createRunReads(models: Models, teamId: string): RunReads {
  const { tickets, events, slots } = models;
  return {
    async lastNumber() {
      const options = { projection: { number: 1 }, sort: { number: -1 } } as const;
      const last = (await tickets.collection.findOne({ teamId }, options)) as Doc | null;
      return (last?.['number'] as number | undefined) ?? 0;
    },
    async tickets(afterNumber) {
      const histories = await events.collection
        .aggregate<History>(
          [
            { $match: { teamId, ticketNumber: { $gt: afterNumber } } },
            { $sort: { ticketNumber: 1, seq: 1 } },
            { $group: historyFields },
          ],
          { allowDiskUse: true },
        )
        .toArray();
      const byNumber = new Map(histories.map((history) => [history._id, history]));
      const docs = await tickets.collection
        .find({ teamId, number: { $gt: afterNumber } })
        .project<Doc>({ number: 1, tags: 1, createdAt: 1, status: 1 })
        .sort({ number: 1 })
        .toArray();
      return docs.map((doc) => toRunTicket(doc, byNumber.get(doc['number'] as number)));
    },
    async lastDigestAt() {
      const jobs = ['digest', 'digest-watch'];
      const options = { projection: { at: 1 }, sort: { at: -1 } } as const;
      const last = (await slots.collection.findOne({ teamId, job: { $in: jobs } }, options)) as Doc | null;
      return (last?.['at'] as Date | undefined) ?? null;
    },
    async digestOf(channel, at) {
      const period = { 'data.period.from': { $lte: at }, 'data.period.to': { $gt: at } };
      const slot = await slots.collection.findOne({ teamId, job: 'digest', 'data.channel': channel, ...period });
      return slot && { at: slot['at'] as Date };
    },
  };
}

function toRunTicket(doc: Doc, history: History | undefined): RunTicket {
  const createdAt = doc['createdAt'] as Date;
  return {
    number: doc['number'] as number,
    tag: (doc['tags'] as string[])[0] ?? '',
    createdAt,
    status: doc['status'] as RunTicket['status'],
    lastEventAt: history?.lastEventAt ?? createdAt,
    turns: (history?.turns ?? []).map(({ at, body: { before, after } }) => ({ at, before, after })),
    departments: (history?.asked ?? []).map(({ department }) => department),
  };
}
