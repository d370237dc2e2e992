import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { applyDeskFile } from '../../src/cli/desk-file-applied.js';
import type { Store } from '../../src/desk/ports.js';
import { saveDesk } from '../../src/desk/settings/desk-file-apply.js';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
  await t.person('alice').says('#help', 'My invoice is wrong');
  await t.settle();
  await t.person('ava').types('/escalate 1 billing: please look');
  await t.settle();
});
afterEach(() => t.stop());

const cards = async (channel: string): Promise<Message[]> =>
  (await t.sandbox.client.botPosts(channel)).filter((post) => post.threadTs === undefined);
const thread = async (channel: string, post: Message): Promise<string> =>
  (await t.sandbox.client.messages(channel, { thread: post })).slice(1).map(reading).join('\n');
const escalation = async () => {
  const ticket = await t.desk.store.reads.ticketByNumber(1);
  return (await t.desk.store.reads.escalationsOf(ticket!.id))[0]!;
};
async function move(to: string): Promise<void> {
  const { departments } = await t.desk.store.reads.settings();
  const channel = t.channelId(to);
  await saveDesk(t.desk.store, {
    departments: departments.map((each) => (each.key === 'billing' ? { ...each, channel } : each)),
  });
  await t.settle();
}

it('a department that gets another channel has its escalations there, with the thread; the old card says so', async () => {
  const [old] = await cards('#billing');
  await move('sales');
  const [moved, ...more] = await cards('#sales');
  expect(more).toEqual([]);
  expect(reading(moved!)).toContain('please look');
  expect(reading(moved!)).toContain('[Accept]');
  const [left, ...others] = await cards('#billing');
  expect(others).toEqual([]);
  expect(left!.ts).toBe(old!.ts);
  expect(reading(left!)).toMatch(/^Billing is in <#C\w+> now: \*<.*\|T-1>\*$/u);
  await t.person('sam').presses('Accept', moved);
  await t.settle();
  expect(await escalation()).toMatchObject({ state: 'accepted', acceptedBy: t.userId('sam') });
  const queueCard = (await t.sandbox.client.botPosts('#support-queue'))[0]!;
  await t.person('ava').says('#support-queue', 'It is the one of May', { thread: queueCard });
  await t.settle();
  expect(await thread('#sales', moved!)).toContain('It is the one of May');
  expect(await thread('#billing', left!)).not.toContain('May');
  await t.person('sam').says('#sales', 'We see it', { thread: moved! });
  await t.settle();
  expect(await thread('#support-queue', queueCard)).toContain('We see it');
  // only once, and nothing where the settings are saved without a move
  await saveDesk(t.desk.store, { relayCardThreads: true });
  await t.settle();
  expect(await cards('#sales')).toHaveLength(1);
});

it('Bellhop is in the new channel before the desk hears of it: what moves is not turned away there', async () => {
  const { id } = await t.sandbox.client.addChannel({ name: 'bookkeeping', members: ['bill'] });
  const { store, edge } = t.desk;
  const members = async (): Promise<readonly string[]> =>
    (await t.sandbox.client.channels()).find((channel) => channel.id === id)!.members;
  const wereThere: boolean[] = [];
  const watched: Store = {
    ...store,
    async transaction(work) {
      wereThere.push((await members()).includes(t.sandbox.botUserId));
      return store.transaction(work);
    },
  };
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-move-'));
  const path = join(folder, 'desk.yml');
  await writeFile(path, 'departments: [{ key: billing, name: { en: B, zh-TW: 帳 }, channel: "#bookkeeping" }]');
  await applyDeskFile({ path, store: watched, client: edge.client, language: 'en' });
  await rm(folder, { recursive: true });
  await t.settle();
  expect(wereThere).toEqual([true]);
  expect((await cards('#bookkeeping')).map(reading)).toEqual([expect.stringContaining('[Accept]')]);
});

it('there and back again: one card that can be worked with', async () => {
  await move('sales');
  await move('billing');
  const billing = await cards('#billing');
  expect(billing.map((each) => reading(each).includes('[Accept]')).sort()).toEqual([false, true]);
  expect((await cards('#sales')).map(reading)).toEqual([expect.stringContaining('now: ')]);
  await t.person('bill').presses(
    'Accept',
    billing.find((each) => reading(each).includes('[Accept]')),
  );
  await t.settle();
  expect((await escalation()).state).toBe('accepted');
});

it('a card that waits to be posted goes to the new channel; one that is done stays where it was worked on', async () => {
  await t.person('ava').types('/escalate 1 IT: also you');
  await move('sales');
  await t.person('sam').presses('Return', (await cards('#sales'))[0]);
  await t.person('sam').submits({ reason: 'not ours' });
  await t.settle();
  await move('logistics');
  expect(await cards('#logistics')).toEqual([]);
  expect(await cards('#it')).toHaveLength(1);
  expect(reading((await cards('#sales'))[0]!)).toContain('not ours');
});
