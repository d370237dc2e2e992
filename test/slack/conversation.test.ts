import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
let asked: Message;
beforeEach(async () => {
  t = await openTestDesk();
  asked = await t.person('alice').says('#help', 'My invoice is wrong');
  await t.settle();
});
afterEach(() => t.stop());

const card = async (): Promise<Message> => (await t.sandbox.client.botPosts('#support-queue'))[0]!;
const cardThread = async (): Promise<string[]> =>
  (await t.sandbox.client.messages('#support-queue', { thread: await card() })).slice(1).map(reading);
const conversation = async (): Promise<string[]> =>
  (await t.sandbox.client.messages('#help', { thread: asked })).slice(1).map(reading);
const ticket = async (number = 1) => {
  const found = await t.desk.store.reads.ticketByNumber(number);
  if (!found) throw new Error(`no ticket ${number}`);
  return found;
};
const events = async (): Promise<string[]> =>
  (await t.desk.models.events.find({ ticketNumber: 1 }).sort({ seq: 1 }).lean()).map(
    (doc) => (doc['body'] as { type: string }).type,
  );

describe('who hears what', () => {
  it('an agent’s message in the thread is a public reply; the card’s thread stays internal', async () => {
    await t.person('ava').says('#help', 'Let me look', { thread: asked });
    await t.settle();
    await t.person('ben').says('#support-queue', 'she owes us a coffee', { thread: await card() });
    await t.settle();
    expect(await ticket()).toMatchObject({
      status: 'open',
      clocks: { publicReplies: 1, firstResponseBy: t.userId('ava') },
    });
    expect((await conversation()).join('\n')).not.toContain('coffee');
    expect(await events()).toEqual(['ticket_opened', 'replied', 'status_changed', 'noted']);
    expect(await t.person('alice').notifications()).not.toContainEqual(expect.objectContaining({ text: 'coffee' }));
  });

  it('Reply reaches the requester; the assignee is told in the card’s thread when the customer writes', async () => {
    await t.person('ava').presses('Take it', await card());
    await t.settle();
    await t.person('ava').presses('Reply', await card());
    await t.person('ava').submits({ text: 'Which <number> & date?', then: 'pending' });
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'pending', assignee: t.userId('ava') });
    expect((await conversation()).at(-1)).toBe('*ava*:\nWhich &lt;number&gt; &amp; date?');
    await t.person('alice').says('#help', 'Number 4711, <@U0000000> of May', { thread: asked });
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'open' });
    const told = (await cardThread()).at(-1)!;
    expect(told).toContain('*alice* (customer) wrote:');
    expect(told).toContain(`<@${t.userId('ava')}>`);
    const pings = await t.person('ava').notifications();
    expect(pings.length).toBe(1);
  });

  it('nobody is pinged for what they did themselves', async () => {
    await t.person('ava').types('/ticket take 1');
    await t.person('ava').types('/ticket reply 1 On it');
    await t.person('ava').types('/ticket resolve 1');
    await t.person('ava').types('/ticket reopen 1');
    await t.settle();
    expect(await t.person('ava').notifications()).toEqual([]);
  });
});

describe('the life of a ticket', () => {
  it('pending opens again when the customer writes, solved re-opens, closed opens a linked follow-up', async () => {
    const alice = t.person('alice');
    const ava = t.person('ava');
    await ava.types('/ticket take 1');
    await ava.types('/ticket resolve 1');
    await t.settle();
    expect((await conversation()).at(-1)).toContain('[Re-open]');
    await alice.says('#help', 'Still wrong', { thread: asked });
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'open', clocks: { reopens: 1 } });
    await ava.types('/ticket status 1 closed');
    await t.settle();
    await alice.says('#help', 'And again', { thread: asked });
    await t.settle();
    const followUp = await ticket(2);
    expect(followUp.links).toEqual([{ kind: 'follow_up_of', ticketId: (await ticket()).id, number: 1 }]);
    expect((await ticket()).links).toEqual([{ kind: 'followed_up_by', ticketId: followUp.id, number: 2 }]);
    await alice.says('#help', 'Hello?', { thread: asked });
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(2);
    expect((await t.desk.models.messages.find({ ticketId: followUp.id }).lean()).length).toBe(2);
  });

  it('solved, re-opened and solved before anything was sent: the requester is told once', async () => {
    for (const verb of ['resolve', 'reopen', 'resolve']) await t.person('ava').types(`/ticket ${verb} 1`);
    await t.settle();
    const told = async () => (await conversation()).filter((each) => each.includes('*T-1* is solved'));
    expect(await told()).toHaveLength(1);
    // control: what was solved again after that is told again
    await t.person('ava').types('/ticket reopen 1');
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect(await told()).toHaveLength(2);
  });

  it('closed after it was solved: the agents are told, and the requester is no longer offered to re-open it', async () => {
    await t.person('ava').types('/ticket assign 1 @ben');
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect((await conversation()).join('\n')).toContain('[Re-open]');
    await t.person('ava').types('/ticket status 1 closed');
    await t.settle();
    expect((await conversation()).join('\n')).not.toContain('[Re-open]');
    expect((await conversation()).at(-1)).toContain('*T-1* is closed');
    expect((await cardThread()).at(-1)).toContain('*ava* closed this ticket');
    await t.person('ava').types('/ticket status 1 solved');
    await t.settle();
    expect((await conversation()).at(-1)).toContain('[Re-open]');
  });

  it('“Solved, thanks” by the requester solves it, Re-open takes it back; strangers can do neither', async () => {
    const confirmation = async (): Promise<Message> => (await t.person('alice').sees('#help', { thread: asked }))[1]!;
    await t.person('tom').presses('Solved, thanks', await confirmation());
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'new' });
    await t.person('alice').presses('Solved, thanks', await confirmation());
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'solved' });
    expect((await conversation()).length).toBe(1);
    await t.person('tom').presses('Re-open', await confirmation());
    await t.person('alice').presses('Re-open', await confirmation());
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'open', clocks: { reopens: 1 } });
  });

  it('reply and pending in one action count as the first response', async () => {
    t.clock.moveBy(30 * 60_000);
    await t.person('ava').presses('Escalate', await card());
    await t.person('ava').closes();
    await t.person('ava').types('/ticket take 1');
    await t.settle();
    await t.person('ava').presses('Reply', await card());
    await t.person('ava').submits({ text: 'Please send the PDF', then: 'pending' });
    await t.settle();
    const replied = await t.desk.models.events.findOne({ ticketNumber: 1, 'body.type': 'replied' }).lean();
    expect(replied?.['body']).toMatchObject({ first: true, responseSeconds: 1800 });
    expect(await ticket()).toMatchObject({ status: 'pending' });
  });
});

describe('edits and deletions follow', () => {
  it('to the copies, marked; the opening message changes the description', async () => {
    const second = await t.person('alice').says('#help', 'Number 4711', { thread: asked });
    await t.settle();
    await t.person('alice').edits(second, 'Number 4712');
    await t.person('alice').edits(asked, 'My invoice is wrong, twice');
    await t.settle();
    expect(await ticket()).toMatchObject({ description: 'My invoice is wrong, twice' });
    expect((await cardThread())[0]).toContain('Number 4712');
    expect((await cardThread())[0]).toContain('(edited)');
    await t.person('alice').deletes(second);
    await t.settle();
    expect((await cardThread())[0]).toContain('The author deleted this message.');
    expect((await cardThread())[0]).not.toContain('4712');
    expect(JSON.stringify(await t.desk.models.messages.find({}).lean())).not.toContain('4712');
  });
});

describe('threads under a card', () => {
  it('a desk may relay them to a DM conversation; a line with a lock stays a note', async () => {
    await t.settings({ relayCardThreads: true });
    await t.person('tom').types('/ticket locked out');
    await t.person('tom').submits({});
    await t.settle();
    const second = (await t.sandbox.client.botPosts('#support-queue')).find((post) => reading(post).includes('T-2'))!;
    await t.person('ava').says('#support-queue', '🔒 he always forgets it', { thread: second });
    await t.person('ava').says('#support-queue', 'I have reset it', { thread: second });
    await t.settle();
    const dm = await t.person('tom').seesDm();
    const thread = (await t.person('tom').seesDm({ thread: dm[0]! })).map(reading).join('\n');
    expect(thread).toContain('I have reset it');
    expect(thread).not.toContain('forgets');
    await t.person('tom').says('@bellhop', 'Thanks, it works', { thread: dm[0]! });
    await t.settle();
    const under = await t.sandbox.client.messages('#support-queue', { thread: second });
    expect(under.map(reading).join('\n')).toContain('Thanks, it works');
  });
});

describe('verbs without slash commands', () => {
  it('`@bellhop` in the thread: answered to the agent alone, never part of the conversation', async () => {
    await t.person('ava').says('#help', '@bellhop take', { thread: asked });
    await t.settle();
    expect(await ticket()).toMatchObject({ assignee: t.userId('ava'), status: 'open', clocks: { publicReplies: 0 } });
    await t.person('ava').says('#help', '@bellhop escalate', { thread: asked });
    await t.settle();
    const seen = (await t.person('ava').sees('#help')).filter((each) => each.ephemeral);
    expect(reading(seen.at(-1)!)).toContain('[Choose department]');
    expect((await t.person('alice').sees('#help')).filter((each) => each.ephemeral)).toEqual([]);
    await t.person('ava').presses('Choose department', seen.at(-1));
    await t.person('ava').submits({ department: 'it', reason: 'network' });
    await t.settle();
    expect(await ticket()).toMatchObject({ department: 'it' });
    expect((await conversation()).join('\n')).not.toMatch(/network|IT/u);
    await t.person('ava').says('#help', '@bellhop 解決', { thread: asked });
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'solved' });
    await t.person('ava').says('#help', '@bellhop frobnicate', { thread: asked });
    await t.settle();
    expect(reading((await t.person('ava').sees('#help')).filter((each) => each.ephemeral).at(-1)!)).toContain(
      'frobnicate',
    );
  });

  it('emoji: take, resolve, escalate count from agents; from others they are just emoji', async () => {
    await t.person('tom').reacts(asked, 'eyes');
    await t.person('tom').reacts(asked, 'white_check_mark');
    await t.person('tom').reacts(asked, 'bangbang');
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'new', assignee: null });
    expect((await t.person('tom').sees('#help')).filter((each) => each.ephemeral)).toEqual([]);
    await t.person('ben').reacts(asked, 'eyes');
    await t.person('ben').reacts(asked, 'bangbang');
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'open', assignee: t.userId('ben') });
    expect(reading((await t.person('ben').sees('#help')).filter((each) => each.ephemeral).at(-1)!)).toContain(
      'Choose department',
    );
    await t.person('ben').reacts(await card(), 'white_check_mark');
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'solved' });
  });
});

describe('Add to ticket', () => {
  it('the requester’s words count as the customer’s, others’ as a note', async () => {
    const more = await t.person('alice').says('#general', 'the invoice again…');
    const hint = await t.person('tom').says('#general', 'I have seen this before');
    await t.person('ava').uses('Add to ticket', more);
    await t
      .person('ava')
      .submits({ number: 'x1' })
      .then((answer) => {
        expect(answer).toMatchObject({ ok: false, errors: { number: expect.stringContaining('Example: 12') } });
      });
    expect(await t.person('ava').submits({ number: 'T-1' })).toMatchObject({ ok: true });
    await t.person('ava').uses('Add to ticket', hint);
    await t.person('ava').submits({ number: '1' });
    await t.settle();
    expect(await events()).toEqual(['ticket_opened', 'customer_wrote', 'noted']);
    expect((await cardThread()).join('\n')).toContain('I have seen this before');
    await t.person('ava').uses('Add to ticket', more);
    expect(await t.person('ava').submits({ number: '1' })).toMatchObject({ ok: false });
  });
});

describe('files', () => {
  it('a customer’s file in a DM is shared again under the card, an agent’s in the conversation', async () => {
    const sent = await t.person('tom').says('@bellhop', 'See the picture', {
      files: [{ name: 'screen.png', mimetype: 'image/png', content: 'pixels' }],
    });
    await t.settle();
    const second = (await t.sandbox.client.botPosts('#support-queue')).find((post) => reading(post).includes('T-2'))!;
    await t.person('tom').says('@bellhop', 'and this', {
      thread: sent,
      files: [{ name: 'log.txt', mimetype: 'text/plain', content: 'line' }],
    });
    await t.settle();
    const under = await t.sandbox.client.messages('#support-queue', { thread: second });
    expect(under.flatMap((message) => (message.files ?? []).map((file) => (file as { name?: string }).name))).toEqual([
      'screen.png',
      'log.txt',
    ]);
  });

  it('where it cannot be, the reader is told which file was not passed on', async () => {
    await t.sandbox.client.addFault({ do: 'serverError', method: 'files.info' });
    const sent = await t.person('tom').says('@bellhop', 'Hello');
    await t.settle();
    await t.person('tom').says('@bellhop', 'look', { thread: sent, files: [{ name: 'log.txt', content: 'line' }] });
    await t.settle();
    const second = (await t.sandbox.client.botPosts('#support-queue')).find((post) => reading(post).includes('T-2'))!;
    const under = await t.sandbox.client.messages('#support-queue', { thread: second });
    expect(under.map(reading).at(-1)).toBe('file not passed on: log.txt');
  });
});
