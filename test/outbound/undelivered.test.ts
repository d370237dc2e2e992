import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* Posts that were given up: an admin sees them at home, and lets them go out again or drops them. */

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
  await t.settings({ fallback: null });
  await t.sandbox.client.archive('#support-queue');
  await t.person('alice').says('#help', 'help');
  await t.settle();
});
afterEach(() => t.stop());

const home = async (name: string): Promise<string> => {
  const view = await t.person(name).opensHome();
  return JSON.stringify(view);
};
const press = async (label: string): Promise<void> => {
  const view = (await t.person('ada').opensHome())!;
  await t.person('ada').presses(label, view);
};
const dead = (): Promise<number> => t.desk.models.outbox.countDocuments({ state: 'dead' });

it('an admin reads what was not delivered and why; others do not', async () => {
  const text = await home('ada');
  expect(text).toMatch(/Not delivered|未送達/u);
  expect(text).toMatch(/it is archived|該頻道已封存/u);
  for (const name of ['alice', 'ava', 'lee', 'max']) expect(await home(name)).not.toMatch(/Not delivered|未送達/u);
});

it('Retry posts it once the cause is mended, and not before', async () => {
  await press('Retry');
  await t.settle();
  expect(await dead()).toBe(1);
  await t.sandbox.client.archive('#support-queue', false);
  await press('Retry');
  await t.settle();
  expect(await dead()).toBe(0);
  expect((await t.sandbox.client.botPosts('#support-queue')).map(reading).join()).toContain('T-1');
  expect(await home('ada')).not.toMatch(/Not delivered|未送達/u);
});

it('Drop removes it for good; the ticket stays', async () => {
  await press('Drop');
  await t.settle();
  expect(await dead()).toBe(0);
  expect(await t.desk.store.reads.ticketByNumber(1)).toMatchObject({ status: 'new' });
});
