import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/sandbox/index.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
  await t.person('tom').says('#help', 'My badge is lost');
  await t.settle();
});
afterAll(() => t.stop());

const form = async (name: string): Promise<string> => JSON.stringify(await t.person(name).seesModal());

describe('“Add to ticket” shows agents what others wrote in a private place', () => {
  const notice = /private conversation\. By adding it to the ticket/u;

  async function adds(name: string, message: Message): Promise<string> {
    await t.person(name).uses('Add to ticket', message);
    return form(name);
  }

  it('so somebody else’s words from a DM or a private channel need a confirmation', async () => {
    const psst = await t.person('tom').says('@ava', 'Psst: it is at home');
    expect(await adds('ava', psst)).toMatch(notice);
    // nothing is copied before the form is sent
    await t.settle();
    expect(await t.desk.models.messages.countDocuments({ text: 'Psst: it is at home' })).toBe(0);
    await t.person('ava').submits({ number: '1' });
    await t.settle();
    const card = (await t.sandbox.client.botPosts('#support-queue'))[0]!;
    const under = await t.sandbox.client.messages('#support-queue', { thread: card });
    expect(under.map(reading).join('\n')).toContain('it is at home');

    await t.sandbox.client.invite('#billing', 'ava');
    expect(await adds('ava', await t.person('bill').says('#billing', 'He owes us for the last one'))).toMatch(notice);
    await t.person('ava').closes();
  });

  it('in the reader’s language', async () => {
    const psst = await t.person('tom').says('@chen', 'Psst: it is at home, too');
    expect(await adds('chen', psst)).toContain('加入工單後，客服人員將看得到內容');
    await t.person('chen').closes();
  });

  it('but neither their own words nor those from a public channel', async () => {
    expect(await adds('ava', await t.person('ava').says('@tom', 'I have found it'))).not.toMatch(notice);
    await t.person('ava').closes();
    expect(await adds('ava', await t.person('tom').says('#general', 'It is still lost'))).not.toMatch(notice);
    await t.person('ava').closes();
  });
});
