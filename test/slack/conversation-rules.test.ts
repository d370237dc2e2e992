import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Status } from '../../src/desk/tickets/ticket.js';
import type { Message, MessageRef } from '../../src/sandbox/index.js';
import { deliverEvent, messageEvents } from '../support/deliver.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* What becomes of a message, line by line of the design: which ticket it belongs to, who reads it, what it changes. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const ticket = async (number = 1) => (await t.desk.store.reads.ticketByNumber(number))!;
const count = (): Promise<number> => t.desk.models.tickets.countDocuments({});
const card = async (number = 1): Promise<MessageRef> =>
  (await t.desk.store.reads.postOf('card', { ticketId: (await ticket(number)).id }))!;
const under = async (number = 1): Promise<string[]> =>
  (await t.sandbox.client.messages('#support-queue', { thread: await card(number) })).slice(1).map(reading);
const tell = async (event: object): Promise<void> => {
  await deliverEvent(t, event);
  await t.desk.idle();
};
const at = (ts: string, user = 'alice', threadTs?: string) =>
  messageEvents(t, { channel: 'help', user, ts, ...(threadTs === undefined ? {} : { threadTs }) });

describe('the next top-level message', () => {
  it('what was written minutes apart is several tickets, even if it is read all at once', async () => {
    await tell(at('1772413200.000100').written('The printer is broken'));
    await tell(at('1772413500.000100').written('My badge is lost'));
    await tell(at('1772413560.000100').written('It is the blue one'));
    expect(await count()).toBe(2);
    expect(await t.desk.models.messages.countDocuments({ ticketId: (await ticket(2)).id })).toBe(2);
  });

  it('joins also when it is read first', async () => {
    await tell(at('1772413260.000100').written('It is invoice 4711'));
    await tell(at('1772413200.000100').written('My invoice is wrong'));
    expect(await count()).toBe(1);
  });

  it('words in the ticket’s thread do not keep it open for another matter', async () => {
    await tell(at('1772413200.000100').written('The printer is broken'));
    await tell(at('1772413500.000100', 'alice', '1772413200.000100').written('still'));
    await tell(at('1772413530.000100').written('My badge is lost'));
    expect(await count()).toBe(2);
  });

  it.each([
    ['solved', '/ticket resolve 1'],
    ['closed', '/ticket status 1 closed'],
  ])('opens a ticket of its own where the first is %s', async (_status, line) => {
    await tell(at('1772413200.000100').written('The printer is broken'));
    await t.person('ava').types(line);
    await tell(at('1772413230.000100').written('My badge is lost'));
    expect(await count()).toBe(2);
  });

  it('of somebody else is a ticket of its own', async () => {
    await tell(at('1772413200.000100').written('The printer is broken'));
    await tell(at('1772413230.000100', 'tom').written('Mine as well'));
    expect(await count()).toBe(2);
  });
});

describe('a reply that comes before the message it replies to', () => {
  it('is not lost: that message is read from the channel first', async () => {
    await t.sandbox.client.addFault({ do: 'outOfOrder', kind: 'message', times: 1 });
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.person('alice').says('#help', 'Number 4711', { thread: asked });
    await t.settle();
    expect(await count()).toBe(1);
    expect(await ticket()).toMatchObject({ subject: 'My invoice is wrong', source: { ts: asked.ts } });
    expect((await under()).join('\n')).toContain('Number 4711');
  });

  it.each([
    ['Slack asks to wait', { do: 'rateLimit', retryAfter: 3 }],
    ['Slack fails', { do: 'serverError', status: 503 }],
    ['the connection breaks', { do: 'drop' }],
  ] as const)('nor where that message cannot be read at once: %s', async (_what, fault) => {
    await t.settings({ intake: [] });
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    await t.settings({ intake: [{ channel: t.channelId('help'), mode: 'auto' }] });
    await t.sandbox.client.addFault({ ...fault, method: 'conversations.replies', times: 1 });
    await t.person('alice').says('#help', 'Number 4711', { thread: asked });
    await t.settle();
    expect(await count()).toBe(0);
    await t.desk.models.inbox.updateMany({ state: 'received' }, { $set: { dueAt: new Date(0) } });
    await t.restart();
    await t.settle();
    expect(await ticket()).toMatchObject({ subject: 'My invoice is wrong', source: { ts: asked.ts } });
    expect((await under()).join('\n')).toContain('Number 4711');
  });

  it('old threads and agents’ talk stay what they are', async () => {
    await t.settings({ intake: [] });
    const old = await t.person('alice').says('#help', 'Lunch?');
    await t.settle();
    await t.settings({ intake: [{ channel: t.channelId('help'), mode: 'auto' }] });
    t.clock.moveBy(11 * 60_000);
    const talk = await t.person('ava').says('#help', 'We are here');
    await t.person('tom').says('#help', 'Yes', { thread: old });
    await t.person('tom').says('#help', 'Hello', { thread: talk });
    await t.settle();
    expect(await count()).toBe(0);
  });
});

describe('who is not heard, and who is', () => {
  it('bots: neither at top level, nor in a thread, nor by DM', async () => {
    await t.person('alice').says('#help', 'My invoice is wrong');
    const { id } = await t.sandbox.client.addPerson({ name: 'robo' });
    await t.sandbox.client.updatePerson('robo', { isBot: true });
    await t.settle();
    const base = { type: 'message', channel: t.channelId('help'), channel_type: 'channel', user: id };
    const root = (await ticket()).source!.ts;
    await tell({ ...base, text: 'beep', ts: '1772413600.000100' });
    await tell({ ...base, text: 'beep', ts: '1772413601.000100', thread_ts: root });
    await tell({ ...base, text: 'beep', ts: '1772413602.000100', channel: 'D0BOT', channel_type: 'im' });
    await tell({
      ...base,
      text: 'beep',
      ts: '1772413603.000100',
      user: t.userId('alice'),
      bot_id: 'B1',
      thread_ts: root,
    });
    expect(await count()).toBe(1);
    expect(await t.desk.models.messages.countDocuments({})).toBe(1);
  });

  it('a DM in a thread that belongs to no ticket opens one there', async () => {
    const said = await t.person('tom').says('@bellhop', '@bellhop help');
    await t.settle();
    expect(await count()).toBe(0);
    await t.person('tom').says('@bellhop', 'My badge is lost', { thread: said });
    await t.settle();
    expect(await ticket()).toMatchObject({ subject: 'My badge is lost', conversation: { kind: 'thread' } });
    await t.person('tom').says('@bellhop', 'the blue one', { thread: said });
    await t.settle();
    expect(await count()).toBe(1);
    expect((await under()).join('\n')).toContain('the blue one');
  });

  it('an agent who is the requester speaks as the customer', async () => {
    await t.person('ava').types('/ticket my chair');
    await t.person('ava').submits({ requester: t.userId('ava') });
    await t.settle();
    const confirmation = (await t.person('ava').seesDm())[0]!;
    await t.person('ava').says('@bellhop', 'it squeaks', { thread: confirmation });
    await t.settle();
    expect(await t.desk.models.events.distinct('body.type', { ticketNumber: 1 })).toContain('customer_wrote');
    expect((await ticket()).clocks.publicReplies).toBe(0);
  });
});

describe('what it changes', () => {
  const words: readonly [Status, Status][] = [
    ['new', 'new'],
    ['open', 'open'],
    ['pending', 'open'],
    ['on_hold', 'on_hold'],
    ['solved', 'open'],
    ['closed', 'closed'],
  ];
  const replies: readonly [Status, Status][] = words.map(([before]) => [before, before === 'new' ? 'open' : before]);

  const asked = async (status: Status): Promise<Message> => {
    const message = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    if (status !== 'new') await t.person('ava').types(`/ticket status 1 ${status}`);
    await t.settle();
    return message;
  };

  it.each(words)('the customer writes: %s becomes %s', async (before, after) => {
    await t.person('alice').says('#help', 'Hello?', { thread: await asked(before) });
    await t.settle();
    expect((await ticket()).status).toBe(after);
    expect(await count()).toBe(before === 'closed' ? 2 : 1);
  });

  it.each(replies)('an agent answers: %s becomes %s', async (before, after) => {
    await t.person('ava').says('#help', 'Let me look', { thread: await asked(before) });
    await t.settle();
    expect((await ticket()).status).toBe(after);
    expect(await count()).toBe(1);
  });

  it('`assign` and `escalate` change no status; solving cancels what waits', async () => {
    await asked('new');
    await t.person('lee').types('/ticket assign 1 @ben');
    await t.person('ava').types('/escalate 1 IT please');
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'new', assignee: t.userId('ben'), department: 'it' });
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect(await t.desk.store.reads.escalationsOf((await ticket()).id)).toMatchObject([{ state: 'cancelled' }]);
  });
});

describe('a closed ticket whose conversation is a DM', () => {
  it('the requester’s next word in its thread opens a linked ticket there; the one after belongs to that', async () => {
    await t.person('tom').types('/ticket locked out');
    await t.person('tom').submits({});
    await t.settle();
    await t.person('ava').types('/ticket status 1 closed');
    await t.settle();
    const thread = (await t.person('tom').seesDm())[0]!;
    await t.person('tom').says('@bellhop', 'again', { thread });
    await t.settle();
    await t.person('tom').says('@bellhop', 'hello?', { thread });
    await t.settle();
    expect(await count()).toBe(2);
    expect((await ticket(2)).links).toMatchObject([{ kind: 'follow_up_of', number: 1 }]);
    expect((await under(2)).join('\n')).toContain('hello?');
    expect((await t.person('tom').seesDm({ thread })).map(reading).join('\n')).toContain('T-2');
  });
});

describe('one open ticket per thread', () => {
  it('an emoji or form on a reply in it leads to the ticket that it has', async () => {
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    const reply = await t.person('tom').says('#help', 'Mine too', { thread: asked });
    await t.person('ben').reacts(reply, 'ticket');
    await t.person('ava').uses('Create ticket', reply);
    await t.settle();
    expect(await count()).toBe(1);
    for (const name of ['ava', 'ben']) {
      const told = (await t.person(name).sees('#help')).filter((each) => each.ephemeral);
      expect(told.map(reading).join()).toContain('T-1');
    }
  });
});

describe('threads under a card', () => {
  const dm = async (): Promise<string> => {
    const [root] = await t.person('tom').seesDm();
    return (await t.person('tom').seesDm({ thread: root! })).map(reading).join('\n');
  };
  const locked = async (): Promise<void> => {
    await t.person('tom').types('/ticket locked out');
    await t.person('tom').submits({});
    await t.settle();
  };
  const writes = async (name: string, text: string): Promise<Message> => {
    const message = await t.person(name).says('#support-queue', text, { thread: await card() });
    await t.settle();
    return message;
  };

  it('are internal unless the desk relays them', async () => {
    await locked();
    await writes('ava', 'I have reset it');
    expect(await dm()).not.toContain('reset');
    expect(await t.desk.models.messages.findOne({ text: 'I have reset it' }).lean()).toMatchObject({ role: 'note' });
  });

  it('of channel conversations are never relayed, nor what others than agents write', async () => {
    await t.settings({ relayCardThreads: true });
    const asked = await t.person('alice').says('#help', 'My invoice is wrong');
    await t.settle();
    await writes('ava', 'she owes us a coffee');
    const thread = await t.person('alice').sees('#help', { thread: asked });
    expect(thread.map(reading).join('\n')).not.toContain('coffee');
    expect((await ticket()).clocks.publicReplies).toBe(0);
  });

  it('what has a locked line stays a note as a whole, however the lock is written and whatever is edited', async () => {
    await t.settings({ relayCardThreads: true });
    await locked();
    const notes = [
      await writes('ava', '🔒 he always forgets it'),
      await writes('ava', ':lock: he always forgets it'),
      await writes('ava', 'try 1234\n  🔒 he always forgets it'),
    ];
    expect(await dm()).not.toMatch(/forgets|1234/u);
    await t.person('ava').edits(notes[0]!, 'he always forgets it');
    await t.settle();
    expect(await dm()).not.toContain('forgets');
    expect((await ticket()).clocks.publicReplies).toBe(0);
  });

  it('what is relayed stands once under the card, and its edits and deletion reach the requester', async () => {
    await t.settings({ relayCardThreads: true });
    await locked();
    const said = await writes('ava', 'I have reset it');
    expect(await dm()).toContain('I have reset it');
    expect((await under()).filter((line) => line.includes('I have reset it'))).toHaveLength(1);
    await t.person('ava').edits(said, 'I have reset it twice');
    await t.settle();
    expect(await dm()).toContain('I have reset it twice');
    await t.person('ava').deletes(said);
    await t.settle();
    expect(await dm()).not.toContain('reset it twice');
    expect(await dm()).toContain('The author deleted this message.');
  });
});
