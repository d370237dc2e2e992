import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* A ticket that only one person sees, as an answer or in a modal: its buttons show there what they did. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
  await t.person('alice').says('#help', 'My invoice is wrong');
  await t.settle();
});
afterEach(() => t.stop());

const ephemerals = async (name: string): Promise<Message[]> =>
  (await t.person(name).sees('#general')).filter((each) => each.ephemeral);
const shows = async (name: string): Promise<Message> => {
  await t.person(name).types('/ticket show 1', { in: '#general' });
  return (await ephemerals(name)).at(-1)!;
};
const inModal = async (name: string): Promise<string> =>
  reading({ text: '', blocks: [(await t.person(name).seesModal())!] as never });

it('`/ticket show`: the answer follows what is pressed on it, and says who was faster', async () => {
  const [ava, ben] = [t.person('ava'), t.person('ben')];
  const [hers, his] = [await shows('ava'), await shows('ben')];
  expect(reading(hers)).toContain('[Take it]');
  await ava.presses('Take it', hers);
  await t.settle();
  const [taken] = await ephemerals('ava');
  expect(reading(taken!)).toMatch(/ava[^]*\[Reply\]/u);
  expect(reading(taken!)).not.toContain('[Take it]');
  await ben.presses('Take it', his);
  await t.settle();
  expect((await ephemerals('ben')).map(reading)).toEqual([
    expect.stringContaining('[Take it]'),
    expect.stringContaining('*ava* has taken T-1'),
  ]);
  await ava.presses('Resolve', taken);
  await t.settle();
  expect(await ephemerals('ava')).toHaveLength(1);
  expect(reading((await ephemerals('ava'))[0]!)).toMatch(/Solved[^]*\[Re-open\]/u);
});

it('so does a requester’s own', async () => {
  await t.person('alice').presses('Solved, thanks', await shows('alice'));
  await t.settle();
  expect((await ephemerals('alice')).map(reading)).toEqual([expect.stringMatching(/Solved[^]*\[Re-open\]/u)]);
});

it('and what View opens from the Home tab', async () => {
  const ava = t.person('ava');
  await ava.types('/ticket take 1');
  await ava.opensHome();
  await ava.presses('View', undefined, { nth: 0 });
  await t.settle();
  expect(await inModal('ava')).toContain('[Resolve]');
  await ava.presses('Resolve');
  await t.settle();
  expect(await inModal('ava')).toMatch(/Solved[^]*\[Re-open\]/u);
  await ava.closes();
  expect(await ava.seesModal()).toBeNull();
});
