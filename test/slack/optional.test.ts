import { afterEach, describe, expect, it } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
let lines: string[];
afterEach(() => t.stop());

async function open(...withoutScopes: string[]): Promise<void> {
  lines = [];
  t = await openTestDesk({ withoutScopes, logTo: { write: (line) => void lines.push(line) } });
}
const warnings = (feature: string): string[] =>
  lines.filter((line) => line.includes('left out') && line.includes(feature));

describe('a method that this workspace does not grant costs its feature and one log line', () => {
  it('people’s names and languages: tickets still open, in the desk’s language', async () => {
    await open('users:read');
    await t.person('mei').says('#help-zh', '我的帳號被鎖住了');
    await t.person('tom').says('#help', 'My badge is lost');
    await t.settle();
    const cards = await t.sandbox.client.botPosts('#support-queue');
    expect(cards).toHaveLength(2);
    await t.person('ava').presses('Take it', cards[0]);
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(1))?.assignee).toBe(t.userId('ava'));
    expect((await t.person('mei').types('/ticket list')).text).toBe('Your requests');
    expect(warnings('users.info')).toHaveLength(1);
  });

  it('files: named instead of shared', async () => {
    await open('files:write');
    const message = await t.person('tom').says('@bellhop', 'look', { files: [{ name: 'log.txt', content: 'x' }] });
    await t.settle();
    const card = (await t.sandbox.client.botPosts('#support-queue'))[0]!;
    const under = await t.sandbox.client.messages('#support-queue', { thread: card });
    expect(under.map(reading)).toContain('file not passed on: log.txt');
    expect((await t.person('tom').seesDm({ thread: message })).map(reading).join()).toContain('T-1');
  });

  it('reading messages: an emoji creates nothing, everything else goes on', async () => {
    await open('channels:history');
    const message = await t.person('tom').says('#general', 'the lift is stuck');
    await t.person('ava').reacts(message, 'ticket');
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(0);
    await t.person('tom').types('/ticket the lift is stuck');
    await t.person('tom').submits({});
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
  });

  it('who is in which channel: departments cannot be told apart, everything else goes on', async () => {
    await open('channels:read', 'groups:read');
    await t.person('tom').says('#help', 'My badge is lost');
    await t.settle();
    await t.person('ava').types('/escalate 1 IT they make them');
    await t.settle();
    const card = (await t.sandbox.client.botPosts('#it'))[0]!;
    await t.person('ian').presses('Accept', card);
    await t.person('ian').presses('Return', card);
    await t.desk.idle();
    const told = (await t.person('ian').sees('#it')).filter(({ ephemeral }) => ephemeral).map(reading);
    expect(told.join()).toContain('Only members of the department’s channel can do that.');
    expect(warnings('conversations.members')).toHaveLength(1);
    await t.person('ava').types('/ticket reply 1 You get a new one');
    await t.person('ava').types('/ticket resolve 1');
    await t.settle();
    expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ status: 'solved' });
    expect(lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('user groups: one that is on call is pinged all the same', async () => {
    await open('usergroups:read');
    const { departments } = await t.desk.store.reads.settings();
    await t.settings({ departments: departments.map((each) => ({ ...each, onCall: ['S0ONCALL'] })) });
    await t.person('tom').says('#help', 'My badge is lost');
    await t.settle();
    await t.person('ava').types('/escalate 1 IT they make them');
    await t.settle();
    const cards = await t.sandbox.client.botPosts('#it');
    expect(cards).toHaveLength(1);
    expect(reading(cards[0]!)).toContain('<!subteam^S0ONCALL>');
    expect(lines.filter((line) => /"level":[45]0/u.test(line))).toEqual([]);
  });

  it('reading files: a customer’s file is named under the card', async () => {
    await open('files:read');
    await t.person('tom').says('@bellhop', 'look', { files: [{ name: 'log.txt', content: 'x' }] });
    await t.settle();
    const card = (await t.sandbox.client.botPosts('#support-queue'))[0]!;
    const under = await t.sandbox.client.messages('#support-queue', { thread: card });
    expect(under.map(reading).join('\n')).toContain('file not passed on: log.txt');
  });

  it.each(['invalid_metadata_format', 'metadata_too_large', 'metadata_must_be_sent_from_app'])(
    'metadata (%s): every post goes out without, at once',
    async (error) => {
      await open();
      await t.sandbox.client.addFault({ do: 'refuse', error, argument: 'metadata' });
      await t.person('tom').says('#help', 'My badge is lost');
      await t.person('alice').says('@bellhop', 'look', { files: [{ name: 'log.txt', content: 'x' }] });
      await t.settle();
      const cards = await t.sandbox.client.botPosts('#support-queue');
      expect(cards.filter(({ threadTs }) => threadTs === undefined)).toHaveLength(2);
      expect((await t.person('tom').sees('#help')).length).toBe(1);
      expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
      expect(warnings('metadata')).toHaveLength(1);
      expect(
        lines.filter((line) => line.includes('tried again later') || line.includes('cannot be delivered')),
      ).toEqual([]);
    },
  );

  it('reactions: emoji say nothing, buttons and commands go on', async () => {
    await open('reactions:read');
    const message = await t.person('tom').says('#help', 'My badge is lost');
    await t.settle();
    await t.person('ava').reacts(message, 'eyes');
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(1))?.assignee).toBeNull();
    await t.person('ava').presses('Take it', (await t.sandbox.client.botPosts('#support-queue'))[0]);
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(1))?.assignee).toBe(t.userId('ava'));
  });
});
