import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import type { DigestStore } from '../../src/reports/digest-store.js';
import { jobDatabase, type JobDatabase, type Process } from './job-database.js';

const hour = 3_600_000;
const channels = ['CONE', 'CTWO'];
let desk: JobDatabase;
beforeEach(async () => {
  desk = await jobDatabase();
});
afterEach(() => desk.close());

/** Numbers that look random and are the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Course {
  readonly zone: string;
  readonly at: string;
  readonly from: string;
  readonly days: number;
  /** Dates that this zone never had. */
  readonly without?: readonly string[];
  readonly change?: (digests: DigestStore) => DigestStore;
}

/** The local dates on which a digest is due, the first one included. */
function datesOf({ from, days, without = [] }: Course): string[] {
  const dates = Array.from({ length: days }, (_, n) => new Date(Date.parse(`${from}T00:00Z`) + n * 24 * hour));
  return dates.map((date) => date.toISOString().slice(0, 10)).filter((date) => !without.includes(date));
}

/**
 * Three processes whose clocks differ by minutes, each of which is killed at a random moment of its work every now and
 * then and replaced by a new one; the clock goes on by hours, and steps back.
 */
async function play(course: Course, seed: number): Promise<{ posted: string[]; kills: number }> {
  const { zone, at, days, from, change } = course;
  desk.configure(
    {
      channels: channels.map((channel) => ({ channel })),
      at,
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    },
    { timezone: zone },
  );
  const random = randomFrom(seed);
  const begin = Date.parse(`${from}T00:00Z`) - 14 * hour;
  const clock = new DeskClock(new Date(begin));
  const start = (): Promise<Process> => desk.process(clock, change);
  const processes = await Promise.all([start(), start(), start()]);
  await processes[0].scheduler.runDue(clock.now());
  let kills = 0;
  const end = Date.parse(`${from}T00:00Z`) + days * 24 * hour + 14 * hour;
  for (let now = begin; now < end; now += (4 + 5 * random()) * hour) {
    const stepsBack = random() < 0.1 ? 3 * hour : 0;
    const dying = random() < 0.15 ? Math.floor(3 * random()) : -1;
    const runs = processes.map(({ scheduler }) => {
      const skew = (random() - 0.5) * hour * 0.2;
      return scheduler.runDue(new Date(now - stepsBack + skew));
    });
    if (dying >= 0) {
      kills += 1;
      for (let turns = Math.floor(40 * random()); turns > 0; turns -= 1)
        await new Promise((next) => setImmediate(next));
      await processes[dying]?.kill();
      processes[dying] = await start();
    }
    await Promise.all(runs);
  }
  // what came after the last day is not counted
  const dates = new Set(datesOf(course));
  const posted = (await desk.posts()).map(({ digestId }) => digestId.slice('T1:digest:'.length));
  return { posted: posted.filter((id) => dates.has(id.slice(-10))), kills };
}

const courses: Course[] = [
  { zone: 'America/New_York', at: '02:30', from: '2026-02-20', days: 60 },
  { zone: 'America/New_York', at: '01:30', from: '2026-10-20', days: 40 },
  { zone: 'Europe/Berlin', at: '02:30', from: '2026-10-05', days: 50 },
  { zone: 'Australia/Lord_Howe', at: '02:15', from: '2026-09-20', days: 50 },
  { zone: 'America/Santiago', at: '00:10', from: '2026-08-20', days: 35 },
  { zone: 'Pacific/Apia', at: '09:00', from: '2011-12-20', days: 20, without: ['2011-12-30'] },
];

describe('three processes that are killed and started again, in zones whose clocks change', () => {
  it.each(courses)(
    'run each slot once: $zone at $at, $days days from $from',
    async (course) => {
      const { posted, kills } = await play(course, course.days + course.at.length);
      const expected = channels.flatMap((channel) => datesOf(course).map((date) => `${channel}:${date}`));
      expect(posted.toSorted()).toEqual(expected.toSorted());
      expect(kills).toBeGreaterThan(2);
    },
    60_000,
  );

  it('cover 500 slots', () => {
    expect(courses.reduce((sum, course) => sum + datesOf(course).length * channels.length, 0)).toBeGreaterThan(500);
  });

  it('would run some twice if their names were not unique (the control)', async () => {
    const course = courses[5]!;
    let made = 0;
    const unguarded = (digests: DigestStore): DigestStore => ({
      ...digests,
      claim: (slot, now) => digests.claim({ ...slot, channel: `${slot.channel}#${(made += 1)}` }, now),
    });
    const { posted } = await play({ ...course, change: unguarded }, 1);
    expect(posted.length).toBeGreaterThan(datesOf(course).length * channels.length);
  });
});
