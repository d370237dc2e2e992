import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverEvent, messageEvents } from '../support/deliver.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* Slack promises no order of events: an edit or a deletion may come before its message, or while a copy goes out. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const ticket = async (number = 1) => (await t.desk.store.reads.ticketByNumber(number))!;
const count = (): Promise<number> => t.desk.models.tickets.countDocuments({});
const card = async (number = 1) =>
  (await t.sandbox.client.botPosts('#support-queue')).find((post) => reading(post).includes(`T-${number}`))!;
const under = async (number = 1) =>
  (await t.sandbox.client.messages('#support-queue', { thread: await card(number) })).slice(1);
/** Delivers an event and waits until it was handled. */
const tell = async (event: object): Promise<void> => {
  await deliverEvent(t, event);
  await t.desk.idle();
};
const forgetEarly = () => t.desk.models.earlyChanges.deleteMany({});

describe('a change that comes before its message', () => {
  const alice = () => messageEvents(t, { channel: 'help', user: 'alice', ts: '1772413200.000100' });

  it('an edit: the ticket has the new text, wherever it shows', async () => {
    await t.sandbox.client.addFault({ do: 'outOfOrder', kind: 'message', times: 1 });
    const asked = await t.person('alice').says('#help', 'My card is 4711-0815');
    await t.person('alice').edits(asked, 'My card is wrong');
    await t.settle();
    expect(await ticket()).toMatchObject({ subject: 'My card is wrong', description: 'My card is wrong' });
    const posts = [
      ...(await t.sandbox.client.botPosts('#support-queue')),
      ...(await t.sandbox.client.botPosts('#help')),
    ];
    expect(posts.map(reading).join('\n')).toContain('My card is wrong');
    expect(posts.map(reading).join('\n')).not.toContain('4711');
    expect(JSON.stringify(await t.desk.models.messages.find({}).lean())).not.toContain('4711');
  });

  it('control: without the memory of it the old text stays', async () => {
    await tell(alice().edited('new', '1772413201.000000'));
    expect(await forgetEarly()).toMatchObject({ deletedCount: 1 });
    await tell(alice().written('old'));
    await t.settle();
    expect(await ticket()).toMatchObject({ description: 'old' });
  });

  it('a deletion: nothing is opened, nothing of it is kept', async () => {
    await t.sandbox.client.addFault({ do: 'outOfOrder', kind: 'message', times: 1 });
    const asked = await t.person('alice').says('#help', 'my password is hunter2');
    await t.person('alice').deletes(asked);
    await t.settle();
    expect(await count()).toBe(0);
    expect(await t.sandbox.client.botPosts('#support-queue')).toEqual([]);
    expect(JSON.stringify(await t.desk.models.earlyChanges.find({}).lean())).not.toContain('hunter2');
  });

  it('control: without the memory of it a deleted message opens a ticket', async () => {
    await tell(alice().deleted('1772413201.000000'));
    await forgetEarly();
    await tell(alice().written('my password is hunter2'));
    await t.settle();
    expect(await ticket()).toMatchObject({ description: 'my password is hunter2' });
  });

  it('a deletion after an edit, both early and in the wrong order; a root with replies as well', async () => {
    await tell(alice().tombstone('1772413202.000000'));
    await tell(alice().edited('edited first', '1772413201.000000'));
    await tell(alice().written('old'));
    await t.settle();
    expect(await count()).toBe(0);
  });

  it('of a reply: it says what it was changed to, or nothing', async () => {
    await tell(alice().written('the printer is broken'));
    const reply = (ts: string) =>
      messageEvents(t, { channel: 'help', user: 'alice', ts, threadTs: '1772413200.000100' });
    const [edited, deleted] = [reply('1772413210.000100'), reply('1772413211.000100')];
    await tell(edited.edited('room 12', '1772413212.000000'));
    await tell(deleted.deleted('1772413213.000000'));
    await tell(edited.written('room 11'));
    await tell(deleted.written('I hate this place'));
    await t.settle();
    const said = (await under()).map(reading).join('\n');
    expect(said).toContain('room 12');
    expect(said).not.toMatch(/room 11|hate/u);
    expect(await t.desk.models.messages.countDocuments({})).toBe(2);
  });

  it('at the very same moment: whichever is first, the new text wins', async () => {
    for (let round = 0; round < 12; round += 1) {
      const ts = `17724140${10 + round}.000100`;
      const threadTs = '1772413200.000100';
      const at = round === 0 ? alice() : messageEvents(t, { channel: 'help', user: 'alice', ts, threadTs });
      await Promise.all([
        deliverEvent(t, at.written(`old ${round}`)),
        deliverEvent(t, at.edited(`new ${round}`, '1772415000.000000')),
      ]);
      await t.desk.idle();
    }
    await t.settle();
    const kept = await t.desk.models.messages.find({}).lean();
    expect(kept.map((doc) => doc['text'] as string).filter((text) => text.startsWith('old'))).toEqual([]);
    expect(kept).toHaveLength(12);
    expect((await ticket()).description).toBe('new 0');
    expect((await under()).map(reading).join('\n')).not.toContain('old');
  });
});

describe('several edits out of order', () => {
  const edits = [
    ['by Slack’s time of the edit', '1772413301.000000', '1772413301.000300', '1772413302.000000', '1772413302.000300'],
    [
      'within one second, by the events’ time',
      '1772413301.000000',
      '1772413301.000300',
      '1772413301.000000',
      '1772413301.000900',
    ],
  ] as const;

  it.each(edits)('the latest wins: %s', async (_what, ts1, event1, ts2, event2) => {
    const of = messageEvents(t, { channel: 'help', user: 'alice', ts: '1772413300.000100' });
    await tell(of.written('zero'));
    await tell(of.edited('two', ts2, event2));
    await tell(of.edited('one', ts1, event1));
    await t.settle();
    expect(await ticket()).toMatchObject({ subject: 'two', description: 'two' });
  });

  it('also when the last one takes the first one back', async () => {
    const of = messageEvents(t, { channel: 'help', user: 'alice', ts: '1772413300.000100' });
    await tell(of.written('as it was'));
    await tell(of.edited('as it was', '1772413302.000000'));
    await tell(of.edited('a slip', '1772413301.000000'));
    await t.settle();
    expect(await ticket()).toMatchObject({ description: 'as it was' });
    expect(await t.desk.models.events.countDocuments({ 'body.type': 'message_edited' })).toBe(0);
  });
});

describe('a form that is open while its message changes', () => {
  it('edited: the ticket follows; deleted: it is not opened, and the person is told', async () => {
    const first = await t.person('tom').says('#general', 'The lift is stuck');
    await t.person('ava').uses('Create ticket', first);
    await t.person('tom').edits(first, 'The lift is stuck on floor 3');
    await t.sandbox.idle();
    expect(await t.person('ava').submits({})).toMatchObject({ ok: true });
    await t.settle();
    expect(await ticket()).toMatchObject({ description: 'The lift is stuck on floor 3' });
    const second = await t.person('tom').says('#general', 'My salary is 12');
    await t.person('ava').uses('Create ticket', second);
    await t.person('ben').uses('Add to ticket', second);
    await t.person('tom').deletes(second);
    await t.sandbox.idle();
    await t.desk.idle();
    expect(await t.person('ava').submits({})).toMatchObject({
      errors: { description: expect.stringContaining('deleted that message') },
    });
    expect(await t.person('ben').submits({ number: '1' })).toMatchObject({
      errors: { text: expect.stringContaining('deleted that message') },
    });
    expect(await count()).toBe(1);
    expect(JSON.stringify(await t.desk.models.messages.find({}).lean())).not.toContain('salary');
  });

  it('a message that was edited before the form opened keeps what the agent made of it', async () => {
    const first = await t.person('tom').says('#general', 'lift');
    await t.person('tom').edits(first, 'The lift!');
    await t.sandbox.idle();
    await t.person('ava').uses('Create ticket', first);
    await t.person('ava').submits({ subject: 'Lift', description: 'Lift in house B' });
    await t.settle();
    expect(await ticket()).toMatchObject({ subject: 'Lift', description: 'Lift in house B' });
  });
});

describe('what is said where no ticket comes from', () => {
  const kept = async (): Promise<string> => JSON.stringify(await t.desk.models.earlyChanges.find({}).lean());

  it('is not kept when it is edited', async () => {
    const general = await t.person('tom').says('#general', 'lunch at 12');
    await t.person('tom').edits(general, 'lunch at one');
    const reply = await t.person('alice').says('#general', 'fine', { thread: general });
    await t.person('alice').edits(reply, 'fine with lunch');
    const queue = await t.person('ava').says('#support-queue', 'who has lunch?');
    await t.person('ava').edits(queue, 'who is at lunch?');
    await t.settle();
    expect(await kept()).not.toContain('lunch');
  });

  it('is kept where it may be a ticket’s: in a thread of ours, and by the one who wrote it', async () => {
    const opening = await t.person('tom').says('#general', 'The lift is stuck');
    await t.person('tom').reacts(opening, 'ticket');
    await t.settle();
    const place = { channel: 'general', user: 'tom', ts: '1772413210.000100', threadTs: opening.ts };
    const reply = messageEvents(t, place);
    await tell(reply.edited('on floor 3', '1772413212.000000'));
    expect(await t.desk.models.earlyChanges.findOne({ 'change.author': t.userId('tom') }).lean()).not.toBeNull();
    await tell(reply.written('on floor 2'));
    await t.settle();
    expect((await under()).map(reading).join('\n')).toContain('on floor 3');
  });
});

it('everything that quotes the opening message follows: confirmation and the department’s card', async () => {
  const asked = await t.person('alice').says('#help', 'my password is hunter2');
  await t.settle();
  await t.person('ava').types('/escalate 1 IT reset it please');
  await t.settle();
  expect((await t.sandbox.client.botPosts('#it')).map(reading).join()).toContain('hunter2');
  await t.person('alice').deletes(asked);
  await t.settle();
  for (const channel of ['#help', '#it', '#support-queue']) {
    const posts = await t.sandbox.client.botPosts(channel);
    expect(posts.map((post) => `${post.text} ${reading(post)}`).join('\n')).not.toContain('hunter2');
  }
});

it('so it does when an agent edits the ticket by form', async () => {
  await t.person('alice').says('#help', 'my password is hunter2');
  await t.settle();
  await t.person('ava').types('/escalate 1 IT reset it please');
  await t.settle();
  const [card] = await t.sandbox.client.botPosts('#support-queue');
  await t.person('ava').presses('Edit…', card);
  await t.person('ava').submits({ subject: 'A password', description: 'She told it to everybody' });
  await t.settle();
  for (const [channel, subject] of Object.entries({ '#help': 1, '#it': 1, '#support-queue': 1 })) {
    const posts = (await t.sandbox.client.botPosts(channel)).map((post) => `${post.text} ${reading(post)}`);
    expect(posts.join('\n')).not.toContain('hunter2');
    expect(posts.filter((post) => post.includes('A password'))).toHaveLength(subject);
  }
});
