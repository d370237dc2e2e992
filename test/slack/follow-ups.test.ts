import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/desk/ports.js';
import { reopenTicket } from '../../src/desk/tickets/change-status.js';
import { deliverEvent, messageEvents } from '../support/deliver.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';

/* A closed ticket, the one that follows it up in its thread, and the first one re-opened: nobody's word is lost. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const ava = (line: string): Promise<unknown> => t.person('ava').types(line);
const ticket = async (number: number) => (await t.desk.store.reads.ticketByNumber(number))!;
/** What was said on a ticket, in order. */
const saidOn = async (number: number): Promise<string[]> =>
  (await t.desk.store.reads.latestMessages((await ticket(number)).id, 20)).map(({ role, text }) => `${role}: ${text}`);
const count = () => t.desk.models.tickets.countDocuments({});

/** Closes T-1 and has the customer go on. */
async function followUp(goOn: () => Promise<unknown>): Promise<void> {
  await ava('/ticket status 1 closed');
  await t.settle();
  await goOn();
  await t.settle();
  expect(await ticket(2)).toMatchObject({ status: 'new' });
}

async function reopenFirst(): Promise<void> {
  await ava('/ticket status 2 closed');
  await ava('/ticket reopen 1');
  await t.settle();
  expect([(await ticket(1)).status, (await ticket(2)).status]).toEqual(['open', 'closed']);
}

describe('the first ticket of a thread is open again, its follow-up closed', () => {
  it('what customer and agent write in a channel’s thread reaches the first', async () => {
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    await followUp(() => t.person('alice').says('#help', 'Wrong again', { thread: asked }));
    await reopenFirst();
    await t.person('alice').says('#help', 'Do you hear me?', { thread: asked });
    await t.person('ava').says('#help', 'I do', { thread: asked });
    await t.settle();
    expect(await saidOn(1)).toEqual(['customer: My invoice is wrong', 'customer: Do you hear me?', 'reply: I do']);
    expect(await saidOn(2)).toEqual(['customer: Wrong again']);
    expect(await count()).toBe(2);
  });

  it('so it does in the thread of a confirmation by DM', async () => {
    await t.person('alice').types('/ticket My invoice is wrong');
    await t.person('alice').submits({});
    await t.settle();
    const [confirmation] = await t.person('alice').seesDm();
    await followUp(() => t.person('alice').says('@bellhop', 'Wrong again', { thread: confirmation! }));
    await reopenFirst();
    await t.person('alice').says('@bellhop', 'Do you hear me?', { thread: confirmation! });
    await t.settle();
    expect(await saidOn(1)).toEqual(['customer: Do you hear me?']);
    expect(await count()).toBe(2);
  });

  it('so it does where its texts were erased meanwhile', async () => {
    await t.settings({ retention: { closedDays: 30 } });
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    await ava('/ticket status 1 closed');
    await t.settle();
    t.clock.moveBy(40 * 24 * 3_600_000);
    await t.settle();
    expect((await ticket(1)).erasedAt).toBeDefined();
    await ava('/ticket reopen 1');
    await t.person('alice').says('#help', 'Do you hear me?', { thread: asked });
    await t.settle();
    expect((await saidOn(1)).at(-1)).toBe('customer: Do you hear me?');
    expect(await count()).toBe(1);
  });
});

it('a thread’s first message that is heard only when a reply of it has become a ticket reaches that ticket', async () => {
  // what agents write opens nothing: the ticket is made of the reply
  const root = await t.person('ben').says('#help', 'About invoices');
  const reply = await t.person('alice').says('#help', 'Mine is wrong', { thread: root });
  await t.person('ava').uses('Create ticket', reply);
  await t.person('ava').submits({});
  await t.settle();
  expect(await count()).toBe(1);
  await deliverEvent(t, messageEvents(t, { channel: 'help', user: 'alice', ts: root.ts }).written('All of this month'));
  await t.settle();
  // in the order in which they were written
  expect(await saidOn(1)).toEqual(['customer: All of this month', 'customer: Mine is wrong']);
  expect(await count()).toBe(1);
});

it('a verb in the thread of a closed ticket’s confirmation is for the one that follows it there', async () => {
  await t.person('alice').types('/ticket My invoice is wrong');
  await t.person('alice').submits({});
  await t.settle();
  const [confirmation] = await t.person('alice').seesDm();
  await followUp(() => t.person('alice').says('@bellhop', 'Wrong again', { thread: confirmation! }));
  await t.person('alice').reacts(confirmation!, 'white_check_mark');
  await t.settle();
  expect([(await ticket(1)).status, (await ticket(2)).status]).toEqual(['closed', 'solved']);
});

describe('the first ticket is re-opened while its follow-up is alive', () => {
  const reopens = async (line = '/ticket reopen 1'): Promise<string> => JSON.stringify(await ava(line));
  const refused = 'T-1 stays closed: T-2 goes on with it in the same thread.';

  it('is refused in words by each way, in a channel’s thread', async () => {
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    await followUp(() => t.person('alice').says('#help', 'Wrong again', { thread: asked }));
    expect(await reopens()).toContain(refused);
    expect(await reopens('/ticket status 1 pending')).toContain(refused);
    expect(await reopens('/ticket status 1 solved')).toContain(refused);
    expect((await ticket(1)).status).toBe('closed');
    // control: with the follow-up closed it opens
    await reopenFirst();
    await ava('/ticket status 2 open');
    expect((await ticket(2)).status).toBe('closed');
  });

  it('and by DM', async () => {
    await t.person('alice').types('/ticket My invoice is wrong');
    await t.person('alice').submits({});
    await t.settle();
    const [confirmation] = await t.person('alice').seesDm();
    await followUp(() => t.person('alice').says('@bellhop', 'Wrong again', { thread: confirmation! }));
    expect(await reopens()).toContain(refused);
    await reopenFirst();
    expect(await reopens('/ticket reopen 2')).toContain('T-2 stays closed: T-1 goes on with it');
  });

  it('and where only the unique index notices', async () => {
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    await followUp(() => t.person('alice').says('#help', 'Wrong again', { thread: asked }));
    const { desk, people } = t.desk.edge;
    const { store } = desk;
    const blind: Store = {
      ...store,
      transaction: (work) => store.transaction((tx) => work({ ...tx, ticketInThread: () => Promise.resolve(null) })),
    };
    const viewer = await people.viewer(t.userId('ava'));
    const reopened = reopenTicket({ ...desk, store: blind }, { ticket: { number: 1 }, viewer, key: 'race' });
    await expect(reopened).rejects.toMatchObject({ key: 'refusal.goes_on_elsewhere', values: { number: 1, other: 2 } });
  });
});
