import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, Person } from '../../src/sandbox/index.js';
import type { actions } from '../../src/desk/access/roles.js';
import { may, roles, type Role } from '../../src/desk/access/roles.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
let asked: Message;
beforeAll(async () => {
  t = await openTestDesk();
  asked = await t.person('alice').says('#help', 'A secret of Alice');
  await t.settle();
  await t.person('ava').types('/escalate 1 it because');
  await t.settle();
});
afterAll(() => t.stop());

/** One person of each role, and one who has none but is in the company. */
const people: Record<Role, string> = { requester: 'tom', agent: 'ava', lead: 'lee', manager: 'max', admin: 'ada' };

/** What a person can try by typing, with the action of `desk/access` that it needs. */
const tries: { line: string; needs: (typeof actions)[number] }[] = [
  { line: '/ticket show 1', needs: 'view_any' },
  { line: '/ticket take 1', needs: 'work' },
  { line: '/ticket note 1 hm', needs: 'work' },
  { line: '/ticket reply 1 hello', needs: 'work' },
  { line: '/ticket priority 1 urgent', needs: 'work' },
  { line: '/ticket status 1 pending', needs: 'work' },
  { line: '/escalate 1 sales because', needs: 'work' },
  { line: '/kpi today', needs: 'report' },
  { line: '/desk settings', needs: 'configure' },
];

const refused = /no ticket T-1 that you can open|not available to you|沒有您可以檢視的工單|您沒有使用這項功能的權限/u;

describe.each(roles)('as %s', (role) => {
  it.each(tries)('`$line` is allowed to whom the table allows it', async ({ line, needs }) => {
    const held = new Set<Role>(role === 'lead' ? ['requester', 'lead', 'agent'] : ['requester', role]);
    const answer = await t.person(people[role]).types(line);
    const said = reading({ text: answer.text ?? '', blocks: answer.blocks ?? [] });
    if (may(held, needs)) expect(said).not.toMatch(refused);
    else expect(said).toMatch(refused);
  });

  it('opening a ticket is everybody’s right', async () => {
    const person = t.person(people[role]);
    await person.types('/ticket');
    expect(await person.seesModal()).toMatchObject({ callback_id: 'ticket_form' });
    await person.closes();
  });
});

it('a refusal is the same for a ticket that is absent', async () => {
  const there = await t.person('tom').types('/ticket show 1');
  const absent = await t.person('tom').types('/ticket show 12345');
  expect(absent.text?.replace('12345', '1')).toBe(there.text);
});

it('a requester sees nothing of notes, departments or other people’s tickets', async () => {
  await t.person('ava').types('/ticket note 1 she is a difficult one');
  await t.settle();
  const seen = [
    ...(await t.person('alice').sees('#help', { thread: asked })).map(reading),
    ...(await t.person('alice').seesDm()).map(reading),
    JSON.stringify(await t.person('alice').types('/ticket show 1')),
    JSON.stringify(await t.person('alice').types('/ticket list')),
    JSON.stringify(await t.person('alice').opensHome()),
  ].join('\n');
  expect(seen).not.toMatch(/difficult|support-queue|Sales|escalat/iu);
  expect(seen).not.toContain(t.channelId('support-queue'));
  for (const other of [await t.person('tom').types('/ticket list'), await t.person('tom').opensHome()]) {
    expect(JSON.stringify(other)).not.toContain('secret');
  }
});

it('guests and Slack Connect strangers are requesters only, even in the queue’s channel or with a role', async () => {
  const guest = await t.sandbox.client.addPerson({ name: 'guest', isGuest: true });
  await t.sandbox.client.invite('#help', 'guest');
  await t.sandbox.client.invite('#support-queue', 'guest');
  const { roles: lists } = await t.desk.store.reads.settings();
  await t.settings({ roles: { ...lists, agents: [...lists.agents, guest.id], admins: [guest.id] } });
  const person: Person = t.person('guest');
  expect((await person.types('/ticket take 1')).text).toMatch(refused);
  expect((await person.types('/desk settings')).text).toMatch(refused);
  const post = (await t.sandbox.client.botPosts('#support-queue'))[0]!;
  await person.presses('Resolve', post);
  await t.settle();
  expect((await t.desk.store.reads.ticketByNumber(1))?.status).not.toBe('solved');
  await t.settings({ roles: lists });
});

it('agents assign to themselves; only a lead assigns others, and only agents', async () => {
  await t.person('tom').says('#help', 'Another request');
  await t.settle();
  expect((await t.person('ava').types('/ticket assign 2 @ben')).text).toContain('Only a lead');
  expect((await t.person('lee').types('/ticket assign 2 @tom')).text).toContain('tom');
  expect((await t.desk.store.reads.ticketByNumber(2))?.assignee).toBeNull();
  await t.person('lee').types('/ticket assign 2 @ben');
  await t.settle();
  expect((await t.desk.store.reads.ticketByNumber(2))?.assignee).toBe(t.userId('ben'));
  expect(await t.person('ben').notifications()).toHaveLength(1);
  expect((await t.person('ava').types('/ticket take 2')).text).toContain('ben');
});

it('until roles are set, the queue’s members are the agents and workspace admins the admins', async () => {
  const { roles: lists } = await t.desk.store.reads.settings();
  await t.settings({ roles: { agents: [], leads: [], managers: [], admins: [] } });
  expect((await t.person('max').types('/ticket show 1')).blocks).toBeDefined();
  expect((await t.person('tom').types('/ticket show 1')).text).toMatch(refused);
  expect((await t.person('ada').types('/desk settings')).text).toContain('queue:');
  await t.settings({ roles: lists });
});
