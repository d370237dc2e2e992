import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { requestOf } from '../../bench/support/creators.js';
import type { Desk } from '../../src/desk/context.js';
import type { Transaction } from '../../src/desk/ports.js';
import { createTicket, openTicket, type OpenTicket } from '../../src/desk/tickets/open-ticket.js';
import type { Models } from '../../src/store/models/schemas.js';
import { openTestStore } from '../support/test-store.js';

/* Use-cases that take numbers share transactions when many come at once: each must be as if it were alone. */

let models: Models;
let desk: Desk;
let stop: () => Promise<void>;
beforeEach(async () => {
  ({ models, desk, stop } = await openTestStore());
});
afterEach(() => stop());

/** What was written at a place in a channel. */
const said = (n: number, userId = `U${n}`): OpenTicket => ({
  ...requestOf('said', n),
  requester: { kind: 'slack', userId },
  conversation: { kind: 'thread', channel: 'C1', threadTs: `170000000${n}.000100` },
  source: { channel: 'C1', ts: `170000000${n}.000100`, isPrivate: false },
});

/** Starts all of it while a turn is under way, so that it shares the next one. What each led to, or the fault's name. */
async function together(works: readonly ((tx: Transaction) => Promise<unknown>)[]): Promise<unknown[]> {
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  const busy = desk.store.inTurn(() => held);
  const all = Promise.all(
    works.map((work) => desk.store.inTurn(work).catch((error: unknown) => (error as Error).name)),
  );
  finish();
  await busy;
  return all;
}

/** Creates a ticket. @returns its number */
function creates(input: OpenTicket): (tx: Transaction) => Promise<number> {
  return async (tx) => {
    await tx.once(input.key);
    return (await createTicket(desk, tx, await tx.settings(), input)).number;
  };
}

const saved = async (): Promise<[number, string][]> => {
  const docs = await models.tickets.find({}).sort({ number: 1 }).lean();
  return docs.map((doc) => [doc['number'] as number, doc['subject'] as string]);
};

describe('several that share a transaction', () => {
  it('are saved in their order, each with all that belongs to it', async () => {
    expect(await together([1, 2, 3, 4].map((n) => creates(said(n))))).toEqual([1, 2, 3, 4]);
    expect(await saved()).toEqual([1, 2, 3, 4].map((n) => [n, `Request said ${n}`]));
    for (const name of ['messages', 'outbox', 'receipts'] as const)
      expect(await models[name].countDocuments({})).toBe(4);
    expect(await models.events.countDocuments({ 'body.type': 'ticket_opened' })).toBe(4);
  });

  it('may meet a message that has a ticket: only that one is told so, and takes no number', async () => {
    await openTicket(desk, said(2));
    const again = [1, 2, 3].map((n) => creates({ ...said(n), key: `again:${n}` }));
    expect(await together(again)).toEqual([2, 'HasTicket', 3]);
    expect((await openTicket(desk, said(4))).ticket.number).toBe(4);
  });

  it('may meet each other: the second of two that are the same message gets the ticket of the first', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    const busy = desk.store.inTurn(() => held);
    const both = Promise.all(['a', 'b'].map((key) => openTicket(desk, { ...said(1), key })));
    // what is read before a turn is read by now
    for (let n = 0; n < 20; n += 1) await models.tickets.countDocuments({});
    finish();
    await busy;
    expect((await both).map(({ outcome, ticket }) => [outcome, ticket.number]).sort()).toEqual([
      ['already', 1],
      ['opened', 1],
    ]);
    expect(await saved()).toEqual([[1, 'Request said 1']]);
  });

  it('leave no gap where some take no number, are known already, or fail', async () => {
    const nothing = () => Promise.resolve('nothing');
    await openTicket(desk, said(1));
    const results = await together([
      nothing,
      creates(said(2)),
      () => Promise.reject(new TypeError('by itself')),
      creates(said(1)),
      creates(said(3)),
      nothing,
    ]);
    expect(results).toEqual(['nothing', 2, 'TypeError', 'AlreadyDone', 3, 'nothing']);
    await openTicket(desk, said(4));
    expect((await saved()).map(([number]) => number)).toEqual([1, 2, 3, 4]);
  });

  it('see what those before them wrote', async () => {
    const recent = (userId: string) => async (tx: Transaction) =>
      (await tx.recentTicketBy(userId, 'C1', '1700000000', '1700000100'))?.number;
    const inThread = async (tx: Transaction) => (await tx.ticketInThread('C1', '1700000001.000100'))?.number;
    const results = await together([recent('U1'), creates(said(1)), recent('U2'), recent('U1'), inThread]);
    expect(results).toEqual([undefined, 1, undefined, 1, 1]);
  });

  it('are not saved where one of them cannot be checked, and then without it', async () => {
    const wrong = { ...said(2), via: undefined as never };
    expect(await together([said(1), wrong, said(3)].map(creates))).toEqual([1, 'ZodError', 2]);
    expect((await saved()).map(([, subject]) => subject)).toEqual(['Request said 1', 'Request said 3']);
  });
});
