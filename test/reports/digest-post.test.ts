import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReportSource } from '../../src/store/read-models/report-source.js';
import { createDigests } from '../../src/store/repositories/digests.js';
import { digestPost, kpiAnswer, type ReportDeps } from '../../src/slack/blocks/digest-post.js';
import type { ReportMessage } from '../../src/slack/blocks/digest.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

const minute = 60_000;
let t: TestDesk;
let deps: ReportDeps;

const read = (post: ReportMessage | null): string =>
  post ? reading(post as unknown as Parameters<typeof reading>[0]) : '';

/** A Monday at a real desk: two questions, one answered and solved, the other escalated and left waiting. */
beforeAll(async () => {
  t = await openTestDesk({
    settings: ({ channel }) => ({
      digest: {
        channels: [{ channel: channel('support-managers'), locale: 'zh-TW' }],
        at: '09:00',
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        names: true,
      },
    }),
  });
  const { desk, connection } = t;
  deps = {
    source: createReportSource(connection, desk.models, desk.teamId),
    digests: createDigests(connection, desk.models, desk.teamId),
    settings: () => desk.store.reads.settings(),
    clock: t.clock,
    name: (userId) => desk.edge.people.name(userId),
    cardUrl: (number) => Promise.resolve(`https://example.test/${number}`),
  };
  await t.settle();
  t.clock.moveBy(30 * minute);
  await t.person('alice').says('#help', 'My invoice is wrong');
  await t.person('tom').says('#help', 'The VPN drops');
  await t.settle();
  t.clock.moveBy(45 * minute);
  const ava = t.person('ava');
  for (const line of ['/ticket take 1', '/ticket reply 1 We are looking', '/escalate 2 IT because']) {
    await ava.types(line);
    await t.settle();
  }
  t.clock.moveBy(75 * minute);
  await ava.types('/ticket resolve 1');
  await t.settle();
}, 60_000);
afterAll(() => t.stop());

describe('the digest of a real desk', () => {
  it('is asked for on Tuesday at nine, and tells Monday in the language of its channel', async () => {
    t.clock.moveTo(new Date('2026-03-03T01:00:00Z'));
    await t.settle();
    const id = `${t.desk.teamId}:digest:${t.channelId('support-managers')}:2026-03-03`;
    const post = await digestPost(id, deps);
    const said = read(post);
    expect(said).toContain('每日摘要．3 月 2 日（週一）');
    expect(said).toContain('平穩：新增 2 張、解決 1 張，未結工單 1 張。');
    expect(said).toContain('<https://example.test/2|T-2>');
    expect(said).toMatch(/資訊部尚未受理，已等 \d+ 小時/u);
    expect(said).toContain('中位數 45 分鐘．p90 45 分鐘（n = 1）');
    expect(said).toContain('中位數 2 小時．p90 2 小時（n = 1）');
    expect(said).toMatch(/資訊部\s+1\s+0\s+1\s+15 小時\s+1\n/u);
    expect(said).toContain(await t.desk.edge.people.name(t.userId('ava')));
  });

  it('is nothing where no such digest was due', async () => {
    expect(await digestPost(`${t.desk.teamId}:digest:C0:2026-03-03`, deps)).toBeNull();
  });

  it('stays the same however late it is sent: what happens later is not in it', async () => {
    const id = `${t.desk.teamId}:digest:${t.channelId('support-managers')}:2026-03-03`;
    const figures = async (): Promise<string> => read(await digestPost(id, deps)).split('關鍵指標')[1] ?? '';
    const before = await figures();
    t.clock.moveBy(60 * minute);
    await t.person('ava').types('/ticket take 2');
    await t.person('ava').types('/ticket resolve 2');
    await t.person('alice').says('#help', 'Another one');
    await t.settle();
    expect(await figures()).toBe(before);
  });
});

describe('/kpi at a real desk', () => {
  it.each([
    ['yesterday', {}, 'Whole desk · Yesterday, Mon 2 Mar', '*Created*\n2'],
    ['today', {}, 'Whole desk · Today so far, Tue 3 Mar', '*Created*\n1'],
    ['week', {}, 'Whole desk · This week so far, from Mon 2 Mar', '*Solved*\n2'],
    ['month', { department: 'it' }, 'IT · This month so far, from Sun 1 Mar', '*Escalated*\n1'],
    ['week', { department: null }, 'Front desk · This week so far, from Mon 2 Mar', '*Solved*\n2'],
  ] as const)('%s %j', async (period, scope, title, figure) => {
    const said = read(await kpiAnswer({ period, scope }, 'en', deps));
    expect(said).toContain(title);
    expect(said).toContain(figure);
  });

  it('tells of one agent', async () => {
    const agent = t.userId('ava');
    const said = read(await kpiAnswer({ period: 'week', scope: { agent } }, 'en', deps));
    expect(said).toContain(await t.desk.edge.people.name(agent));
    expect(said).toContain('*Solved*\n2');
    expect(said).toContain('45 min median · p90 45 min · n 1');
  });
});
