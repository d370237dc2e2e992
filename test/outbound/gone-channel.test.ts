import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';
import { postsOf } from './support/posts.js';

/* A channel that is archived, or that Bellhop was removed from: what was meant for it is read elsewhere. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.stop());

const { posts, card, lines } = postsOf(() => t);

describe('a channel that cannot be posted to', () => {
  it.each(['archived', 'left'] as const)('%s queue: cards go to the fallback, an admin is told once', async (how) => {
    if (how === 'archived') await t.sandbox.client.archive('#support-queue');
    else await t.sandbox.client.kick('#support-queue', 'bellhop');
    await t.person('alice').says('#help', 'my invoice is wrong');
    await t.settle();
    await t.person('tom').says('#help', 'me too');
    await t.settle();
    const [first, second] = await posts('#support-managers');
    expect(first).toContain('T-1');
    expect(first).toContain('This belongs in');
    expect(second).toContain('T-2');
    expect(await posts('#help')).toHaveLength(2);
    const told = (await t.person('ada').seesDm()).map(reading);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(how === 'archived' ? 'it is archived' : 'cannot see that channel');

    const moved = await card('#support-managers');
    await t.person('ava').types('/ticket take 1');
    await t.person('alice').says('#help', 'any news?', { thread: (await t.sandbox.client.messages('#help'))[0]! });
    await t.settle();
    expect(reading(await card('#support-managers'))).toContain('·  ava  ·');
    expect((await lines('#support-managers', moved)).join()).toContain('any news?');
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
  });

  it.each([
    ['the workspace’s admins are told', () => t.person('ada').opensHome(), 'ada'],
    ['the managers are, where no admin was met yet', () => Promise.resolve(), 'max'],
  ] as const)('while the desk has no admins of its own, %s', async (_, meet, told) => {
    const { roles } = await t.desk.store.reads.settings();
    await t.settings({ roles: { ...roles, admins: [] } });
    await t.sandbox.client.archive('#support-queue');
    await meet();
    await t.person('alice').says('#help', 'my invoice is wrong');
    await t.settle();
    expect((await t.person(told).seesDm()).map(reading).join()).toContain('it is archived');
  });

  it('a card moves when its channel is archived later, and what is said under it follows', async () => {
    const asked = await t.person('alice').says('#help', 'my invoice is wrong');
    await t.settle();
    await t.sandbox.client.archive('#support-queue');
    await t.person('alice').says('#help', 'any news?', { thread: asked });
    await t.settle();
    const moved = await card('#support-managers');
    expect(reading(moved)).toContain('T-1');
    expect((await lines('#support-managers', moved)).join()).toContain('any news?');
  });

  it('an escalation whose department channel is gone is seen in the fallback', async () => {
    await t.person('alice').says('#help', 'my invoice is wrong');
    await t.settle();
    await t.sandbox.client.archive('#billing');
    await t.person('ava').types('/escalate 1 billing please look');
    await t.settle();
    expect((await posts('#support-managers')).join()).toContain('please look');
  });

  it('without a fallback it is kept, and the admin reads where', async () => {
    await t.settings({ fallback: null });
    await t.sandbox.client.archive('#support-queue');
    await t.person('alice').says('#help', 'help');
    await t.settle();
    expect(await t.desk.models.outbox.countDocuments({ state: 'dead' })).toBe(1);
    const told = (await t.person('ada').seesDm()).map(reading);
    expect(told.join()).toContain('Not delivered');
  });

  it('a reply that cannot reach the customer is said under the card, and goes nowhere else', async () => {
    await t.person('alice').says('#help', 'help');
    await t.settle();
    await t.sandbox.client.archive('#help');
    await t.person('ava').types('/ticket reply 1 have you tried again?');
    await t.settle();
    expect((await lines('#support-queue', await card())).join()).toContain('was not delivered');
    expect((await posts('#support-managers')).join()).not.toContain('have you tried again?');
  });
});
