import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../../support/desk.js';
import { fuzzNames } from '../../support/fuzz-desk.js';
import { fuzzRequests } from '../../support/fuzz-requests.js';
import { signedRequest } from '../../support/slack-requests.js';

/* Requests of every shape, signed as Slack's own. `npm run bench -- fuzz` sends 100,000 of them. */

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(() => t.stop());

const requests = 1500;
const atOnce = 20;

// jest itself fails a test during which a rejection is unhandled; the control in requests.test.ts shows that one can be
it('no signed request whatever goes unanswered or ends the process', async () => {
  const seed = Date.now();
  const channels = ['general', 'help', 'support-queue'].map((name) => t.channelId(name));
  const users = ['alice', 'ava', 'lin'].map((name) => t.userId(name));
  const all = fc.sample(fuzzRequests(fuzzNames(t.desk.teamId, channels, users)), { seed, numRuns: requests });
  const answers = new Map<number, string[]>();
  const lane = async (): Promise<void> => {
    for (let request = all.pop(); request !== undefined; request = all.pop()) {
      const secret = t.sandbox.signingSecret;
      const { status } = await signedRequest(t.desk.requestUrl!, { ...request, secret });
      answers.set(status, [...(answers.get(status) ?? []), request.body]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await t.desk.idle();
  const strange = [...answers].filter(([status]) => ![200, 400, 401, 403, 404, 503].includes(status));
  expect({ seed, strange: strange.map(([status, bodies]) => [status, bodies.slice(0, 3)]) }).toEqual({
    seed,
    strange: [],
  });
  // a listener that cannot make sense of one does not say that it was saved
  expect(answers.get(503)?.length ?? 0).toBeLessThan(requests / 100);
  // most are let in and go as far as they can
  expect(answers.get(200)?.length).toBeGreaterThan(requests / 3);
  expect(answers.get(400)?.length).toBeGreaterThan(requests / 100);
  // and the desk works
  await t.person('alice').says('#help', 'still there?');
  await t.settle();
  expect(await t.desk.models.messages.countDocuments({ text: 'still there?' })).toBe(1);
}, 90_000);
