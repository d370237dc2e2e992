import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../support/desk.js';

/* Who writes is known from before, while it is looked whether they still are so: another process may know better. */

let t: TestDesk;
/** So much later it is, ms. */
let later = 0;
beforeEach(async () => {
  later = 0;
  const now = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => now() + later);
  t = await openTestDesk();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await t.stop();
});

/** Another process learned something of alice, longer ago than people are believed. */
async function learned(change: Record<string, unknown>): Promise<void> {
  const set = Object.fromEntries(Object.entries(change).map(([name, value]) => [`person.${name}`, value]));
  await t.desk.models.people.collection.updateOne({ userId: t.userId('alice') }, { $set: set });
  later += 31_000;
}
const subjects = async (): Promise<string[]> =>
  (await t.desk.models.tickets.find({}).sort({ number: 1 }).lean()).map((doc) => doc['subject'] as string);
const writes = async (text: string): Promise<void> => {
  // beyond the two minutes in which it would join the ticket before
  t.clock.moveBy(10 * 60_000);
  await t.person('alice').says('#help', text);
  await t.settle();
};

describe('an author who is known from before', () => {
  it('and was a person then, but is a bot: it leads to nothing, and nothing is left of it', async () => {
    await writes('One');
    await learned({ isBot: true });
    await writes('Two');
    expect(await subjects()).toEqual(['One']);
    expect(await t.desk.models.messages.countDocuments({})).toBe(1);
  });

  it('and was a bot then, but is a person: it is a ticket', async () => {
    await writes('One');
    await learned({ isBot: true });
    await writes('Two');
    await learned({ isBot: false });
    await writes('Three');
    expect(await subjects()).toEqual(['One', 'Three']);
  });

  it('and reads another language now: the first post is in it', async () => {
    await writes('One');
    await learned({ chosenLanguage: 'zh-TW' });
    await writes('Two');
    const posts = JSON.stringify(await t.sandbox.client.botPosts('#help'));
    expect(await subjects()).toEqual(['One', 'Two']);
    expect(posts).toContain('we have your request: *T-1* One');
    expect(posts).toContain('我們收到您的問題了：*T-2* Two');
  });

  it('and is the same: nothing is done twice', async () => {
    await writes('One');
    await learned({});
    const begun = jest.spyOn(t.connection, 'startSession');
    await writes('Two');
    const again = begun.mock.calls.length;
    begun.mockClear();
    await writes('Three');
    expect(begun.mock.calls.length).toBe(again);
    expect(await subjects()).toEqual(['One', 'Two', 'Three']);
  });
});
