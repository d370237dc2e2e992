import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../support/desk.js';

type Command = Record<string, unknown>;
interface Query {
  readonly shape: string;
  readonly command: Command;
}

let t: TestDesk;
const queries = new Map<string, Query>();

beforeAll(async () => {
  t = await openTestDesk({ line: (uri) => Promise.resolve({ uri: `${uri}&monitorCommands=true` }) });
  t.connection.getClient().on('commandStarted', ({ commandName, command, databaseName }) => {
    if (databaseName !== t.connection.name) return;
    for (const each of singly(commandName, command)) {
      const shape = JSON.stringify(each, (key, value: unknown) => (isPlain(value) || names.has(key) ? value : '?'));
      queries.set(shape, { shape, command: each });
    }
  });
  await walk();
});
afterAll(() => t.stop());

/** Where a value says which collection it is, not what is looked for. */
const names = new Set([
  'find',
  'aggregate',
  'findAndModify',
  'count',
  'distinct',
  'update',
  'delete',
  'state',
  'unresolved',
]);

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

const parts: Record<string, readonly string[]> = {
  find: ['find', 'filter', 'sort', 'projection', 'limit', 'skip', 'hint'],
  aggregate: ['aggregate', 'pipeline', 'hint', 'cursor'],
  findAndModify: ['findAndModify', 'query', 'sort', 'update', 'new', 'upsert', 'remove'],
  count: ['count', 'query', 'limit'],
  distinct: ['distinct', 'key', 'query'],
};

/** The parts of a command that decide its plan; each statement of a write by itself. */
function singly(name: string, command: Command): Command[] {
  const own = parts[name];
  if (own) return [Object.fromEntries(own.flatMap((key) => (key in command ? [[key, command[key]]] : [])))];
  if (name === 'update')
    return (command['updates'] as unknown[]).map((each) => ({ update: command['update'], updates: [each] }));
  if (name === 'delete')
    return (command['deletes'] as unknown[]).map((each) => ({ delete: command['delete'], deletes: [each] }));
  return [];
}

/** What everybody does on a day. */
async function walk(): Promise<void> {
  const [alice, ava, ben] = [t.person('alice'), t.person('ava'), t.person('ben')];
  const asked = await alice.says('#help', 'My invoice is wrong');
  await t.person('tom').says('#help', 'My badge is lost');
  await t.settle();
  await ava.types('/ticket take 1');
  await ava.types('/ticket note 1 Looks like a duplicate');
  await ava.types('/ticket reply 1 We are looking into it');
  await alice.says('#help', 'Thank you', { thread: asked });
  await alice.edits(asked, 'My invoice is wrong twice');
  await ben.types('/escalate 1 billing Please check');
  await t.settle();
  for (const list of ['', ' mine', ' unassigned', ' billing']) await ava.types(`/ticket list${list}`);
  await ava.types('/ticket show 1');
  await ava.types('/ticket assign 2 @ben');
  await ava.types('/ticket A call');
  await ava.submits({
    contact_name: 'Mr Chen',
    contact_phone: '02-1234-5678',
    contact_email: 'chen@example.com',
    via: 'phone',
  });
  for (const person of [alice, ava, t.person('ada')]) await person.opensHome();
  await t.person('mei').types('/kpi week');
  await t.person('ada').types('/desk audit 1');
  await ava.types('/ticket resolve 1');
  await t.settle();
  t.clock.moveBy(24 * 3_600_000);
  await t.settle();
  // what is there only in a running process
  await t.restart();
  await t.settle();
}

/** The stages of a plan, wherever the server has put them. */
function stagesOf(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(stagesOf);
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([key, value]) => {
    if (key === 'rejectedPlans' || key === 'command') return [];
    if (key === 'stage' && typeof value === 'string') return [value];
    return stagesOf(value);
  });
}

async function planOf({ command }: Query): Promise<string[]> {
  const db = t.connection.getClient().db(t.connection.name);
  return stagesOf(await db.command({ explain: command, verbosity: 'queryPlanner' }));
}

it('the walk asks for what the hot paths need', () => {
  expect(queries.size).toBeGreaterThan(40);
});

it('every query of the surface uses an index', async () => {
  const scans: string[] = [];
  for (const query of queries.values()) {
    const stages = await planOf(query);
    if (stages.includes('COLLSCAN')) scans.push(query.shape);
  }
  expect(scans).toEqual([]);
});

/** A handful of documents each, whatever the desk's size: what one ticket has. */
const fewAtATime = ['posts', 'escalations'];

it('no list is sorted in memory but by priority, which has an order of its own', async () => {
  const sorts: string[] = [];
  for (const query of queries.values()) {
    const stages = await planOf(query);
    const { find, aggregate } = query.command;
    if (!stages.includes('SORT') || aggregate === 'tickets' || fewAtATime.includes(String(find))) continue;
    sorts.push(query.shape);
  }
  expect(sorts).toEqual([]);
});

it('a query without an index would be found (the control)', async () => {
  const command = { find: 'tickets', filter: { subject: 'My badge is lost' }, sort: { subject: 1 } };
  expect(await planOf({ shape: '', command })).toEqual(expect.arrayContaining(['COLLSCAN', 'SORT']));
});
