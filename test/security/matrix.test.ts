import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { actions as rightsToTest, may, mayOwn, type Action, type Role } from '../../src/desk/access/roles.js';
import { actionListeners } from '../../src/slack/actions/index.js';
import { cardMenu } from '../../src/slack/blocks/card.js';
import { deskVerbs } from '../../src/slack/commands/desk-grammar.js';
import { commands } from '../../src/slack/commands/index.js';
import { verbs } from '../../src/slack/commands/words.js';
import { eventHandlers } from '../../src/slack/events/index.js';
import { globalShortcuts, messageShortcuts } from '../../src/slack/shortcuts/index.js';
import { forms } from '../../src/slack/views/index.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';
import { Attempts, type Attempt } from './support/attempt.js';

/** Everybody there is, with the roles that DESIGN.md gives them. */
const people: Record<string, { roles: Role[]; department?: string }> = {
  alice: { roles: ['requester'] }, // the requester of every ticket below
  tom: { roles: ['requester'] },
  ava: { roles: ['requester', 'agent'] },
  bill: { roles: ['requester'], department: 'billing' },
  ian: { roles: ['requester'], department: 'it' },
  lee: { roles: ['requester', 'agent', 'lead'] },
  max: { roles: ['requester', 'manager'] },
  ada: { roles: ['requester', 'admin'] },
  wanda: { roles: ['requester'] }, // a workspace admin, where the desk has named its own
  gus: { roles: ['requester'] }, // a guest: in every channel and every list
  stan: { roles: ['requester'] }, // a stranger of Slack Connect: in every channel and every list
  robo: { roles: ['requester'] }, // an app, likewise
  del: { roles: ['requester'] }, // who left, likewise
};

interface Ids {
  /** New, waiting with Billing. */
  readonly open: { readonly id: string; readonly escalation: string; readonly card: string };
  /** Solved. */
  readonly solved: { readonly id: string };
  /** Billing answered. */
  readonly answered: { readonly escalation: string };
  /** Alice's message behind the first one. */
  readonly source: string;
}

interface Surface {
  /** How it is registered; a test compares them with the lists. */
  readonly name: string;
  readonly needs: Action;
  /** Whoever may not gets silence: an emoji is just an emoji. */
  readonly silent?: true;
  readonly run: (as: string) => Promise<Attempt>;
  /** The same for a ticket that does not exist. */
  readonly absent?: (as: string) => Promise<Attempt>;
}

let t: TestDesk;
let tries: Attempts;
let ids: Ids;
let givenUp: object;
const userIds = new Map<string, string>();
const snapshot = new Map<string, object[]>();
const kept = ['tickets', 'messages', 'escalations', 'events', 'outbox', 'posts', 'deskEvents'] as const;

beforeAll(async () => {
  t = await openTestDesk();
  for (const name of Object.keys(people).slice(0, 8)) userIds.set(name, t.userId(name));
  for (const [name, more] of Object.entries({
    wanda: { isAdmin: true },
    gus: { isGuest: true },
    stan: { isStranger: true },
    robo: {},
    del: {},
  }))
    userIds.set(name, (await t.sandbox.client.addPerson({ name, ...more })).id);
  await t.sandbox.client.updatePerson('del', { deleted: true });
  await t.sandbox.client.updatePerson('robo', { isBot: true });
  const outside = ['gus', 'stan', 'robo'];
  for (const channel of ['#help', '#support-queue', '#billing']) await t.sandbox.client.invite(channel, ...outside);
  const { roles } = await t.desk.store.reads.settings();
  const listed = ['gus', 'stan', 'robo', 'del'].map((name) => userIds.get(name) ?? '');
  const all = Object.entries(roles).map(([role, list]) => [role, [...list, ...listed]]);
  await t.settings({ roles: Object.fromEntries(all) as typeof roles });

  const source = await t.person('alice').says('#help', 'SUBJECTONE');
  await t.settle();
  await t.person('alice').types('/ticket SUBJECTTWO');
  await t.person('alice').submits({});
  await t.settle();
  await t.person('alice').types('/ticket SUBJECTTHREE');
  await t.person('alice').submits({});
  await t.settle();
  const ava = t.person('ava');
  await ava.types('/ticket note 1 SECRETNOTE');
  await ava.types('/escalate 1 billing SECRETREASON');
  await ava.types('/ticket resolve 2');
  await ava.types('/escalate 3 billing SECRETREASON');
  await t.settle();
  const [one, two, three] = await Promise.all([1, 2, 3].map((n) => t.desk.store.reads.ticketByNumber(n)));
  const escalation = async (id: string): Promise<string> => (await t.desk.store.reads.escalationsOf(id))[0]!.id;
  const posts = (await t.sandbox.client.botPosts('#billing')).filter(({ threadTs }) => threadTs === undefined);
  await t.person('bill').presses('Answer', posts.at(-1));
  await t.person('bill').submits({ answer: 'SECRETANSWER' });
  await t.settle();
  ids = {
    open: {
      id: one!.id,
      escalation: await escalation(one!.id),
      card: (await t.desk.store.reads.postOf('card', { ticketId: one!.id }))!.ts,
    },
    solved: { id: two!.id },
    answered: { escalation: await escalation(three!.id) },
    source: source.ts,
  };
  tries = await Attempts.open(t);
  const lane = t.channelId('support-queue');
  const intent = { kind: 'card', ticketId: ids.open.id };
  const row = { teamId: t.desk.teamId, lane, coalesce: null, intent, createdAt: new Date(0), dueAt: new Date(0) };
  const dead = { ...row, state: 'dead', attempts: 1, asked: 0, inDoubt: false, lastError: 'msg_too_long' };
  await t.desk.models.outbox.collection.insertOne({ _id: 'dead' as never, ...dead });
  const arrived = { teamId: t.desk.teamId, payload: '{}', receivedAt: new Date(0), dueAt: new Date(0) };
  const given = { state: 'dead', owner: null, token: 7, attempts: 7, lastError: 'attempts' };
  givenUp = { ...arrived, ...given };
  await keepGivenUp();
  for (const name of kept) snapshot.set(name, await t.desk.models[name].collection.find().toArray());
  await tries.begin();
}, 60_000);
afterAll(async () => {
  tries.close();
  await t.stop();
});
afterEach(restore);

async function keepGivenUp(): Promise<void> {
  await t.desk.models.inbox.collection.replaceOne({ _id: 'EvDead' as never }, givenUp, { upsert: true });
}

async function restore(): Promise<void> {
  if (!tries.hasChanged) return;
  for (const name of kept) {
    const { collection } = t.desk.models[name];
    const docs = snapshot.get(name) ?? [];
    const now = await collection.find().toArray();
    if (JSON.stringify(now) === JSON.stringify(docs)) continue;
    await collection.deleteMany({});
    if (docs.length > 0) await collection.insertMany(docs);
  }
  await keepGivenUp();
  await tries.begin();
}

const command =
  (name: string, text: string) =>
  (as: string): Promise<Attempt> =>
    tries.command(as, name, text);
const verb = (name: string, rest: (n: number) => string, needs: Action, n = 1): Surface => ({
  name: `verb:${name}`,
  needs,
  run: command('/ticket', `${name} ${rest(n)}`),
  absent: command('/ticket', `${name} ${rest(999)}`),
});
const press = (actionId: string, needs: Action, value: () => string, absent?: string, type?: string): Surface => ({
  name: `action:${actionId}`,
  needs,
  run: (as) => tries.press(as, actionId, value(), type),
  ...(absent === undefined ? {} : { absent: (as: string) => tries.press(as, actionId, absent, type) }),
});
const menu = (item: string): Surface => ({
  name: `menu:${item}`,
  needs: 'work',
  run: (as) => tries.press(as, 'ticket_more', `${item}:${ids.open.id}`, 'overflow'),
  absent: (as) => tries.press(as, 'ticket_more', `${item}:absent`, 'overflow'),
});
const form = (
  callbackId: string,
  needs: Action,
  values: (as: string) => Record<string, string>,
  metadata: () => object = () => ({ ticketId: ids.open.id }),
  absent?: object,
): Surface => ({
  name: `form:${callbackId}`,
  needs,
  run: (as) => tries.submit(as, callbackId, metadata(), values(as)),
  ...(absent === undefined ? {} : { absent: (as: string) => tries.submit(as, callbackId, absent, values(as)) }),
});
const shortcut = (callbackId: string, needs: Action): Surface => ({
  name: `shortcut:${callbackId}`,
  needs,
  run: (as) =>
    tries.interaction(as, {
      type: 'message_action',
      callback_id: callbackId,
      message_ts: '1.000001',
      channel: { id: t.channelId('general'), name: 'general' },
      message: { type: 'message', user: t.userId('sara'), ts: '1.000001', text: 'something' },
    }),
});
const mention = (line: string, needs: Action): Surface => ({
  name: `mention:${line.split(' ')[0] ?? ''}`,
  needs,
  run: (as) =>
    tries.event({
      type: 'app_mention',
      user: as,
      channel: t.channelId('help'),
      ts: tries.next('9.'),
      thread_ts: ids.source,
      text: `<@${t.desk.botUserId}> ${line}`,
    }),
});
const emoji = (name: string, verbName: string, needs: Action): Surface => ({
  name: `emoji:${verbName}`,
  needs,
  silent: true,
  run: (as) =>
    tries.event({
      type: 'reaction_added',
      user: as,
      reaction: name,
      item: { type: 'message', channel: t.channelId('help'), ts: ids.source },
    }),
});
const ben = (): string => t.userId('ben');
const edited = { subject: 'other', description: '', priority: 'normal', category: null, tags: '' };

/** Every way to do something, with the right that it needs. */
const surfaces: Surface[] = [
  { name: 'command:/ticket', needs: 'open', run: command('/ticket', 'a subject') },
  {
    name: 'command:/escalate',
    needs: 'work',
    run: command('/escalate', '1 it why'),
    absent: command('/escalate', '999 it why'),
  },
  { name: 'command:/escalate', needs: 'work', run: command('/escalate', '1'), absent: command('/escalate', '999') },
  {
    name: 'command:/escalate',
    needs: 'work',
    run: command('/escalate', '1 cancel'),
    absent: command('/escalate', '999 cancel'),
  },
  { name: 'command:/kpi', needs: 'report', run: command('/kpi', 'today') },
  { name: 'command:/desk', needs: 'open', run: command('/desk', '') },
  { name: 'desk:help', needs: 'open', run: command('/desk', 'help') },
  { name: 'desk:settings', needs: 'configure', run: command('/desk', 'settings') },
  { name: 'desk:audit', needs: 'configure', run: command('/desk', 'audit') },
  { name: 'desk:audit', needs: 'audit', run: command('/desk', 'audit 1'), absent: command('/desk', 'audit 999') },
  { name: 'desk:language', needs: 'open', run: command('/desk', 'language en') },
  { name: 'verb:help', needs: 'open', run: command('/ticket', 'help') },
  { name: 'verb:list', needs: 'open', run: command('/ticket', 'list') },
  verb('show', (n) => `${n}`, 'view'),
  verb('take', (n) => `${n}`, 'work'),
  {
    ...verb('assign', (n) => `${n} @`, 'assign_others'),
    run: (as) => tries.command(as, '/ticket', `assign 1 <@${ben()}>`),
    absent: (as) => tries.command(as, '/ticket', `assign 999 <@${ben()}>`),
  },
  verb('status', (n) => `${n} pending`, 'work'),
  verb('priority', (n) => `${n} urgent`, 'work'),
  verb('note', (n) => `${n} hm`, 'work'),
  verb('reply', (n) => `${n} hello`, 'work'),
  verb('resolve', (n) => `${n}`, 'resolve'),
  verb('reopen', (n) => `${n}`, 'reopen', 2),
  { name: 'verb:escalate', needs: 'work', run: command('/escalate', '1 sales why') },
  mention('help', 'open'),
  mention('show', 'view'),
  mention('take', 'work'),
  mention('status pending', 'work'),
  mention('priority urgent', 'work'),
  mention('note hm', 'work'),
  mention('reply hello', 'work'),
  mention('resolve', 'resolve'),
  mention('reopen 2', 'reopen'),
  mention('escalate IT because', 'work'),
  mention('escalate', 'work'),
  { ...mention('assign', 'assign_others'), run: (as) => mention(`assign <@${ben()}>`, 'assign_others').run(as) },
  { ...mention('list', 'open') },
  press('ticket_take', 'work', () => ids.open.id, 'absent'),
  press('ticket_reply', 'work', () => ids.open.id, 'absent'),
  press('ticket_escalate', 'work', () => ids.open.id, 'absent'),
  press('escalate_form', 'work', () => ids.open.id, 'absent'),
  press('ticket_resolve', 'resolve', () => ids.open.id, 'absent'),
  press('ticket_reopen', 'reopen', () => ids.solved.id, 'absent'),
  press('requester_solved', 'resolve', () => ids.open.id, 'absent'),
  press('requester_reopen', 'reopen', () => ids.solved.id, 'absent'),
  press('ticket_open', 'view', () => '1', '999'),
  press('ticket_more', 'work', () => `note:${ids.open.id}`, 'note:absent', 'overflow'),
  ...cardMenu.map(menu),
  press('escalation_accept', 'respond', () => ids.open.escalation, 'absent'),
  press('escalation_return', 'respond', () => ids.open.escalation, 'absent'),
  press('escalation_answer', 'respond', () => ids.open.escalation, 'absent'),
  press('answer_send', 'work', () => ids.answered.escalation),
  press('answer_edit', 'work', () => ids.answered.escalation),
  press('open_form', 'open', () => 'new'),
  press('offer_open', 'work', () => `${t.channelId('help')}:${ids.source}`, 'C0:1.0'),
  press('home_page', 'open', () => '1'),
  press('home_page_back', 'open', () => '1'),
  press('list_page', 'open', () => '1:default'),
  press('list_page_back', 'open', () => '1:default'),
  press('audit_page', 'audit', () => '1:1', '1:999'),
  press('audit_page_back', 'configure', () => '1:desk'),
  press('undelivered_retry', 'configure', () => 'all'),
  press('undelivered_drop', 'configure', () => 'dead'),
  press('unhandled_drop', 'configure', () => 'EvDead'),
  press('unhandled_retry', 'configure', () => 'all'),
  form(
    'ticket_form',
    'open',
    () => ({ subject: 'new one' }),
    () => ({}),
  ),
  form(
    'edit_form',
    'work',
    () => ({ subject: 'changed', priority: 'normal' }),
    () => ({ ticketId: ids.open.id, was: { ...edited, subject: 'SUBJECTONE' } }),
    { ticketId: 'absent', was: edited },
  ),
  form('reply_form', 'work', () => ({ text: 'hi' }), undefined, { ticketId: 'absent' }),
  form('note_form', 'work', () => ({ text: 'hi' }), undefined, { ticketId: 'absent' }),
  form('assign_form', 'assign_others', () => ({ assignee: ben() }), undefined, { ticketId: 'absent' }),
  form('status_form', 'work', () => ({ status: 'pending' }), undefined, { ticketId: 'absent' }),
  form('priority_form', 'work', () => ({ priority: 'urgent' }), undefined, { ticketId: 'absent' }),
  form('escalate_form', 'work', () => ({ department: 'it', reason: 'why' }), undefined, { ticketId: 'absent' }),
  form(
    'return_form',
    'respond',
    () => ({ reason: 'no' }),
    () => ({ escalationId: ids.open.escalation }),
    { escalationId: 'absent' },
  ),
  form(
    'answer_form',
    'respond',
    () => ({ answer: 'yes' }),
    () => ({ escalationId: ids.open.escalation }),
    { escalationId: 'absent' },
  ),
  form(
    'pass_on_form',
    'work',
    () => ({ text: 'yes' }),
    () => ({ escalationId: ids.answered.escalation }),
  ),
  form(
    'add_form',
    'work',
    () => ({ number: '1', text: 'x' }),
    () => ({ channel: t.channelId('general'), ts: '5.000005', author: t.userId('sara'), revision: '', files: [] }),
  ),
  form(
    'pick_form',
    'work',
    () => ({ number: '1' }),
    () => ({}),
  ),
  shortcut('create_ticket', 'open'),
  shortcut('add_to_ticket', 'work'),
  shortcut('escalate_message', 'work'),
  {
    name: 'shortcut:new_ticket',
    needs: 'open',
    run: (as) => tries.interaction(as, { type: 'shortcut', callback_id: 'new_ticket' }),
  },
  emoji('eyes', 'take', 'work'),
  emoji('white_check_mark', 'resolve', 'resolve'),
  emoji('bangbang', 'escalate', 'work'),
  { ...emoji('ticket', 'create', 'open') },
  {
    name: 'event:app_home_opened',
    needs: 'open',
    run: (as) => tries.event({ type: 'app_home_opened', user: as, tab: 'home' }),
  },
  // a note under the card: everybody of the desk who is there, nobody from outside
  {
    name: 'event:message',
    needs: 'view_any',
    silent: true,
    run: (as) =>
      tries.event({
        type: 'message',
        channel_type: 'group',
        user: as,
        channel: t.channelId('support-queue'),
        ts: tries.next('8.'),
        thread_ts: ids.open.card,
        text: 'a word',
      }),
  },
];

function isAllowed(name: string, needs: Action): boolean {
  const { roles, department } = people[name]!;
  if (needs === 'respond') return department === 'billing';
  return may(new Set(roles), needs) || (name === 'alice' && mayOwn(needs));
}

/** The cells in which the table says less than the whole truth, each with its reason. */
function expected(name: string, { name: surface, needs, silent }: Surface): Attempt['verdict'][] {
  // apps are not answered where they write or react, nor do their words count
  const isWritten = /^(mention|emoji|event:message)/u.test(surface);
  if (name === 'robo' && isWritten) return ['silent'];
  // who is in the queue's channel without a role is an employee that somebody invited: their words are notes
  if (surface === 'event:message') return ['gus', 'stan'].includes(name) ? ['silent'] : ['allowed'];
  // a customer's words after the mention, in their own thread, are words to the agents: no verb, and nothing is lost
  if (name === 'alice' && /^mention:(?:note|reply|escalate)/u.test(surface)) return ['silent'];
  // the author of the message under an offer may open it, too
  if (surface === 'action:offer_open' && name === 'alice') return ['allowed'];
  return isAllowed(name, needs) ? ['allowed'] : silent === true ? ['silent'] : ['refused'];
}

describe.each(Object.keys(people))('as %s', (name) => {
  it.each(surfaces.map((surface, n) => ({ what: `${surface.name} #${n}`, surface })))('$what', async ({ surface }) => {
    const id = userIds.get(name)!;
    const done = await surface.run(id);
    expect({ ...done, verdicts: expected(name, surface) }).toMatchObject({ verdicts: [done.verdict] });
    const { roles, department } = people[name]!;
    if (may(new Set(roles), 'view_any')) return;
    const secrets = /SECRETNOTE|SECRETANSWER/u;
    expect(done.shown).not.toMatch(secrets);
    if (department === undefined) expect(done.shown).not.toMatch(/SECRETREASON|Billing|Logistics/u);
    expect(done.shown).not.toContain(t.channelId('support-queue'));
    if (name !== 'alice') expect(done.shown).not.toMatch(/SUBJECTONE|SUBJECTTWO|SUBJECTTHREE/u);
  });
});

describe('a refusal is the same for what is absent and for what is not theirs', () => {
  const both = surfaces.flatMap(({ name, run, absent, needs }, n) =>
    absent ? [{ what: `${name} #${n}`, run, absent, needs }] : [],
  );
  it.each(both)('$what', async ({ run, absent }) => {
    const tom = userIds.get('tom')!;
    const plain = ({ shown }: Attempt): string => shown.replaceAll(/T-\d+/gu, 'T-1');
    expect(plain(await absent(tom))).toBe(plain(await run(tom)));
  });
});

describe('nothing is registered that the table does not know', () => {
  it('no command, verb, button, menu, form, shortcut, emoji or event', async () => {
    const { emoji: names } = await t.desk.store.reads.settings();
    const registered = [
      ...commands.map((each) => `command:${each.name}`),
      ...Object.keys(deskVerbs).map((each) => `desk:${each}`),
      ...Object.keys(verbs).flatMap((each) => [`verb:${each}`, `mention:${each}`]),
      ...actionListeners.map(({ actionId }) => `action:${actionId}`),
      ...cardMenu.map((each) => `menu:${each}`),
      ...forms.map(({ callbackId }) => `form:${callbackId}`),
      ...[...messageShortcuts.map(({ callbackId }) => callbackId), ...globalShortcuts].map(
        (each) => `shortcut:${each}`,
      ),
      ...Object.keys(names).map((each) => `emoji:${each}`),
      ...Object.keys(eventHandlers).map((each) => `event:${each}`),
    ];
    // what these bring is in the table under their own names; nobody acts by being changed
    const carriers = ['event:app_mention', 'event:reaction_added', 'event:user_change'];
    const known = new Set([...surfaces.map(({ name }) => name), ...carriers]);
    expect(registered.filter((each) => !known.has(each))).toEqual([]);
    expect([...known].filter((each) => !registered.includes(each))).toEqual([]);
  });

  it('no right that nothing asks for', () => {
    const asked = new Set<Action>(surfaces.map(({ needs }) => needs));
    // asked inside the form of a new ticket
    expect(rightsToTest.filter((each) => !asked.has(each))).toEqual(['open_for_others']);
  });
});
