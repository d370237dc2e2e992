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
  await t.person('ava').types('/escalate 1 IT because');
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

const refused =
  /no ticket T-1 that you can open|agents do that|not available to you|沒有您可以檢視的工單|由客服人員進行|您沒有使用這項功能的權限/u;

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

describe('who may see a ticket is told whose right a thing is', () => {
  const told = async (name: string, line: string, language: string): Promise<string> => {
    await t.person(name).types(`/desk language ${language}`);
    const { text = '' } = await t.person(name).types(line);
    await t.person(name).types('/desk language auto');
    return text;
  };

  it.each([
    ['alice', '/ticket take 1', 'write in its thread', '請在它的對話串留言'],
    ['max', '/ticket take 1', 'agents do that', '由客服人員進行'],
    ['ada', '/escalate 1 IT why', 'agents do that', '由客服人員進行'],
    ['ava', '/desk audit 1', 'Only leads, managers and admins', '只有組長、主管與管理員'],
  ])('%s: %s', async (name, line, english, chinese) => {
    expect(await told(name, line, 'en')).toContain(english);
    expect(await told(name, line, 'zh-TW')).toContain(chinese);
  });

  it.each(['/ticket take', '/ticket show', '/desk audit'])('`%s`: a stranger learns nothing', async (line) => {
    const there = await told('tom', `${line} 1`, 'en');
    expect(there).toBe((await told('tom', `${line} 12345`, 'en')).replace('12345', '1'));
    expect(there).toMatch(refused);
  });
});

describe('`/ticket show` gives no button that would be refused', () => {
  const shown = async (name: string): Promise<string> => {
    const { text = '', blocks = [] } = await t.person(name).types('/ticket show 1');
    return reading({ text, blocks });
  };

  it('a requester: number, subject, status, when, where, and their one button', async () => {
    const open = await shown('alice');
    expect(open).toMatch(/T-1.*A secret of Alice\n.*Pending.*opened.*<https?:[^|]*\|the conversation>/u);
    expect(open).toContain('[Solved, thanks]');
    expect(open).not.toContain('Add anything here');
    await t.person('ava').types('/ticket resolve 1');
    expect(await shown('alice')).toMatch(/Solved[^]*\[Re-open\]/u);
    await t.person('ava').types('/ticket status 1 closed');
    expect(await shown('alice')).not.toMatch(/\[[^]*\]/u);
    await t.person('ava').types('/ticket status 1 open');
    await t.settle();
  });

  it('the same behind View in their Home', async () => {
    const alice = t.person('alice');
    await alice.opensHome();
    await alice.presses('View');
    await t.settle();
    const view = reading({ text: '', blocks: [await alice.seesModal()] as never });
    expect(view).toMatch(/A secret of Alice\n.*opened/u);
    expect(view).not.toContain('Add anything here');
    await alice.closes();
  });

  it.each([['max'], ['ada']])('%s, who reads: none; an agent: all', async (name) => {
    expect(await shown(name)).not.toMatch(/\[(Take it|Reply|Escalate|Resolve)\]|\[(我來處理|回覆|請部門協助|解決)\]/u);
    expect(await shown('ava')).toMatch(/\[Escalate\][^]*\[Resolve\]/u);
  });

  it('a manager who asked may say that it is solved', async () => {
    await t.person('max').says('#help', 'A wish of Max');
    await t.settle();
    const { blocks = [] } = await t.person('max').types('/ticket show 2');
    expect(reading({ text: '', blocks })).toMatch(/\[(Solved, thanks|[^\]]*解決[^\]]*)\]/u);
    await t.person('max').types('/ticket resolve 2');
    await t.person('ava').types('/ticket status 2 closed');
    await t.settle();
  });
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
  expect((await t.person('ava').types('/ticket assign 3 @ben')).text).toContain('Only a lead');
  expect((await t.person('lee').types('/ticket assign 3 @tom')).text).toContain('tom');
  expect((await t.desk.store.reads.ticketByNumber(3))?.assignee).toBeNull();
  await t.person('lee').types('/ticket assign 3 @ben');
  await t.settle();
  expect((await t.desk.store.reads.ticketByNumber(3))?.assignee).toBe(t.userId('ben'));
  expect(await t.person('ben').notifications()).toHaveLength(1);
  expect((await t.person('ava').types('/ticket take 3')).text).toContain('ben');
});

it('until roles are set, the queue’s members are the agents and workspace admins the admins', async () => {
  const { roles: lists } = await t.desk.store.reads.settings();
  await t.settings({ roles: { agents: [], leads: [], managers: [], admins: [] } });
  expect((await t.person('max').types('/ticket show 1')).blocks).toBeDefined();
  expect((await t.person('tom').types('/ticket show 1')).text).toMatch(refused);
  expect((await t.person('ada').types('/desk settings')).text).toContain('queue:');
  await t.settings({ roles: lists });
});
