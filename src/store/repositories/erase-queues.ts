import type { Subject } from '../../desk/privacy/erasure.js';
import { mentionsOf, quoted } from '../../desk/privacy/mentions.js';
import type { Doc } from '../models/schemas.js';
import type { ErasureParts } from './erasure.js';

/** Erases what waits to be sent to somebody or was received from them, and what is kept by the name of their DM. */
export async function eraseQueues(
  { models, workspace: { teamId } }: ErasureParts,
  subject: Subject,
  pseudonym: string,
): Promise<void> {
  const { userId } = subject;
  const inbox = models.inbox.collection;
  const mention = mentionsOf(subject);
  const dms = new Set<string>();
  for await (const doc of inbox.find({ teamId, ...deliveriesOf(subject) })) {
    const { isTheirs, channel } = authorOf(doc['payload'] as string, userId);
    if (isTheirs && channel?.startsWith('D')) dms.add(channel);
    // somebody else's event that is still to be handled loses the mention alone
    if (doc['state'] === 'received' && !isTheirs) {
      const payload = withoutMention(doc['payload'] as string, mention);
      await inbox.updateOne({ _id: doc._id, state: 'received' }, { $set: { payload } });
      continue;
    }
    const kept = { state: 'dropped', expireAt: new Date(Date.now() + 30 * 24 * 60 * 60 * 1000) };
    await inbox.updateOne({ _id: doc._id }, { $set: kept, $unset: { payload: '', dueAt: '', lastError: '' } });
  }
  await eraseEarlyChanges(models.earlyChanges.collection, teamId, subject);
  await eraseOutbox(models.outbox.collection, teamId, subject, pseudonym);
  if (userId === null) return;
  const names = [`user:${userId}`, `home:${userId}`, ...dms];
  await models.lanes.collection.deleteMany({ _id: { $in: names.map((name) => `${teamId}:${name}`) as never[] } });
  for (const key of [userId, ...dms]) {
    await models.receipts.collection.deleteMany({ _id: { $regex: `^${teamId}:.*\\b${key}\\b` } as never });
    await models.earlyChanges.collection.deleteMany({ _id: { $regex: `^${teamId}:${key}:` } as never });
  }
}

/** Deliveries that hold their id or address anywhere, or name them: in JSON no text has edges that tell words apart. */
export function deliveriesOf(subject: Subject): Doc {
  const needles = [subject.userId, subject.email].filter((each) => each !== null).map(quoted);
  const mention = mentionsOf(subject);
  return { payload: { $regex: [...needles, ...(mention ? [mention.source] : [])].join('|'), $options: 'i' } };
}

/** The line of a return that does not say why. */
function withoutReason(intent: Doc): Doc {
  const { values, ...line } = intent['line'] as { key: string; values: Doc };
  return { ...intent, line: { ...line, values: { ...values, reason: 'text:…' } } };
}

/** The same JSON without the mention in any of its texts. */
function withoutMention(json: string, mention: RegExp | null): string {
  if (mention === null) return json;
  const clean = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll(mention, '…') : value;
  return JSON.stringify(JSON.parse(json, clean));
}

/** Whose words an event's payload holds, and where they stand. */
function authorOf(payload: string, userId: string | null): { isTheirs: boolean; channel?: string } {
  interface Event {
    readonly user?: unknown;
    readonly channel?: string;
    readonly message?: { readonly user?: unknown };
    readonly previous_message?: { readonly user?: unknown };
  }
  try {
    const { event = {} } = JSON.parse(payload) as { event?: Event };
    const users = [event.user, event.message?.user, event.previous_message?.user];
    const ids = users.map((user) => (typeof user === 'object' && user !== null && 'id' in user ? user.id : user));
    const isTheirs = userId !== null && ids.includes(userId);
    return { isTheirs, ...(typeof event.channel === 'string' ? { channel: event.channel } : {}) };
  } catch {
    return { isTheirs: true };
  }
}

/** What was told of messages that no ticket has: theirs go, others' lose the mention. */
async function eraseEarlyChanges(
  changes: ErasureParts['models']['earlyChanges']['collection'],
  teamId: string,
  subject: Subject,
): Promise<void> {
  if (subject.userId !== null) await changes.deleteMany({ teamId, 'change.author': subject.userId });
  const mention = mentionsOf(subject);
  if (mention === null) return;
  const field = 'change.said.text';
  const filter = { teamId, [field]: { $regex: mention.source, $options: 'i' } };
  for await (const { _id, change } of changes.find(filter)) {
    const { text } = (change as { said: { text: string } }).said;
    await changes.updateOne({ _id, [field]: text }, { $set: { [field]: text.replaceAll(mention, '…') } });
  }
}

/** Posts to them and why they returned something are dropped; what others are to be told names the pseudonym. */
async function eraseOutbox(
  outbox: ErasureParts['models']['outbox']['collection'],
  teamId: string,
  subject: Subject,
  pseudonym: string,
): Promise<void> {
  const { userId } = subject;
  const mention = mentionsOf(subject);
  for await (const row of outbox.find({ teamId })) {
    const intent = row['intent'] as Doc;
    const before = JSON.stringify(intent);
    const isToThem =
      userId !== null &&
      (intent['userId'] === userId || [`user:${userId}`, `home:${userId}`].includes(String(row['lane'])));
    const { key, values } = (intent['line'] ?? {}) as { key?: string; values?: Doc };
    const isTheirReason = key === 'line.escalation_returned' && values?.['who'] === `person:${userId ?? ''}`;
    if (isToThem || (isTheirReason && row['state'] === 'dead')) {
      await outbox.deleteOne({ _id: row._id });
      continue;
    }
    const kept = isTheirReason ? JSON.stringify(withoutReason(intent)) : before;
    const named = userId === null ? kept : kept.replaceAll(`"${userId}"`, 'null').replaceAll(userId, pseudonym);
    const after = withoutMention(named, mention);
    if (after !== before) await outbox.updateOne({ _id: row._id }, { $set: { intent: JSON.parse(after) as Doc } });
  }
}
