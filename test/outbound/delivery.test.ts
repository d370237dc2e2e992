import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { idBefore } from '../../src/store/new-id.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';
import { postsOf } from './support/posts.js';

/* Nothing that is sent is lost or said twice, whatever becomes of the call or the process. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const { posts, card, lines } = postsOf(() => t);

describe('a send whose outcome is unknown', () => {
  const cases = [
    ['the connection breaks after Slack took it', { do: 'drop' }],
    ['Slack fails after it took it', { do: 'serverError', afterAccept: true }],
  ] as const;

  it.each(cases)('%s: it is found and not said again', async (_what, fault) => {
    await t.sandbox.client.addFault({ ...fault, method: 'chat.postMessage', times: 2 });
    await t.person('alice').says('#help', 'help');
    await t.settle();
    expect(await posts('#support-queue')).toHaveLength(1);
    expect(await posts('#help')).toHaveLength(1);
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
    // what was found is known as what was sent: the card is edited, not posted anew
    await t.person('ava').types('/ticket take 1');
    await t.settle();
    expect(await posts('#support-queue')).toHaveLength(1);
  });

  it.each(cases)('%s: control, without the look it is said twice', async (_what, fault) => {
    await t.sandbox.client.addFault({ ...fault, method: 'chat.postMessage', times: 2 });
    await t.person('alice').says('#help', 'help');
    await t.sandbox.idle();
    await t.desk.idle();
    await t.desk.runDue();
    await t.desk.models.outbox.updateMany({}, { $set: { inDoubt: false } });
    await t.settle();
    expect((await posts('#support-queue')).length + (await posts('#help')).length).toBe(4);
  });

  /** Both posts reach Slack, nothing comes back, and the database does not take a note of it. */
  async function unnoted(doubted: () => Promise<unknown> = () => Promise.resolve()): Promise<number> {
    await t.sandbox.client.addFault({ do: 'drop', method: 'chat.postMessage', times: 2 });
    await t.person('alice').says('#help', 'help');
    const { collection } = t.desk.models.outbox;
    const updateOne = jest.spyOn(collection, 'updateOne').mockRejectedValue(new Error('The database is away'));
    await t.sandbox.idle();
    await t.desk.idle();
    await t.desk.runDue();
    updateOne.mockRestore();
    const updateMany = jest.spyOn(collection, 'updateMany');
    await doubted();
    t.clock.moveBy(2000);
    await t.settle();
    updateMany.mockRestore();
    return (await posts('#support-queue')).length + (await posts('#help')).length;
  }

  it('is looked for also where the doubt could not be noted', async () => {
    expect(await unnoted()).toBe(2);
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
  });

  it('control: without the doubt about the lane it is said twice', async () => {
    const believe = () => {
      jest.spyOn(t.desk.models.outbox.collection, 'updateMany').mockResolvedValue({} as never);
      return Promise.resolve();
    };
    expect(await unnoted(believe)).toBe(4);
  });

  /** The last attempt reaches Slack, nothing comes back, and an admin has it tried again. */
  async function triedAgain(meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<number> {
    await t.person('alice').says('#help', 'help');
    await t.sandbox.idle();
    await t.desk.idle();
    await t.desk.models.outbox.updateMany({}, { $set: { attempts: 5 } });
    await t.sandbox.client.addFault({ do: 'drop', method: 'chat.postMessage', times: 1 });
    await t.settle();
    expect(await t.desk.models.outbox.countDocuments({ state: 'dead' })).toBe(1);
    await meanwhile();
    await t.person('ada').presses('Retry', (await t.person('ada').opensHome())!);
    await t.settle();
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
    return (await posts('#support-queue')).length + (await posts('#help')).length;
  }

  it('is looked for also where it was given up and is tried again', async () => {
    expect(await triedAgain()).toBe(2);
  });

  it('control: what is given up without its doubt is said twice', async () => {
    expect(await triedAgain(() => t.desk.models.outbox.updateMany({}, { $set: { inDoubt: false } }))).toBe(3);
  });

  it('a refusal is no doubt: nothing is looked for', async () => {
    await t.sandbox.client.addFault({ do: 'rateLimit', retryAfter: 3, method: 'chat.postMessage', times: 2 });
    await t.person('alice').says('#help', 'help');
    await t.settle();
    const looked = t.sandbox.traffic().filter(({ kind }) => /^conversations\.(history|replies)$/u.test(kind));
    expect(looked).toEqual([]);
    expect(await posts('#help')).toHaveLength(1);
  });
});

describe('a process that dies after a send and before its record', () => {
  /** Sends a line, then puts its row back as the dead process left it. */
  async function leaveBehind(owner: string | null, { older = false } = {}): Promise<Message> {
    await t.person('alice').says('#help', 'help');
    await t.settle();
    const root = await card();
    const ticketId = (await t.desk.store.reads.ticketByNumber(1))!.id;
    await t.desk.store.transaction((tx) =>
      tx.addOutgoing([
        {
          intent: {
            kind: 'card_line',
            ticketId,
            line: { key: 'line.solved', values: { who: 'text:Ava' } },
            mention: null,
          },
          lane: t.channelId('support-queue'),
          coalesce: null,
        },
      ]),
    );
    const { outbox, lanes } = t.desk.models;
    const row = (await outbox.collection.findOne({}))!;
    await t.settle();
    expect(await lines('#support-queue', root)).toHaveLength(1);
    await outbox.collection.insertOne(row);
    // one that was made before it, and saved after it was sent
    if (older) {
      const intent = { ...(row['intent'] as object), line: { key: 'line.solved', values: { who: 'text:Ben' } } };
      await outbox.collection.insertOne({ ...row, intent, _id: idBefore(String(row._id)) as never });
    }
    await t.desk.stop();
    await lanes.collection.updateMany({}, { $set: { owner, until: new Date(0) } });
    await t.restart();
    await t.settle();
    return root;
  }

  it('whoever takes its lane over looks before the first send', async () => {
    const root = await leaveBehind('who died');
    expect(await lines('#support-queue', root)).toHaveLength(1);
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
  });

  it('looks for each that may have been sent: it need not be the oldest', async () => {
    const root = await leaveBehind('who died', { older: true });
    const said = await lines('#support-queue', root);
    expect(said.map((line) => /Ava|Ben/u.exec(line)?.[0])).toEqual(['Ava', 'Ben']);
  });

  it('control: a lane that was given back is taken over without doubt', async () => {
    const root = await leaveBehind(null);
    expect(await lines('#support-queue', root)).toHaveLength(2);
  });
});

describe('a card that changes while it is being sent', () => {
  /** Makes one change, holds the edit of the card, makes another meanwhile. */
  async function twoChanges(meanwhile: () => Promise<unknown>): Promise<string> {
    await t.person('alice').says('#help', 'help');
    await t.settle();
    const hold = await t.sandbox.client.addFault({ do: 'hold', method: 'chat.update', times: 1 });
    await t.person('ava').types('/ticket priority 1 high');
    const sending = t.settle();
    await t.sandbox.client.until(async () => (await t.sandbox.client.faults()).every(({ left }) => left === 0));
    await t.person('ben').types('/ticket priority 1 urgent');
    await meanwhile();
    await t.sandbox.client.clearFaults(hold);
    await sending;
    await t.settle();
    return reading(await card());
  }

  it('is sent once more', async () => {
    expect(await twoChanges(() => Promise.resolve())).toContain('*Urgent*');
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
  });

  it('control: a record that takes no notice of the second asking leaves the card old', async () => {
    const forget = () => t.desk.models.outbox.updateMany({}, { $set: { asked: 1 } });
    expect(await twoChanges(forget)).toContain('*High*');
  });
});

describe('lanes', () => {
  it('what another process sends is left to it until its lease ends', async () => {
    const _id = `${t.desk.teamId}:${t.channelId('help')}`;
    const lease = { teamId: t.desk.teamId, owner: 'another', until: new Date(Date.now() + 3_600_000) };
    await t.desk.models.lanes.collection.insertOne({ _id: _id as never, ...lease });
    await t.person('alice').says('#help', 'help');
    await t.sandbox.idle();
    await t.desk.idle();
    await t.desk.runDue();
    expect(await posts('#help')).toHaveLength(0);
    expect(await posts('#support-queue')).toHaveLength(1);
    await t.desk.models.lanes.collection.updateOne({ _id: _id as never }, { $set: { until: new Date(0) } });
    await t.settle();
    expect(await posts('#help')).toHaveLength(1);
  });

  it('a stopped process gives its lanes back', async () => {
    await t.person('alice').says('#help', 'help');
    await t.settle();
    const { lanes } = t.desk.models;
    expect(await lanes.collection.countDocuments({ owner: { $ne: null } })).toBeGreaterThan(0);
    await t.desk.stop();
    expect(await lanes.collection.countDocuments({ owner: { $ne: null } })).toBe(0);
    await t.restart();
  });
});
