import { isResolved, statuses } from '../../desk/tickets/ticket.js';
import type { EventBody } from '../../desk/tickets/ticket-event.js';
import type { EscalationStep, Moment, ReportReads } from '../../reports/report-reads.js';
import type { Doc } from '../models/schemas.js';
import { batchSize, type ReportQuery } from './report-source.js';

type EventReads = Pick<
  ReportReads,
  'openings' | 'firstReplies' | 'turns' | 'escalationSteps' | 'assignments' | 'escalationHistory'
>;

const resolved = statuses.filter(isResolved);
const unresolved = statuses.filter((status) => !isResolved(status));
const solves: Doc = { 'body.before': { $in: unresolved }, 'body.after': { $in: resolved } };
const reopens: Doc = { 'body.before': { $in: resolved }, 'body.after': { $in: unresolved } };

const byType = { teamId: 1, 'body.type': 1, at: 1 } as const;
const byTicket = { teamId: 1, ticketId: 1, seq: 1 } as const;
type Hint = typeof byType | typeof byTicket;

const projection = { _id: 0, ticketId: 1, ticketNumber: 1, at: 1, seq: 1, actor: 1, body: 1 } as const;

function momentOf(doc: Doc): Moment {
  return { ticketId: doc['ticketId'] as string, at: doc['at'] as Date, seq: doc['seq'] as number };
}

function stepOf(doc: Doc): EscalationStep {
  const body = doc['body'] as Extract<EventBody, { type: 'escalation_changed' }>;
  const { escalationId, department, before, after } = body;
  return { ...momentOf(doc), escalationId, department, before, after };
}

/** The event log's part of a report: each query is a range of the index on team, type and time. */
export function createEventReads({ models, teamId, session }: ReportQuery): EventReads {
  const find = (filter: Doc, hint: Hint): Promise<Doc[]> =>
    models.events.collection.find({ teamId, ...filter }, { session, projection, hint, batchSize }).toArray();
  const ofType = (type: EventBody['type'], from: Date, to: Date | null, more: Doc = {}): Promise<Doc[]> =>
    find({ 'body.type': type, at: to === null ? { $gte: from } : { $gte: from, $lt: to }, ...more }, byType);
  return {
    async openings(from, to) {
      const docs = await ofType('ticket_opened', from, to);
      return docs.map((doc) => ({ ...momentOf(doc), number: doc['ticketNumber'] as number }));
    },
    async firstReplies(from, to) {
      const docs = await ofType('replied', from, to, { 'body.first': true, 'actor.kind': 'user' });
      return docs.map((doc) => ({ ...momentOf(doc), by: (doc['actor'] as { userId: string }).userId }));
    },
    async turns(from) {
      const docs = await ofType('status_changed', from, null, { $or: [solves, reopens] });
      return docs.map((doc) => ({
        ...momentOf(doc),
        solved: isResolved((doc['body'] as Extract<EventBody, { type: 'status_changed' }>).after),
      }));
    },
    async escalationSteps(from, to) {
      return (await ofType('escalation_changed', from, to)).map(stepOf);
    },
    async assignments(from) {
      const docs = await ofType('assigned', from, null);
      return docs.map((doc) => ({
        ...momentOf(doc),
        before: (doc['body'] as Extract<EventBody, { type: 'assigned' }>).before,
      }));
    },
    async escalationHistory(ticketIds) {
      if (ticketIds.length === 0) return [];
      const docs = await find({ ticketId: { $in: [...ticketIds] }, 'body.type': 'escalation_changed' }, byTicket);
      return docs.map(stepOf);
    },
  };
}
