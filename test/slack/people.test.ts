import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { trusted } from 'mongoose';
import { deliverEvent } from '../support/deliver.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeEach(async () => {
  // the members of the queue channel are the agents: which is so for people whom Slack knows
  t = await openTestDesk({ settings: () => ({ roles: { agents: [], leads: [], managers: [], admins: [] } }) });
});
afterEach(() => t.stop());

const stored = (name: string) => t.desk.store.reads.person(t.userId(name));
/** What a person is told; in the language they read. */
const said = async (name: string, line: string): Promise<string> => {
  const { text = '', blocks = [] } = await t.person(name).types(line);
  return reading({ text, blocks });
};

describe('whom Slack could not tell of once', () => {
  it('is asked for again, keeps the language they chose, and has their rights', async () => {
    const fault = await t.sandbox.client.addFault({ do: 'serverError', method: 'users.info' });
    expect(await said('ava', '/desk language zh-TW')).toContain('繁體中文');
    expect(await stored('ava')).toMatchObject({ isUnknown: true, chosenLanguage: 'zh-TW' });
    await t.sandbox.client.clearFaults(fault);
    await t.restart();
    await t.person('alice').says('#help', 'Broken');
    await t.settle();
    expect(await said('ava', '/ticket take 1')).toContain('已由您負責');
    expect(await stored('ava')).toMatchObject({ name: 'ava', chosenLanguage: 'zh-TW' });
    expect((await stored('ava'))?.isUnknown).toBeUndefined();
  });

  it('choosing a language changes nothing else', async () => {
    await said('ava', '/desk help');
    const before = await stored('ava');
    await said('ava', '/desk language zh-TW');
    expect(await stored('ava')).toEqual({ ...before, chosenLanguage: 'zh-TW' });
  });
});

describe('what Slack tells of a person', () => {
  const change = (name: string, updated: number, more: object = {}) =>
    deliverEvent(t, {
      type: 'user_change',
      user: { id: t.userId('ava'), team_id: t.desk.teamId, name: 'ava', real_name: name, updated, ...more },
    });

  it('the newer counts, in whatever order it comes', async () => {
    await t.person('alice').says('#help', 'Broken');
    await t.settle();
    await said('ava', '/ticket take 1');
    const { revision = 0 } = (await stored('ava')) ?? {};
    await change('Ava Newer', revision + 20);
    await change('Ava Older', revision + 10, { deleted: true });
    await t.settle();
    expect(await stored('ava')).toMatchObject({ name: 'Ava Newer', isDeleted: false });
    expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ assignee: t.userId('ava') });
    await change('Ava Last', revision + 20);
    await t.settle();
    expect(await stored('ava')).toMatchObject({ name: 'Ava Last' });
  });

  it('is asked for anew after a day, while what is known is used', async () => {
    await said('ava', '/desk help');
    const old = { 'person.name': 'Ava Before', 'person.fetchedAt': new Date(Date.now() - 25 * 3_600_000) };
    await t.desk.models.people.updateOne({ userId: t.userId('ava') }, trusted({ $set: old }));
    await t.restart();
    expect(await said('ava', '/desk help')).toContain('/ticket');
    await t.sandbox.client.until(async () => (await stored('ava'))?.name === 'ava');
    expect(Number((await stored('ava'))?.fetchedAt)).toBeGreaterThan(Date.now() - 3_600_000);
  });
});
