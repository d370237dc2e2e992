import { randomUUID } from 'node:crypto';
import { trusted } from 'mongoose';
import type { Claim, Inbox, InboxEntry } from '../../desk/inbox.js';
import type { Doc, Models } from '../models/schemas.js';
import { Together } from '../together.js';
import { Batch } from '../batch.js';
import { duplicatesIn } from '../mongo-errors.js';

const second = 1000;
const day = 24 * 60 * 60 * second;

/** Slack is answered within a second, saved or not. */
const saveBudgetMs = 700;
/** How long a process that fell silent keeps others from what it held. It renews every third of that. */
export const leaseMs = 15 * second;
/** When an entry that failed for the n-th time is handled again; after the last it is given up. */
const againAfter = [1, 5, 20, 60, 300, 900].map((seconds) => seconds * second);
/**
 * An entry that was claimed so often and never came to an end takes its processes down with it. What was merely among
 * the things that a dying process held must outlast some such deaths.
 */
const mostClaims = 20;
const contentsKeptMs = day;
export const idKeptMs = 30 * day;

/** What may be lost in a crash without harm: the event is then handled again, and finds its work done. */
const unforced = { w: 1, journal: false } as const;

/**
 * The durable inbox. States: `received` (to be handled from `dueAt` on: the end of a lease, or the time of a repetition),
 * `done`, `dead` (given up; kept with its contents until somebody decides, see `unhandled.ts`), `dropped` (only its id is
 * left).
 * @param now the wall clock
 * @param gaveUp called when an entry was given up; rejects never
 */
export function createInbox(
  models: Models,
  teamId: string,
  now: () => number = Date.now,
  gaveUp: () => Promise<void> = () => Promise.resolve(),
): Inbox {
  const { collection } = models.inbox;
  const owner = randomUUID();
  const at = (ms: number): Date => new Date(now() + ms);
  const free = (): Doc => ({ owner: null, dueAt: at(0) });
  const mine = (claim: Claim): Doc => ({ _id: claim.id as never, owner, token: claim.token, state: 'received' });

  const saved = new Together<Doc, boolean>({
    async handle(docs) {
      const known = await duplicatesIn(() => collection.insertMany(docs, { ordered: false, timeoutMS: saveBudgetMs }));
      return docs.map((_, n) => !known.has(n));
    },
    late(doc, isNew) {
      // Slack was told that it was not saved; it is handled all the same, by whoever finds it first
      if (isNew) collection.updateOne({ _id: doc['_id'] as never, token: 1 }, { $set: free() }).catch(() => undefined);
    },
    most: 500,
    sideBySide: 3,
    budgetMs: saveBudgetMs,
  });
  const finish = async (claims: readonly Claim[]): Promise<void> => {
    for (const token of new Set(claims.map((claim) => claim.token))) {
      const ids = claims.flatMap((claim) => (claim.token === token ? [claim.id] : []));
      const filter = { _id: { $in: ids as never[] }, owner, token, state: 'received' };
      const update = { $set: { state: 'done', dueAt: at(contentsKeptMs) } };
      await collection.updateMany(filter, update, { writeConcern: unforced });
    }
  };
  // what cannot be noted is handled again when its lease ends, and finds its work done
  const finished = new Batch<Claim>((claims) => finish(claims).catch(() => undefined));
  const kill = async (filter: Doc, reason: string): Promise<void> => {
    const update = { $set: { state: 'dead', lastError: reason }, $unset: { expireAt: '' } };
    const { modifiedCount } = await collection.updateOne(filter, update);
    if (modifiedCount > 0) await gaveUp();
  };

  return {
    async receive(entry, isHeld) {
      const isNew = await saved.add({
        _id: entry.id,
        teamId,
        // as text: contents may have any names in them, and nothing ever asks for a part of it
        payload: JSON.stringify(entry.payload),
        receivedAt: at(0),
        state: 'received',
        owner: isHeld ? owner : null,
        token: 1,
        attempts: 1,
        dueAt: at(isHeld ? leaseMs : 0),
        expireAt: at(idKeptMs),
        lastError: null,
      });
      return isNew && isHeld ? { ...entry, token: 1 } : null;
    },
    async claim(except) {
      const filter = { teamId, state: 'received', dueAt: { $lte: at(0) }, _id: { $nin: except as never[] } };
      const update = { $set: { owner, dueAt: at(leaseMs) }, $inc: { token: 1 } };
      for (;;) {
        const found = await collection.findOneAndUpdate(filter, update, {
          sort: { dueAt: 1 },
          returnDocument: 'after',
        });
        if (!found) return null;
        const claim = toClaim(found);
        // it took its process down each time, or nobody could say why it failed
        if (claim && claim.token - ((found['spared'] as number | undefined) ?? 0) <= mostClaims) return claim;
        await kill({ _id: found._id, owner, token: found['token'] as number }, claim ? 'attempts' : 'unreadable');
      }
    },
    async renew(claims) {
      const filter = { _id: { $in: claims.map(({ id }) => id) as never[] }, owner, state: 'received' };
      await collection.updateMany(filter, { $set: { dueAt: at(leaseMs) } }, { writeConcern: unforced });
    },
    async release(claims) {
      for (const claim of claims) await collection.updateOne(mine(claim), { $set: free() });
    },
    done(claim) {
      finished.add(claim);
    },
    noted: () => finished.flush(),
    async failed(claim, reason) {
      const entry = await collection.findOne(mine(claim), { projection: { attempts: 1 } });
      const again = againAfter[((entry?.['attempts'] as number | undefined) ?? 1) - 1];
      if (again === undefined) await kill(mine(claim), reason);
      else {
        const update = { $set: { owner: null, dueAt: at(again), lastError: reason }, $inc: { attempts: 1 } };
        await collection.updateOne(mine(claim), update);
      }
    },
    async dropContents() {
      await models.inbox.updateMany(
        { teamId, state: 'done', dueAt: trusted({ $lte: at(0) }) },
        { $set: { state: 'dropped' }, $unset: { payload: '', dueAt: '' } },
      );
    },
  };
}

function toClaim(doc: Doc): Claim | null {
  const payload = contentsOf(doc);
  return payload && { id: doc['_id'] as string, payload, token: doc['token'] as number };
}

/** @returns null where they cannot be read */
export function contentsOf(doc: Doc): InboxEntry['payload'] | null {
  try {
    return JSON.parse(doc['payload'] as string) as InboxEntry['payload'];
  } catch {
    return null;
  }
}
