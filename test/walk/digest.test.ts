import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk({
    at: '2026-03-05T01:30:00.000Z', // a Thursday, half past nine in Taipei: today's digest is past
    settings: ({ channel }) => ({
      digest: {
        channels: [{ channel: channel('support-managers') }, { channel: channel('general'), locale: 'zh-TW' }],
        at: '09:00',
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        names: true,
      },
    }),
  });
  await t.settle();
});
afterAll(() => t.stop());

const digests = async (channel: string) =>
  (await t.sandbox.client.botPosts(channel)).filter((post) => post.threadTs === undefined);

async function work(): Promise<void> {
  await t.person('alice').says('#help', 'The invoice is wrong');
  await t.person('tom').says('#help', 'My badge is lost');
  await t.settle();
  t.clock.moveBy(20 * 60_000);
  await t.person('ava').types('/ticket take 1');
  await t.person('ava').types('/ticket reply 1 Fixed, sorry');
  await t.person('ava').types('/ticket resolve 1');
  await t.person('ben').types('/escalate 2 IT needs a new badge');
  await t.settle();
}

describe('the daily digest', () => {
  it('nothing is posted for a time that passed before the desk was set up', async () => {
    expect(await digests('#support-managers')).toEqual([]);
  });

  it('comes at nine in the desk’s zone, in each channel’s language, once', async () => {
    await work();
    t.clock.moveTo(new Date('2026-03-06T00:59:00Z'));
    await t.settle();
    const inTime = await digests('#support-managers');
    t.clock.moveTo(new Date('2026-03-06T01:00:00Z'));
    await t.settle();
    await t.desk.runDue();
    await t.restart();
    await t.settle();
    const [english] = await digests('#support-managers');
    const [chinese] = await digests('#general');
    expect(inTime.length).toBeLessThanOrEqual(1);
    expect((await digests('#support-managers')).length).toBe(1);
    expect((await digests('#general')).length).toBe(1);
    expect(reading(english!)).toMatch(/T-2/u);
    expect(reading(chinese!)).toMatch(/資訊部/u);
  });

  it('after downtime one digest covers the gap; Monday covers Friday to Sunday', async () => {
    await t.person('sara').says('#help', 'On Friday evening');
    await t.settle();
    t.clock.moveTo(new Date('2026-03-11T03:00:00Z')); // Wednesday: Monday's and Tuesday's did not happen
    await t.restart();
    await t.settle();
    expect((await digests('#support-managers')).length).toBe(2);
    expect(reading((await digests('#support-managers'))[1]!)).toMatch(/Mar|3/u);
  });
});

describe('/kpi', () => {
  it('shows the same for a period, a department or an agent; what is wrong is said', async () => {
    const max = t.person('max');
    const answer = await max.types('/kpi month');
    expect(reading({ text: answer.text ?? '', blocks: answer.blocks ?? [] })).toMatch(/3/u);
    expect((await max.types('/kpi month it')).blocks).toBeDefined();
    expect((await max.types('/kpi month @ava')).blocks).toBeDefined();
    expect((await max.types('/kpi fortnight')).text).toContain('/kpi');
    const chinese = await t.person('lee').types('/kpi 本月');
    expect(reading({ text: chinese.text ?? '', blocks: chinese.blocks ?? [] })).toMatch(/[\u4e00-\u9fff]/u);
    expect((await t.person('ava').types('/kpi')).text).toContain('not available');
  });
});
