import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../../support/desk.js';
import { asForm, signedRequest } from '../../support/slack-requests.js';

/* The same thing delivered twice, late, all at once, or as both of its events leaves one result. */

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(() => t.stop());

interface Request {
  readonly body: string;
  readonly type: 'json' | 'form';
}
/** A ticket of its own for each try. */
interface Ground {
  readonly ticketId: string;
  readonly number: number;
  readonly thread: string;
  readonly card: string;
}

let count = 0;
const next = (what: string): string => `${what}${++count}`;
const ts = (): string => `${1_600_000_000 + 1000 * ++count}.000100`;
const id = (name: string): string => t.userId(name);

function event(inner: object): Request {
  return {
    type: 'json',
    body: JSON.stringify({
      type: 'event_callback',
      team_id: t.desk.teamId,
      event_id: next('Ev'),
      authorizations: [{ team_id: t.desk.teamId }],
      event: inner,
    }),
  };
}
const message = (channel: string, user: string, text: string, over: object = {}): object => ({
  type: 'message',
  channel: t.channelId(channel),
  channel_type: 'channel',
  user: id(user),
  text,
  ts: ts(),
  ...over,
});
const reaction = (user: string, name: string, channel: string, at: string): Request =>
  event({
    type: 'reaction_added',
    user: id(user),
    reaction: name,
    item: { type: 'message', channel: t.channelId(channel), ts: at },
  });
const interaction = (user: string, payload: object): Request => ({
  type: 'form',
  body: asForm({ team: { id: t.desk.teamId }, user: { id: id(user), team_id: t.desk.teamId }, ...payload }),
});
const press = (user: string, actionId: string, value: string): Request =>
  interaction(user, {
    type: 'block_actions',
    trigger_id: next('trigger'),
    actions: [{ type: 'button', action_id: actionId, value }],
  });
const submit = (user: string, callbackId: string, metadata: object, values: Record<string, string>): Request =>
  interaction(user, {
    type: 'view_submission',
    view: {
      id: next('V'),
      callback_id: callbackId,
      private_metadata: JSON.stringify(metadata),
      blocks: [],
      state: {
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, { value: { type: 'plain_text_input', value } }]),
        ),
      },
    },
  });
const command = (user: string, name: string, text: string): Request => ({
  type: 'form',
  body: new URLSearchParams({
    command: name,
    text,
    team_id: t.desk.teamId,
    user_id: id(user),
    channel_id: t.channelId('general'),
    trigger_id: next('trigger'),
  }).toString(),
});

const began = Math.floor(Date.now() / 1000);
let deliveries = 0;
/** Each delivery is signed anew, as Slack does when it repeats one: each with a second of its own. */
async function deliver({ body, type }: Request): Promise<number> {
  deliveries = (deliveries + 1) % 500;
  const ahead = began - 240 + deliveries - Math.floor(Date.now() / 1000);
  return (await signedRequest(t.desk.requestUrl!, { body, type, ahead, secret: t.sandbox.signingSecret })).status;
}

/** A ticket that nobody has, with its card. */
async function ground(): Promise<Ground> {
  t.clock.moveBy(10 * 60_000);
  const opening = message('help', 'alice', `the matter ${count}`) as { ts: string };
  await deliver(event(opening));
  await t.settle();
  const { ticketId } = (await t.desk.store.reads.messageAt(t.channelId('help'), opening.ts))!;
  const ticket = (await t.desk.store.reads.ticket(ticketId))!;
  const card = (await t.desk.store.reads.postOf('card', { ticketId }))!;
  return { ticketId, number: ticket.number, thread: opening.ts, card: card.ts };
}

/** How much there is of everything. */
async function amounts(): Promise<Record<string, number>> {
  const { tickets, messages, events, escalations, outbox, posts } = t.desk.models;
  const all = { tickets, messages, events, escalations, outbox, posts };
  const counts = await Promise.all(
    Object.entries(all).map(async ([name, model]) => [name, await model.countDocuments({})] as const),
  );
  return Object.fromEntries(counts);
}
async function growthBy(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await amounts();
  await work();
  await t.settle();
  const after = await amounts();
  return Object.fromEntries(Object.entries(after).map(([name, n]) => [name, n - (before[name] ?? 0)]));
}
const nothing = { tickets: 0, messages: 0, events: 0, escalations: 0, outbox: 0, posts: 0 };

/** Events are handled once more, as after a crash between the commit and its note. */
async function handleAgain(): Promise<void> {
  await t.desk.models.inbox.updateMany({}, { $set: { state: 'received', dueAt: new Date(0) } });
  await t.restart();
  await t.desk.idle();
  expect(await t.desk.models.inbox.countDocuments({ state: 'done', token: 1 })).toBe(0);
}

const kinds: readonly [string, (on: Ground) => Request | Request[]][] = [
  ['a message that opens a ticket', () => event(message('help', 'tom', 'it is broken'))],
  ['a customer’s message', (on) => event(message('help', 'alice', 'and more', { thread_ts: on.thread }))],
  ['an agent’s reply in the thread', (on) => event(message('help', 'ava', 'we look', { thread_ts: on.thread }))],
  ['a note under the card', (on) => event(message('support-queue', 'ava', 'hm', { thread_ts: on.card }))],
  ['an edit', (on) => event(changed(on, 'message_changed'))],
  ['a deletion', (on) => event(changed(on, 'message_deleted'))],
  ['👀', (on) => reaction('ava', 'eyes', 'support-queue', on.card)],
  ['✅', (on) => reaction('ava', 'white_check_mark', 'support-queue', on.card)],
  ['a mention, as both of its events', (on) => mention(on)],
  ['a mention, the message first', (on) => mention(on).reverse()],
  ['Take it', (on) => press('ava', 'ticket_take', on.ticketId)],
  ['Resolve', (on) => press('ava', 'ticket_resolve', on.ticketId)],
  ['Solved, thanks', (on) => press('alice', 'requester_solved', on.ticketId)],
  ['a new ticket’s form', () => submit('tom', 'ticket_form', {}, { subject: 'A chair', description: 'It squeaks' })],
  ['a reply’s form', (on) => submit('ava', 'reply_form', on, { text: 'Done' })],
  ['a note’s form', (on) => submit('ava', 'note_form', on, { text: 'Interesting' })],
  ['/ticket take', (on) => command('ava', '/ticket', `take ${on.number}`)],
  ['/ticket note', (on) => command('ava', '/ticket', `note ${on.number} remember`)],
  ['/ticket reply', (on) => command('ava', '/ticket', `reply ${on.number} hello`)],
  ['/ticket resolve', (on) => command('ava', '/ticket', `resolve ${on.number}`)],
  ['/escalate', (on) => command('ava', '/escalate', `${on.number} billing why is it so`)],
];

function changed(on: Ground, subtype: string): object {
  const now = ts();
  const said = {
    type: 'message',
    user: id('alice'),
    text: 'changed',
    ts: on.thread,
    edited: { user: id('alice'), ts: now },
  };
  const channel = t.channelId('help');
  return { type: 'message', subtype, channel, channel_type: 'channel', ts: now, message: said, deleted_ts: on.thread };
}
function mention(on: Ground): Request[] {
  const said = message('support-queue', 'ava', `<@${t.desk.botUserId}> note remember this`, { thread_ts: on.card });
  return [event({ ...said, type: 'app_mention' }), event(said)];
}

describe.each(kinds)('%s', (_name, make) => {
  it('has one result', async () => {
    const requests = [make(await ground())].flat();
    const once = await growthBy(async () => {
      for (const request of requests) expect(await deliver(request)).toBe(200);
    });
    expect(once['events']).toBeGreaterThan(0);
    // again, and late
    expect(
      await growthBy(async () => {
        for (const request of requests) expect(await deliver(request)).toBe(200);
        t.clock.moveBy(3_600_000);
        for (const request of requests.toReversed()) expect(await deliver(request)).toBe(200);
      }),
    ).toEqual(nothing);
    if (requests[0]?.type === 'json') expect(await growthBy(handleAgain)).toEqual(nothing);
    // all at once
    const others = [make(await ground())].flat();
    const crowd = await growthBy(async () => {
      await Promise.all([...others, ...others, ...others].map(deliver));
    });
    expect(crowd).toEqual(once);
  });
});

it('control: what has another name counts again', async () => {
  const on = await ground();
  const once = await growthBy(() => deliver(command('ava', '/ticket', `note ${on.number} again`)));
  const twice = await growthBy(async () => {
    await deliver(command('ava', '/ticket', `note ${on.number} again`));
    await deliver(submit('ava', 'note_form', on, { text: 'again' }));
  });
  expect(twice['messages']).toBe(2 * once['messages']!);
  const asked = message('help', 'tom', 'the same text');
  await growthBy(() => deliver(event(asked)));
  t.clock.moveBy(10 * 60_000);
  const another = await growthBy(() => deliver(event({ ...asked, ts: ts() })));
  expect(another['tickets']).toBe(1);
});
