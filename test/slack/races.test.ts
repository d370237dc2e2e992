import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { deliverInteraction } from '../support/deliver.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* Two people, or one delivery twice, at the same moment: one wins, the other is told, nothing is lost or doubled. */

let t: TestDesk;
let asked: Message;
beforeEach(async () => {
  t = await openTestDesk();
  asked = await t.person('alice').says('#help', 'My invoice is wrong');
  await t.settle();
});
afterEach(() => t.stop());

const ticket = async () => (await t.desk.store.reads.ticketByNumber(1))!;
const cards = () => t.sandbox.client.botPosts('#support-queue');
const card = async (): Promise<Message> => (await cards())[0]!;
const under = async () =>
  (await t.sandbox.client.messages('#support-queue', { thread: await card() })).slice(1).map(reading).join('\n');
const toldOnly = async (name: string, channel: string) =>
  (await t.person(name).sees(channel)).filter((each) => each.ephemeral).map(reading);
/** The ticket's events, in order and without a gap. */
const events = async (): Promise<string[]> => {
  const docs = await t.desk.models.events.find({ ticketNumber: 1 }).sort({ seq: 1 }).lean();
  expect(docs.map((doc) => doc['seq'] as number)).toEqual(docs.map((_doc, index) => index + 1));
  return docs.map((doc) => (doc['body'] as { type: string }).type);
};

it('Take it, pressed by two agents at once: one has it, the other is told who', async () => {
  const on = await card();
  await Promise.all([t.person('ava').presses('Take it', on), t.person('ben').presses('Take it', on)]);
  await t.settle();
  const { assignee, status } = await ticket();
  const [winner, loser] = assignee === t.userId('ava') ? ['ava', 'ben'] : ['ben', 'ava'];
  expect([assignee, status]).toEqual([t.userId(winner), 'open']);
  expect(await toldOnly(winner, '#support-queue')).toEqual([]);
  expect(await toldOnly(loser, '#support-queue')).toEqual([expect.stringContaining(winner)]);
  expect(await events()).toEqual(['ticket_opened', 'assigned', 'status_changed']);
  expect(await cards()).toHaveLength(1);
  expect(reading(await card())).toContain(winner);
});

it('the same press delivered twice, one after the other or at once: done once', async () => {
  const press = async (actionId: string, trigger: string): Promise<number> =>
    deliverInteraction(t, {
      type: 'block_actions',
      user: { id: t.userId('ava'), team_id: t.desk.teamId },
      trigger_id: trigger,
      channel: { id: t.channelId('support-queue') },
      actions: [
        {
          type: 'button',
          action_id: actionId,
          block_id: 'ticket_actions',
          value: (await ticket()).id,
          action_ts: '1.1',
        },
      ],
    });
  expect(await Promise.all([press('ticket_take', '1.2.take'), press('ticket_take', '1.2.take')])).toEqual([200, 200]);
  expect(await press('ticket_resolve', '1.2.resolve')).toBe(200);
  expect(await press('ticket_reopen', '1.2.reopen')).toBe(200);
  // what was pressed before the re-opening comes again: it undoes nothing
  expect(await press('ticket_resolve', '1.2.resolve')).toBe(200);
  await t.settle();
  expect(await ticket()).toMatchObject({ assignee: t.userId('ava'), status: 'open', clocks: { reopens: 1 } });
  expect((await events()).filter((type) => type === 'assigned')).toHaveLength(1);
  // control: the same press as a new one, with a trigger of its own
  await press('ticket_resolve', '1.2.again');
  expect(await ticket()).toMatchObject({ status: 'solved' });
});

describe('the edit form, open with two agents', () => {
  const open = async (): Promise<void> => {
    await t.person('ava').presses('Edit…', await card());
    await t.person('ben').presses('Edit…', await card());
  };
  const stale = { errors: { subject: expect.stringContaining('changed it meanwhile') } };

  it.each([
    ['subject', { subject: 'Invoice of May' }, { subject: 'Invoice of June' }],
    ['description', { description: 'It says 90' }, { description: 'It says 900' }],
    ['priority', { priority: 'urgent' }, { priority: 'high' }],
    ['tags', { tags: 'may' }, { tags: 'june' }],
  ])('%s: the second is told that it was changed meanwhile, nothing is overwritten', async (_field, first, second) => {
    await open();
    expect(await t.person('ava').submits(first)).toMatchObject({ ok: true });
    expect(await t.person('ben').submits(second)).toMatchObject(stale);
    const { subject, description, priority, tags } = await ticket();
    const given = { ...first, ...('tags' in first ? { tags: ['may'] } : {}) };
    expect({ subject, description, priority, tags }).toMatchObject(given);
  });

  it('at the same moment: one is saved, the other told', async () => {
    await open();
    const answers = await Promise.all([
      t.person('ava').submits({ subject: 'Invoice of May' }),
      t.person('ben').submits({ subject: 'Invoice of June' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject(stale);
    expect(await events()).toEqual(['ticket_opened', 'edited']);
  });

  it('different fields, or the same change: both are saved; a text left alone keeps what the customer made of it', async () => {
    await open();
    await t.person('alice').edits(asked, 'My invoice of May is wrong');
    await t.settle();
    expect(await t.person('ava').submits({ priority: 'urgent' })).toMatchObject({ ok: true });
    expect(await t.person('ben').submits({ priority: 'urgent', tags: 'may' })).toMatchObject({ ok: true });
    expect(await ticket()).toMatchObject({
      priority: 'urgent',
      tags: ['may'],
      description: 'My invoice of May is wrong',
      subject: 'My invoice of May is wrong',
    });
  });
});

describe('the customer writes while an agent resolves', () => {
  it('before: solved, with the words under the card; after: open again', async () => {
    await t.person('alice').says('#help', 'Number 4711', { thread: asked });
    await t.settle();
    await t.person('ava').presses('Resolve', await card());
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'solved', clocks: { reopens: 0 } });
    await t.person('alice').says('#help', 'Still wrong', { thread: asked });
    await t.settle();
    expect(await ticket()).toMatchObject({ status: 'open', clocks: { reopens: 1 } });
    expect(await under()).toMatch(/Number 4711[^]*Still wrong/u);
  });

  it('at the same moment: one after the other, in some order, and nothing is lost', async () => {
    const wroteFirst = [['customer_wrote', 'status_changed'], 'solved'];
    const solvedFirst = [['status_changed', 'customer_wrote', 'status_changed'], 'open'];
    for (let round = 1; round <= 6; round += 1) {
      const before = (await events()).length;
      await Promise.all([
        t.person('alice').says('#help', `Word ${round}.`, { thread: asked }),
        t.person('ava').presses('Resolve', await card()),
      ]);
      await t.settle();
      const { status } = await ticket();
      expect([wroteFirst, solvedFirst]).toContainEqual([(await events()).slice(before), status]);
      expect(await under()).toContain(`Word ${round}.`);
      if (status === 'solved') await t.person('ava').types('/ticket reopen 1');
      await t.settle();
    }
  });
});

describe('one message, three ways at once', () => {
  it('shortcut, emoji and another form: one ticket, the others get a link', async () => {
    const message = await t.person('tom').says('#general', 'The lift is stuck');
    await t.person('ava').uses('Create ticket', message);
    await t.person('dana').uses('Create ticket', message);
    await Promise.all([
      t.person('ava').submits({ subject: 'Lift' }),
      t.person('dana').submits({}),
      t.person('ben').reacts(message, 'ticket'),
      t.person('tom').reacts(message, 'ticket'),
    ]);
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(2);
    expect((await t.desk.store.reads.ticketByNumber(2))?.source).toMatchObject({ ts: message.ts });
    const modals = await Promise.all(['ava', 'dana'].map((name) => t.person(name).seesModal()));
    const linked = [
      ...modals.filter((view) => view !== null).map((view) => JSON.stringify(view.blocks)),
      ...(await toldOnly('ben', '#general')),
      ...(await toldOnly('tom', '#general')),
    ];
    expect(linked).toHaveLength(3);
    for (const each of linked) expect(each).toContain('T-2');
    expect(await cards().then((posts) => posts.filter((post) => reading(post).includes('T-2')))).toHaveLength(1);
  });

  it('a watched channel’s message and its emoji: one ticket', async () => {
    await t.sandbox.client.addFault({ do: 'outOfOrder', kind: 'message', times: 1 });
    const message = await t.person('mei').says('#help-zh', '發票金額有誤');
    await t.person('ben').reacts(message, 'ticket');
    await t.settle();
    expect(await t.desk.models.tickets.countDocuments({})).toBe(2);
    expect(await t.desk.models.messages.countDocuments({ 'source.ts': message.ts })).toBe(1);
  });
});
