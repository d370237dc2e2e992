import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { creatorsTeam, requestOf } from '../../bench/support/creators.js';
import type { Desk } from '../../src/desk/context.js';
import { HasTicket } from '../../src/desk/errors.js';
import type { Message } from '../../src/desk/messages/message.js';
import type { Transaction } from '../../src/desk/ports.js';
import { openTicket } from '../../src/desk/tickets/open-ticket.js';
import type { Models } from '../../src/store/models/schemas.js';
import { openTestStore } from '../support/test-store.js';

/* A message at top level opens a ticket, unless its author wrote one there a moment ago: asked and kept in one step. */

let models: Models;
let desk: Desk;
let stop: () => Promise<void>;
beforeEach(async () => {
  ({ models, desk, stop } = await openTestStore());
  const source = { channel: 'C1', ts: '1700000060.000100', isPrivate: false };
  const conversation = { kind: 'thread', channel: 'C1', threadTs: source.ts } as const;
  await openTicket(desk, { ...requestOf('first', 1), conversation, source });
});
afterEach(() => stop());

const message = (ts: string, userId: string, channel: string): Message => ({
  id: `m${ts}${userId}${channel}`,
  teamId: creatorsTeam,
  ticketId: 'new',
  role: 'customer',
  author: { kind: 'slack', userId },
  text: 'and another thing',
  files: [],
  at: new Date('2026-03-02T01:00:00Z'),
  source: { channel, ts },
  escalationId: null,
  copies: [],
  fileCopies: [],
});
const kept = () => models.messages.countDocuments({ ticketId: 'new' });
const keep =
  (ts: string, userId = 'U1', channel = 'C1') =>
  async (tx: Transaction) =>
    (await tx.insertUnlessRecent(message(ts, userId, channel), userId, channel, '1700000000', '1700000120'))?.number;

/** Alone, and beside another that has nothing to do with it. */
const ways = {
  alone: (work: (tx: Transaction) => Promise<unknown>) => desk.store.transaction(work),
  async 'with others'(work: (tx: Transaction) => Promise<unknown>) {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    const busy = desk.store.inTurn(() => held);
    const both = Promise.all([desk.store.inTurn(work), desk.store.inTurn(() => Promise.resolve())]);
    finish();
    await busy;
    return (await both)[0];
  },
};

describe.each(Object.entries(ways))('%s', (_way, run) => {
  it('a message after another of its author is not kept: that one’s ticket is told', async () => {
    expect(await run(keep('1700000100.000100'))).toBe(1);
    expect(await kept()).toBe(0);
  });

  it.each([
    ['of another author', '1700000100.000100', 'U2', 'C1'],
    ['in another channel', '1700000100.000100', 'U1', 'C2'],
  ])('a message %s is kept', async (_what, ...how) => {
    expect(await run(keep(...how))).toBeUndefined();
    expect(await kept()).toBe(1);
    expect(await models.messages.findOne({ ticketId: 'new' }).lean()).toEqual({
      ...message(...how),
      id: undefined,
      _id: message(...how).id,
    });
  });

  it('a message whose author wrote long before is kept', async () => {
    const early = async (tx: Transaction) =>
      tx.insertUnlessRecent(message('1700000190.000100', 'U1', 'C1'), 'U1', 'C1', '1700000070', '1700000310');
    expect(await run(early)).toBeNull();
    expect(await kept()).toBe(1);
  });

  it('what is not a message is refused, and nothing is kept', async () => {
    const wrong = { ...message('1700000190.000100', 'U2', 'C1'), text: { $ne: '' } as never };
    const kind = expect.objectContaining({ name: 'ZodError' }) as unknown;
    await expect(run((tx) => tx.insertUnlessRecent(wrong, 'U2', 'C1', '1', '2'))).rejects.toEqual(kind);
    expect(await models.messages.countDocuments({})).toBe(1);
  });
});

it('a message that is known belongs to its ticket, whoever is said to have written it', async () => {
  await expect(ways.alone(keep('1700000060.000100', 'U2'))).rejects.toBeInstanceOf(HasTicket);
});

it('operators are taken for what they are: no name of anybody', async () => {
  const anybody = { $ne: null } as never;
  const recent = (userId: string, channel: string) =>
    desk.store.reads.recentTicketBy(userId, channel, '1700000000', '1700000120');
  expect((await recent('U1', 'C1'))?.number).toBe(1);
  expect(await recent(anybody, 'C1')).toBeNull();
  expect(await recent('U1', anybody)).toBeNull();
});
