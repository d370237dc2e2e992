import type { PostedTraces, Subject, Traces } from '../../desk/privacy/erasure.js';
import { mentionsOf } from '../../desk/privacy/mentions.js';
import type { Doc } from '../models/schemas.js';
import { textFields } from './erase-elsewhere.js';
import { deliveriesOf } from './erase-queues.js';
import { ticketsOf, type ErasureParts } from './erasure.js';

/** Counts what the desk keeps of somebody. */
export async function tracesOf({ models, workspace: { teamId } }: ErasureParts, subject: Subject): Promise<Traces> {
  const { userId } = subject;
  const count = (name: keyof typeof models, filter: Doc): Promise<number> =>
    models[name].collection.countDocuments(filter);
  const own = ticketsOf(teamId, subject);
  const ids = await models.tickets.collection.distinct('_id', own);
  const nobody = { _id: { $exists: false } };
  const by = (field: string): Doc => (userId === null ? nobody : { teamId, [field]: userId });
  const settings = await models.settings.collection.findOne({ _id: teamId as never });
  const { roles = {}, departments = [] } = ((settings?.['settings'] as Doc | undefined) ?? {}) as {
    roles?: Record<string, string[]>;
    departments?: { onCall: string[] }[];
  };
  const lists = [...Object.values(roles), ...departments.map(({ onCall }) => onCall)];
  return {
    tickets: ids.length,
    unresolved: await count('tickets', { ...own, unresolved: true }),
    messages:
      (await count('messages', { teamId, ticketId: { $in: ids } })) +
      (userId === null ? 0 : await count('messages', { ...by('author.userId'), ticketId: { $nin: ids } })),
    mentions: await mentionsElsewhere(models, teamId, subject, ids),
    events: await count('events', by('actor.userId')),
    inbox: await count('inbox', { teamId, ...deliveriesOf(subject) }),
    outbox:
      userId === null
        ? 0
        : await count('outbox', { teamId, $or: [{ lane: `user:${userId}` }, { 'intent.userId': userId }] }),
    assigned: await count('tickets', { ...by('assignee'), unresolved: true }),
    lists: userId === null ? 0 : lists.filter((list) => list.includes(userId)).length,
  };
}

/** How many texts of others name them, on tickets that are not theirs. */
async function mentionsElsewhere(
  models: ErasureParts['models'],
  teamId: string,
  subject: Subject,
  own: readonly unknown[],
): Promise<number> {
  const mention = mentionsOf(subject);
  if (!mention) return 0;
  let found = 0;
  for (const [name, fields] of Object.entries(textFields)) {
    const elsewhere = { [name === 'tickets' ? '_id' : 'ticketId']: { $nin: own } };
    const ofOthers = subject.userId === null ? {} : { 'author.userId': { $ne: subject.userId } };
    for (const field of fields) {
      const filter: Doc = { teamId, ...elsewhere, ...ofOthers, [field]: { $regex: mention.source, $options: 'i' } };
      found += await models[name as keyof typeof textFields].collection.countDocuments(filter);
    }
  }
  return found;
}

/** Where Bellhop posted something of theirs. */
export async function postedTraces(
  { models, workspace: { teamId } }: ErasureParts,
  subject: Subject,
): Promise<PostedTraces> {
  const tickets = (await models.tickets.collection.find(ticketsOf(teamId, subject)).toArray()) as Doc[];
  const ids = tickets.map(({ _id }) => String(_id));
  const escalations = await models.escalations.collection.find({ teamId, ticketId: { $in: ids } }).toArray();
  const posts = await models.posts.collection
    .find({
      teamId,
      $or: [{ ticketId: { $in: ids } }, { escalationId: { $in: escalations.map(({ _id }) => String(_id)) } }],
    })
    .toArray();
  const threads = [
    ...posts
      .filter(({ kind }) => ['card', 'escalation', 'confirmation'].includes(String(kind)))
      .map((post) => ({
        channel: String(post['channel']),
        threadTs: String(post['ts']),
        root: post['kind'] === 'confirmation',
      })),
    ...tickets.flatMap(({ conversation }) => {
      const place = conversation as { kind: string; channel: string; threadTs: string };
      return place.kind === 'thread' ? [{ channel: place.channel, threadTs: place.threadTs, root: false }] : [];
    }),
  ];
  const own = (await models.messages.collection.find({ teamId, ticketId: { $in: ids } }).toArray()) as Doc[];
  const elsewhere =
    subject.userId === null
      ? []
      : ((await models.messages.collection
          .find({ teamId, 'author.userId': subject.userId, ticketId: { $nin: ids } })
          .toArray()) as Doc[]);
  const createdAt = tickets.map((ticket) => (ticket['createdAt'] as Date).getTime());
  return {
    threads,
    posts: [
      ...[...own, ...elsewhere].flatMap(({ copies }) => (copies ?? []) as { channel: string; ts: string }[]),
      ...(await answersAt(models, teamId, elsewhere)),
    ],
    acts: subject.userId === null ? [] : await actsOf(models, teamId, subject.userId, ids),
    userId: subject.userId,
    files: [...own, ...elsewhere].flatMap(({ fileCopies }) =>
      ((fileCopies ?? []) as { copyId: string }[]).map(({ copyId }) => copyId),
    ),
    numbers: tickets.map((ticket) => ticket['number'] as number),
    names: [
      ...new Set([...subject.names, ...tickets.flatMap(contactOf), ...(subject.email === null ? [] : [subject.email])]),
    ],
    since: createdAt.length === 0 ? null : new Date(Math.min(...createdAt)),
  };
}

/** Where the answers stand that somebody gave for a department: they are no copies. */
async function answersAt(
  models: ErasureParts['models'],
  teamId: string,
  messages: readonly Doc[],
): Promise<{ channel: string; ts: string }[]> {
  const escalationIds = messages.flatMap(({ escalationId }) =>
    typeof escalationId === 'string' ? [escalationId] : [],
  );
  const answered = {
    teamId,
    _id: { $in: escalationIds as never[] },
    answerMessageId: { $in: messages.map(({ _id }) => String(_id)) },
  };
  const ids = await models.escalations.collection.distinct('_id', answered);
  const posts = models.posts.collection.find({ teamId, kind: 'escalation_answer', escalationId: { $in: ids } });
  return (await posts.toArray()).map((post) => ({ channel: String(post['channel']), ts: String(post['ts']) }));
}

/** The cards of others under which lines tell what somebody did. */
async function actsOf(
  models: ErasureParts['models'],
  teamId: string,
  userId: string,
  own: readonly string[],
): Promise<PostedTraces['acts']> {
  const named = ['actor.userId', 'body.before', 'body.after'].map((field) => ({ [field]: userId }));
  const ticketIds = (await models.events.collection.distinct('ticketId', { teamId, $or: named })) as string[];
  const returned = { teamId, endedBy: userId, returnReason: { $gt: '' } };
  const reasons = new Map<string, string[]>();
  for await (const { ticketId, returnReason } of models.escalations.collection.find(returned))
    reasons.set(String(ticketId), [...(reasons.get(String(ticketId)) ?? []), String(returnReason)]);
  const mine = new Set(own);
  const others = ticketIds.filter((id) => !mine.has(id));
  const cards = await models.posts.collection.find({ teamId, kind: 'card', ticketId: { $in: others } }).toArray();
  return cards.map((card) => ({
    channel: String(card['channel']),
    threadTs: String(card['ts']),
    reasons: reasons.get(String(card['ticketId'])) ?? [],
  }));
}

/** What a contact outside Slack is called on cards. */
function contactOf({ requester }: Doc): string[] {
  const { kind, name, phone, email } = requester as Record<string, string | undefined>;
  return kind === 'contact' ? [name, phone, email].filter((each) => each !== undefined) : [];
}
