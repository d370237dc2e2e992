import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findSandbox, type SandboxClient } from '../../src/sandbox/index.js';
import { connectStore } from '../../src/store/connection.js';
import { createModels } from '../../src/store/models/schemas.js';
import { testDatabase, type TestDatabase } from '../support/mongo.js';
import { bellhop, linesOf, spawnBellhop, workFolder, type Ended, type Spawned } from './support/bellhop.js';

const folder = workFolder();
const home = join(folder.path, 'home');
const file = (name: string): string => join(folder.path, name);
let database: TestDatabase;
let env: Record<string, string>;
let desk: Spawned;
let greeting: string;
let slack: SandboxClient;

const run = (args: readonly string[], more: Record<string, string> = {}): Promise<Ended> =>
  bellhop(args, folder.path, { ...env, ...more });

/** An event that could not be handled, as the inbox keeps it. */
function givenUp(id: string, teamId: string): object {
  const event = { type: 'message', user: 'U1', channel: 'C1', ts: '1.000001', text: 'SECRET' };
  const times = { receivedAt: new Date(), dueAt: new Date() };
  const state = { state: 'dead', owner: null, token: 7, attempts: 7, lastError: 'boom' };
  return { _id: id, teamId, payload: JSON.stringify({ event_id: id, event }), ...times, ...state };
}

beforeAll(async () => {
  database = await testDatabase();
  env = { BELLHOP_HOME: home, MONGODB_URI: database.uri.replace('/?', `/${database.dbName}?`), TZ_DEFAULT: 'UTC' };
  desk = spawnBellhop(['start'], folder.path, env);
  greeting = await desk.says('Ctrl+C');
  slack = await findSandbox(join(home, 'sandbox'));
});

afterAll(async () => {
  desk.kill('SIGKILL');
  await desk.ended;
  slack.close();
  await database.drop();
  folder.remove();
});

describe('a desk that was started with nothing set', () => {
  it('says where everything is and what to try', () => {
    expect(greeting).toMatch(/^Bellhop is ready \(\d+\.\d s\)\./u);
    expect(greeting).toMatch(/Workspace +http:\/\/127\.0\.0\.1:\d+/u);
    expect(greeting).toContain('#support-queue, UTC');
    expect(greeting).toContain(home);
    expect(greeting.match(/say --as \w+ --in/gu)).toHaveLength(3);
  });

  it('does what its greeting suggests', async () => {
    const { code, stdout } = await run(['say', '--as', 'alice', '--in', '#help', 'my printer is broken']);
    expect(code).toBe(0);
    expect(stdout).toContain('#help, as alice sees it:');
    expect(stdout).toMatch(/↳ Bellhop[^]*T-1[^]*\[Solved, thanks\]/u);

    const taken = await run(['say', '--as', 'ava', '--in', '#support-queue', '--press', 'Take it']);
    expect(taken.stdout).toMatch(/T-1[^]*Ava Stone[^]*\[Reply\] \[Escalate\] \[Resolve\]/u);

    const chinese = await run(['say', '--as', 'lin', '--in', '#help-zh', '印表機壞了']);
    expect(chinese.stdout).toMatch(/↳ Bellhop[^]*T-2/u);
  });

  it('shows commands, forms, Home tabs and places to a person in the terminal', async () => {
    const list = await run(['say', '--as', 'ava', '--type', '/ticket list']);
    expect(list.stdout).toMatch(/\*T-1\* my printer is broken/u);
    const form = await run(['say', '--as', 'lin', '--use', 'New ticket']);
    expect(form.stdout).toMatch(/┌ 開立工單[^]*主旨\*/u);
    const sent = await run(['say', '--as', 'lin', '--submit', '主旨=螢幕壞了']);
    expect(sent.stdout).toMatch(/@bellhop, as lin sees it:[^]*T-3/u);
    const home3 = await run(['say', '--as', 'lin', '--home']);
    expect(home3.stdout).toContain('螢幕壞了');
    const place = await run(['say', '--as', 'ava', '--read', '#support-queue']);
    expect(place.stdout).toMatch(/T-1[^]*T-2[^]*T-3/u);
  });

  it.each([
    [['--as', 'nobody', 'hi'], 1, 'nobody is called "nobody"'],
    [['--as', 'alice', '--in', '#billing', 'hi'], 1, 'cannot see "#billing"'],
    [['--as', 'alice', '--in', '#help', '--press', 'Fly'], 2, 'has a button “Fly”'],
    [['--as', 'alice', '--in', '#help', '--react', 'ticket', '--on', 'no such words'], 2, 'no message “no such words”'],
    [['--as', 'alice'], 2, 'Say one thing to do'],
    [['--as', 'alice', 'hi', '--home'], 2, 'Say one thing to do'],
  ])('say %j ends with %i', async (args, exit, words) => {
    const { code, stderr } = await run(['say', ...args]);
    expect(code).toBe(exit);
    expect(linesOf(stderr)).toEqual([expect.stringContaining(words)]);
  });

  it('exports its settings and takes them back unchanged', async () => {
    const exported = await run(['desk', 'export', file('out.yml')]);
    expect(exported).toMatchObject({ code: 0, stdout: `The desk’s settings are in ${file('out.yml')}.\n` });
    expect(readFileSync(file('out.yml'), 'utf8')).toContain('queue: "#support-queue"');
    const again = await run(['desk', 'apply', file('out.yml')]);
    expect(again.stdout).toContain('changes nothing: the desk’s settings stay version 1');
    const twice = await run(['desk', 'export', file('out.yml')]);
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain('--force');
    const shown = await run(['desk', 'export', '-']);
    expect(`${shown.stdout.trimEnd()}\n`).toBe(readFileSync(file('out.yml'), 'utf8'));
  });

  it('joins public channels of a desk file, and asks to be invited to private ones', async () => {
    await slack.addChannel({ name: 'public-desk', members: ['ava'] });
    const { id } = await slack.addChannel({ name: 'secret-desk', private: true, members: ['ava'] });
    const yaml = `intake: [{ channel: "#public-desk", mode: offer }, { channel: "#help", mode: auto }]\nfallback: `;
    writeFileSync(file('more.yml'), `${yaml}"#secret-desk"\n`);
    const unseen = await run(['desk', 'apply', file('more.yml')]);
    expect(unseen.code).toBe(2);
    expect(unseen.stderr).toContain('more.yml:2: fallback: Bellhop sees no channel #secret-desk');
    expect(unseen.stderr).toContain('/invite @Bellhop');

    await slack.invite('secret-desk', 'bellhop');
    const done = await run(['desk', 'apply', file('more.yml')]);
    expect(done.code).toBe(0);
    expect(done.stdout).toContain('now version 2');
    const members = (await slack.channels()).find(({ name }) => name === 'public-desk')?.members ?? [];
    expect(members).toContain((await slack.info()).botUserId);

    await slack.kick('secret-desk', 'bellhop');
    writeFileSync(file('hint.yml'), 'digest: { at: "10:00" }\n');
    const hinted = await run(['desk', 'apply', file('hint.yml')]);
    expect(hinted.code).toBe(0);
    expect(linesOf(hinted.stderr)).toEqual([
      `! Bellhop is not in ${id}: open it in Slack and write “/invite @Bellhop”.`,
    ]);
    await slack.invite('secret-desk', 'bellhop');
  });

  it('does not let a department go that has tickets; the doctor names one that went all the same', async () => {
    const act = (line: string): Promise<Ended> => run(['say', '--as', 'ava', '--type', line]);
    await act('/escalate 1 logistics where is it');
    const all = readFileSync(file('out.yml'), 'utf8');
    const without = all.replace(/ {2}- key: logistics[^]*?(?=\n\S|\n\n)/u, '').trimEnd();
    writeFileSync(file('fewer.yml'), `${without}\n`);
    const refused = await run(['desk', 'apply', file('fewer.yml')]);
    expect(refused.code).toBe(2);
    expect(linesOf(refused.stderr)).toEqual([
      expect.stringMatching(
        /fewer\.yml:\d+: departments: the department “logistics” still has T-1, .*\/escalate 1 cancel/u,
      ),
    ]);
    const chinese = await run(['desk', 'apply', file('fewer.yml')], { LANG: 'zh_TW.UTF-8' });
    expect(chinese.stderr).toContain('部門「logistics」還在協助 T-1');

    const store = await connectStore({ uri: database.uri, dbName: database.dbName });
    const models = createModels(store);
    const settings = await models.settings.findOne({}).lean();
    await models.settings.updateOne({}, { $pull: { 'settings.departments': { key: 'logistics' } } });
    const { code, stdout } = await run(['doctor']);
    expect(code).toBe(1);
    expect(linesOf(stdout)).toContainEqual(
      expect.stringMatching(
        /^✗ Escalations: nobody can answer T-1, because the department “logistics” is not set up any more → put .* back/u,
      ),
    );
    await models.settings.replaceOne({}, settings ?? {});
    await store.close();

    await act('/escalate 1 cancel logistics');
    const done = await run(['desk', 'apply', file('fewer.yml')]);
    expect({ code: done.code, stderr: done.stderr }).toEqual({ code: 0, stderr: '' });
    await run(['desk', 'apply', file('out.yml')]);
  });

  it('the doctor says how a sandbox without a queue gets one, which works', async () => {
    writeFileSync(file('none.yml'), 'queue: null\n');
    await run(['desk', 'apply', file('none.yml')]);
    const { stdout } = await run(['doctor']);
    const [, command = ''] = /no queue channel yet → run: .*? (desk apply \S+desk\.yml)$/mu.exec(stdout) ?? [];
    expect((await run(command.split(' '))).code).toBe(0);
    expect((await run(['doctor'])).stdout).not.toContain('no queue channel');
    await run(['desk', 'apply', file('out.yml')]);
  });

  it('refuses a second Bellhop with the same home, in one line', async () => {
    const { code, stderr } = await run(['start']);
    expect(code).toBe(2);
    expect(linesOf(stderr)).toEqual([expect.stringContaining(`Another Bellhop runs with ${home}`)]);
  });
});

describe('the doctor', () => {
  it('finds a desk healthy', async () => {
    const { code, stdout, stderr } = await run(['doctor']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(linesOf(stdout).every((line) => /^✓ |All is well/u.test(line))).toBe(true);
    for (const words of ['Bellhop is @bellhop', 'Scopes: all', 'Clock: ', 'MongoDB 6', 'all indexes', '#billing']) {
      expect(stdout).toContain(words);
    }
  });

  it('names what is wrong and how to mend it, in both languages', async () => {
    await slack.archive('it');
    await slack.kick('sales', 'bellhop');
    await slack.addPerson({ name: 'gus', isGuest: true });
    await slack.invite('billing', 'gus');
    await slack.updatePerson('lee', { deleted: true });
    const ids = await slack.channels();
    const idOf = (name: string): string => ids.find((each) => each.name === name)?.id ?? '';
    const store = await connectStore({ uri: database.uri, dbName: database.dbName });
    const models = createModels(store);
    const settings = await models.settings.findOne({}).lean();
    await models.settings.updateOne({}, { $set: { 'settings.queue': idOf('public-desk'), 'settings.intake': [] } });
    await models.outbox.insertMany([
      {
        _id: 'dead-1',
        teamId: (await slack.info()).teamId,
        lane: 'C1',
        coalesce: null,
        intent: {},
        state: 'dead',
        createdAt: new Date(0),
        dueAt: new Date(0),
        attempts: 3,
        asked: 0,
        lastError: 'is_archived',
      },
    ]);
    await models.inbox.collection.insertOne(givenUp('EvDoctor', (await slack.info()).teamId));
    await models.tickets.collection.dropIndex('one_live_ticket_per_thread');

    const { code, stdout } = await run(['doctor']);
    expect(code).toBe(1);
    const lines = linesOf(stdout);
    const expected = [
      /^✗ Channel #it \(department “it”\): it is archived → /u,
      /^✗ Channel \w+ \(department “sales”\): it does not exist, or is private and Bellhop is not in it → invite/u,
      /^! Channel #billing .*guests or people of other workspaces .*@gus → remove/u,
      /^! Channel #public-desk \(queue\): it is public, so everybody can read tickets there → make it private/u,
      /^! People: @lee \(roles\.leads\) is not here any more → /u,
      /^✗ Posts: 1 was given up \(is_archived\) → /u,
      /^✗ Events: 1 event of Slack was given up: each try failed \(boom\) → what they ask for/u,
      /^! Database: 1 index is missing, such as tickets: .* → start Bellhop once/u,
    ];
    for (const line of expected) expect(lines.filter((each) => line.test(each))).toHaveLength(1);
    expect(lines.at(-1)).toBe('4 things do not work; 4 things to look at.');
    expect(lines.filter((line) => /^[!✗]/u.test(line)).every((line) => line.includes(' → '))).toBe(true);

    const chinese = await run(['doctor'], { LANG: 'zh_TW.UTF-8' });
    expect(linesOf(chinese.stdout).length).toBe(lines.length);
    expect(chinese.stdout).toMatch(/✗ 頻道 #it（部門「it」）：已封存 → /u);

    await models.settings.replaceOne({}, settings ?? {});
    await models.outbox.deleteMany({});
    await models.inbox.deleteMany({ _id: 'EvDoctor' });
    await store.close();
  });

  it('lists what was given up without its words, has it tried again, and drops it', async () => {
    const store = await connectStore({ uri: database.uri, dbName: database.dbName });
    const { inbox, outbox } = createModels(store);
    const { teamId } = await slack.info();
    const at = { createdAt: new Date(0), dueAt: new Date(0) };
    const row = { teamId, lane: 'C1', coalesce: null, intent: { kind: 'card', ticketId: 'none' }, ...at };
    const dead = { state: 'dead', attempts: 3, asked: 0, lastError: 'is_archived' };
    await outbox.collection.insertOne({ _id: 'row-1' as never, ...row, ...dead });
    await inbox.collection.insertMany([givenUp('Ev1', teamId), givenUp('Ev2', teamId)] as never[]);
    const listed = linesOf((await run(['undelivered'])).stdout);
    expect(listed).toHaveLength(3);
    expect(listed.join()).toContain('row-1  1970-01-01 00:00 UTC  A ticket’s card → C1: it is archived');
    expect(listed.join()).toMatch(/Ev1 {2}.* UTC {2}A message U1 https?:\S+\/archives\/C1\/p1000001: each try failed/u);
    expect(listed.join()).not.toContain('SECRET');
    expect((await run(['undelivered', 'retry', 'Ev3'])).code).toBe(2);
    const retried = await run(['undelivered', 'retry', 'Ev1']);
    expect(retried.stdout).toBe('1 event is handled again.\n');
    expect(await inbox.countDocuments({ _id: 'Ev1', state: 'dead' })).toBe(0);
    const dropped = await run(['undelivered', 'drop', 'all']);
    expect(linesOf(dropped.stdout)).toEqual(['1 post was dropped.', '1 event was dropped.']);
    expect(linesOf((await run(['undelivered'])).stdout)).toEqual([
      'Every post was delivered, and every event handled.',
    ]);
    await store.close();
  });

  it.each([
    [120, 0, /^! Clock: this machine is 1\d\d s ahead of Slack.* → synchronise/mu],
    [-400, 1, /^✗ Clock: this machine is \d{3} s behind Slack.* → synchronise/mu],
  ])('sees a clock that is %i s off', async (seconds, atLeast, line) => {
    const shift = `const D=Date;globalThis.Date=class Date extends D{constructor(...a){super(...(a.length?a:[D.now()+${seconds * 1000}]))}static now(){return D.now()+${seconds * 1000}}}`;
    const { code, stdout } = await run(['doctor'], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}`,
    });
    expect(stdout).toMatch(line);
    if (atLeast > 0) expect(code).toBe(1);
  });

  it('says what it can where the database is away', async () => {
    const { code, stdout } = await run(['doctor'], { MONGODB_URI: 'mongodb://u:hush@127.0.0.1:1/x?replicaSet=rs0' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✓ Slack: /mu);
    expect(stdout).toMatch(/^✗ MongoDB at .* cannot be used.* → check MONGODB_URI/mu);
    expect(stdout).not.toContain('hush');
  });
});

it('stops in order when it is told to', async () => {
  desk.kill('SIGTERM');
  const { code, stderr } = await desk.ended;
  expect(code).toBe(0);
  expect(linesOf(stderr).slice(-2)).toEqual(['Stopping … (once more to stop at once)', 'Bellhop has stopped.']);
});
