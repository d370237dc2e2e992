import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';

/* People write under a post of Bellhop's that stands in Slack while Slack has not answered its send yet. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const heard = async (): Promise<void> => {
  await t.sandbox.idle();
  await t.desk.idle();
};
const notes = () => t.desk.models.messages.find({ text: 'quick words' }).lean();

/** Somebody acts while the answer to the next post in that channel is held; then Slack answers. */
async function whileHeld(channel: string, act: () => Promise<unknown>): Promise<void> {
  const id = await t.sandbox.client.addFault({ do: 'hold', method: 'chat.postMessage', channel, times: 1 });
  const working = t.settle();
  await t.sandbox.client.until(async () => (await t.sandbox.client.faults()).every(({ left }) => left === 0));
  await act();
  await heard();
  await t.sandbox.client.clearFaults(id);
  await working;
}

/** What failed is handled again. @returns how many failed because the post was not recorded */
async function again(): Promise<number> {
  const failed = { state: 'received', lastError: 'post_not_saved_yet' };
  const count = await t.desk.models.inbox.countDocuments(failed);
  await t.desk.models.inbox.updateMany(failed, { $set: { dueAt: new Date(0) } });
  await t.restart();
  await t.settle();
  return count;
}

/** The desk without the look for sends that are not recorded. */
function blind(): void {
  Object.assign(t.desk.edge, { sending: { unrecorded: () => Promise.resolve([]) } });
}

const root = async (channel: string): Promise<Message> => {
  const posts = await t.sandbox.client.botPosts(channel);
  return posts.find(({ threadTs }) => threadTs === undefined)!;
};
const reply = (name: string, channel: string) => async () =>
  t.person(name).says(channel, 'quick words', { thread: await root(channel) });

describe('under a ticket’s card', () => {
  beforeEach(async () => {
    await t.person('alice').says('#help', 'help');
    await heard();
  });

  it('a reply becomes a note once the card is recorded', async () => {
    await whileHeld(t.channelId('support-queue'), reply('ava', '#support-queue'));
    expect(await notes()).toEqual([]);
    expect(await again()).toBe(1);
    expect(await notes()).toMatchObject([{ role: 'note' }]);
  });

  it('control: without the look the reply is lost', async () => {
    blind();
    await whileHeld(t.channelId('support-queue'), reply('ava', '#support-queue'));
    expect(await again()).toBe(0);
    expect(await notes()).toEqual([]);
  });

  it('a line to Bellhop and an emoji do what they say', async () => {
    await whileHeld(t.channelId('support-queue'), async () => {
      const card = await root('#support-queue');
      await t.person('ava').says('#support-queue', '@bellhop priority urgent', { thread: card });
      await t.person('ava').reacts(card, 'eyes');
    });
    // the line comes as a message, too
    expect(await again()).toBe(3);
    const ticket = await t.desk.store.reads.ticketByNumber(1);
    expect(ticket).toMatchObject({ priority: 'urgent', assignee: t.userId('ava') });
  });

  it('other people’s threads in the queue’s channel wait for nothing', async () => {
    await whileHeld(t.channelId('support-queue'), async () => {
      const talk = await t.person('ben').says('#support-queue', 'lunch?');
      await t.person('ava').says('#support-queue', 'quick words', { thread: talk });
    });
    expect(await again()).toBe(0);
    expect(await notes()).toEqual([]);
  });

  it('a send that ended without an answer: the reply waits until the card is found', async () => {
    const channel = t.channelId('support-queue');
    await t.sandbox.client.addFault({ do: 'drop', method: 'chat.postMessage', channel, times: 1 });
    await t.desk.runDue();
    await reply('ava', '#support-queue')();
    await heard();
    await t.settle();
    expect(await again()).toBe(1);
    expect(await notes()).toMatchObject([{ role: 'note' }]);
    expect((await t.sandbox.client.botPosts('#support-queue')).filter((post) => !post.threadTs)).toHaveLength(1);
  });
});

describe('under a department’s card', () => {
  beforeEach(async () => {
    await t.person('alice').says('#help', 'help');
    await t.settle();
    await t.person('ava').types('/escalate 1 billing why');
    await heard();
  });

  it('a reply becomes the department’s note', async () => {
    await whileHeld(t.channelId('billing'), reply('bill', '#billing'));
    expect(await again()).toBe(1);
    expect(await notes()).toMatchObject([{ role: 'note', escalationId: expect.any(String) }]);
  });

  it('control: without the look it is lost', async () => {
    blind();
    await whileHeld(t.channelId('billing'), reply('bill', '#billing'));
    await again();
    expect(await notes()).toEqual([]);
  });
});

describe('under a confirmation in a DM', () => {
  const confirmation = async () => (await t.person('alice').seesDm()).find(({ threadTs }) => threadTs === undefined)!;
  async function answer(): Promise<void> {
    await t.person('alice').types('/ticket my screen is dark');
    await t.person('alice').submits({});
    await heard();
    const dm = await t.desk.edge.client.conversations.open({ users: t.userId('alice') });
    await whileHeld(dm.channel!.id!, async () =>
      t.person('alice').says('@bellhop', 'quick words', { thread: await confirmation() }),
    );
    await again();
  }

  it('a reply belongs to that ticket', async () => {
    await answer();
    expect(await notes()).toMatchObject([{ role: 'customer' }]);
    expect(await t.desk.models.tickets.countDocuments({})).toBe(1);
  });

  it('control: without the look it opens another ticket', async () => {
    blind();
    await answer();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(2);
  });
});
