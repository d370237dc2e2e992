import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import type { DigestStore } from '../../src/reports/digest-store.js';
import { jobDatabase, type JobDatabase } from './job-database.js';

const at = (text: string): Date => new Date(`${text}Z`);
let desk: JobDatabase;

beforeEach(async () => {
  desk = await jobDatabase();
  desk.configure({ channels: [{ channel: 'CMGR' }], at: '09:00' });
});
afterEach(() => desk.close());

describe('the digest job', () => {
  it('posts once, saves its period with the slot, and says when the next one is due', async () => {
    const clock = new DeskClock(at('2026-01-05T08:00'));
    const { scheduler, digests, woken } = await desk.process(clock);
    expect(await scheduler.runDue(clock.now())).toEqual(at('2026-01-05T09:00'));
    expect(await desk.posts()).toEqual([]);

    expect(await scheduler.runDue(at('2026-01-05T09:00'))).toEqual(at('2026-01-06T09:00'));
    expect(await scheduler.runDue(at('2026-01-05T09:00'))).toEqual(at('2026-01-06T09:00'));
    expect(await scheduler.runDue(at('2026-01-05T23:59'))).toEqual(at('2026-01-06T09:00'));
    const digestId = 'T1:digest:CMGR:2026-01-05';
    expect(await desk.posts()).toEqual([{ kind: 'digest', digestId, channel: 'CMGR' }]);
    expect(woken()).toBe(1);
    expect(await digests.find(digestId)).toEqual({
      id: digestId,
      channel: 'CMGR',
      date: '2026-01-05',
      language: 'en',
      period: { kind: 'digest', from: at('2026-01-02T00:00'), to: at('2026-01-05T00:00'), zone: 'UTC' },
    });
    expect(await digests.find('T1:digest:CMGR:2026-01-06')).toBeNull();
  });

  it('leaves no day out and none twice, over weekends, month ends and the change of the clocks', async () => {
    desk.configure({}, { timezone: 'America/New_York' });
    const clock = new DeskClock(at('2026-02-25T12:00'));
    const { scheduler } = await desk.process(clock);
    let next = await scheduler.runDue(clock.now());
    while (next && next < at('2026-03-20T00:00')) next = await scheduler.runDue(next);
    const periods = (await desk.slots()).map(({ data }) => (data as { period: { from: Date; to: Date } }).period);
    expect(periods).toHaveLength(17);
    for (const [index, { from }] of periods.entries()) {
      if (index > 0) expect(from).toEqual(periods[index - 1]?.to);
    }
    expect(periods.at(-1)?.to).toEqual(at('2026-03-19T04:00'));
  });

  it('after downtime posts one digest that covers the gap', async () => {
    const clock = new DeskClock(at('2026-01-05T08:00'));
    const before = await desk.process(clock);
    await before.scheduler.runDue(clock.now());
    await before.scheduler.runDue(at('2026-01-05T09:00'));
    const after = await desk.process(clock);
    await after.scheduler.runDue(at('2026-01-14T15:30'));
    const slots = await desk.slots();
    expect(slots.map(({ _id }) => _id as unknown)).toEqual(['T1:digest:CMGR:2026-01-05', 'T1:digest:CMGR:2026-01-14']);
    expect(slots[1]?.['data']).toMatchObject({ period: { from: at('2026-01-05T00:00'), to: at('2026-01-14T00:00') } });
    expect(await desk.posts()).toHaveLength(2);
  });

  it("speaks each channel's language, else the desk's", async () => {
    desk.configure({ channels: [{ channel: 'CEN', locale: 'en' }, { channel: 'CDESK' }] }, { locale: 'zh-TW' });
    const clock = new DeskClock(at('2026-01-06T09:00'));
    const { scheduler } = await desk.process(clock);
    await scheduler.runDue(clock.now());
    const languages = (await desk.slots()).map(({ data }) => data as { channel: string; language: string });
    expect(languages.map(({ channel, language }) => [channel, language])).toEqual([
      ['CDESK', 'zh-TW'],
      ['CEN', 'en'],
    ]);
  });

  it('does not post retroactively to a channel that was set up after the hour', async () => {
    const clock = new DeskClock(at('2026-01-06T14:00'));
    const { scheduler } = await desk.process(clock);
    expect(await scheduler.runDue(clock.now())).toEqual(at('2026-01-07T09:00'));
    expect(await desk.posts()).toEqual([]);
    await scheduler.runDue(at('2026-01-07T09:00'));
    expect(await desk.posts()).toHaveLength(1);
  });

  it('begins anew with a channel that was removed and came back', async () => {
    const { scheduler } = await desk.process(new DeskClock(at('2026-01-05T08:00')));
    await scheduler.runDue(at('2026-01-05T08:00'));
    await scheduler.runDue(at('2026-01-05T09:00'));
    desk.configure({ channels: [] });
    expect(await scheduler.runDue(at('2026-01-06T09:00'))).toBeNull();
    desk.configure({ channels: [{ channel: 'CMGR' }] });
    expect(await scheduler.runDue(at('2026-03-03T14:00'))).toEqual(at('2026-03-04T09:00'));
    await scheduler.runDue(at('2026-03-04T09:00'));
    const slots = await desk.slots();
    expect(slots.at(-1)?.['data']).toMatchObject({
      period: { from: at('2026-03-03T00:00'), to: at('2026-03-04T00:00') },
    });
  });

  it('takes changed settings at once', async () => {
    const { scheduler } = await desk.process(new DeskClock(at('2026-01-05T08:00')));
    expect(await scheduler.runDue(at('2026-01-05T08:00'))).toEqual(at('2026-01-05T09:00'));
    desk.configure({ at: '10:30', weekdays: ['tue'] });
    expect(await scheduler.runDue(at('2026-01-05T09:00'))).toEqual(at('2026-01-06T10:30'));
    desk.configure({}, { timezone: 'Asia/Taipei' });
    expect(await scheduler.runDue(at('2026-01-05T09:00'))).toEqual(at('2026-01-06T02:30'));
    expect(await desk.posts()).toEqual([]);
  });
});

describe('several processes at the same minute', () => {
  const rounds = 8;

  async function race(change?: (digests: DigestStore) => DigestStore): Promise<number> {
    const clock = new DeskClock(at('2026-01-05T08:00'));
    const processes = await Promise.all(Array.from({ length: 4 }, () => desk.process(clock, change)));
    await processes[0]?.scheduler.runDue(clock.now());
    for (let day = 0; day < rounds; day += 1) {
      clock.moveTo(at('2026-01-05T09:00'));
      clock.moveBy(day * 24 * 60 * 60 * 1000);
      await Promise.all(processes.map(({ scheduler }) => scheduler.runDue(clock.now())));
    }
    return (await desk.posts()).length;
  }

  it('post once per day', async () => {
    desk.configure({ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] });
    expect(await race()).toBe(rounds);
    expect(await desk.slots()).toHaveLength(rounds);
  });

  it('would post more often without the unique slot (the control)', async () => {
    desk.configure({ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] });
    let made = 0;
    // The same code, but each claim has an id of its own: what "look, then write" does.
    const unguarded = (digests: DigestStore): DigestStore => ({
      ...digests,
      async claim(slot, now) {
        made += 1;
        return digests.claim({ ...slot, channel: `${slot.channel}#${made}` }, now);
      },
    });
    expect(await race(unguarded)).toBeGreaterThan(rounds);
  });
});

describe('a process that dies in between', () => {
  const slot = {
    channel: 'CMGR',
    date: '2026-01-05',
    language: 'en',
    period: { kind: 'digest', from: at('2026-01-02T00:00'), to: at('2026-01-05T00:00'), zone: 'UTC' },
  } as const;

  /** Makes the second write fail, as if the process had been killed between the two. */
  async function breakOutbox(isBroken: boolean): Promise<void> {
    const { outbox } = desk.models;
    const validator = isBroken ? { lane: 'nowhere' } : {};
    await outbox.db.db?.command({ collMod: outbox.collection.name, validator });
  }

  it('leaves neither slot nor post behind, and the next one posts', async () => {
    const clock = new DeskClock(at('2026-01-05T08:00'));
    const { scheduler, digests } = await desk.process(clock);
    await scheduler.runDue(clock.now());
    await breakOutbox(true);
    await expect(digests.claim(slot, at('2026-01-05T09:00'))).rejects.toThrow('validation');
    await scheduler.runDue(at('2026-01-05T09:00'));
    expect(await desk.slots()).toEqual([]);
    expect(await desk.posts()).toEqual([]);

    await breakOutbox(false);
    await scheduler.runDue(at('2026-01-05T09:01'));
    expect(await desk.slots()).toHaveLength(1);
    expect(await desk.posts()).toHaveLength(1);
  });

  it('would leave a day without its digest if the two were written one after the other (the control)', async () => {
    const { slots, outbox } = desk.models;
    const id = 'T1:digest:CMGR:2026-01-05';
    const now = at('2026-01-05T09:00');
    await breakOutbox(true);
    const plainWrites = async (): Promise<void> => {
      await slots.create({ _id: id, teamId: 'T1', job: 'digest', at: now, data: slot });
      await outbox.collection.insertOne({ _id: 'row' as never, teamId: 'T1', lane: 'CMGR' });
    };
    await expect(plainWrites()).rejects.toThrow('validation');
    await breakOutbox(false);
    const { scheduler } = await desk.process(new DeskClock(now));
    await scheduler.runDue(now);
    expect(await desk.slots()).toHaveLength(1);
    expect(await desk.posts()).toEqual([]);
  });
});
