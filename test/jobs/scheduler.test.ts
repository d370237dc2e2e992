import { afterEach, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import type { Due, Job, Slot } from '../../src/jobs/job.js';
import { Scheduler } from '../../src/jobs/scheduler.js';
import { silent } from './job-database.js';

const noon = new Date('2026-01-05T12:00:00Z');
const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

/** A job that is due at fixed moments, each once. */
function jobAt(name: string, moments: readonly Date[]): Job & { readonly done: string[] } {
  const done: string[] = [];
  return {
    name,
    done,
    due: (now): Promise<Due<Slot>> =>
      Promise.resolve({
        slots: moments.filter((moment) => moment <= now).map((moment) => ({ name: moment.toISOString() })),
        next: moments.find((moment) => moment > now) ?? null,
      }),
    run(slot) {
      if (done.includes(slot.name)) return Promise.resolve(false);
      done.push(slot.name);
      return Promise.resolve(true);
    },
  };
}

let scheduler: Scheduler | null = null;
afterEach(() => scheduler?.stop());

function schedule(clock: DeskClock, ...jobs: Job[]): Scheduler {
  scheduler = new Scheduler({ jobs, clock, logger: silent });
  return scheduler;
}

describe('Scheduler', () => {
  it('runs what is due and returns the earliest moment of all jobs', async () => {
    const [early, late] = [jobAt('early', [noon, later(30)]), jobAt('late', [later(20)])];
    const it = schedule(new DeskClock(noon), early, late);
    expect(await it.runDue(noon)).toEqual(later(20));
    expect(await it.runDue(later(20))).toEqual(later(30));
    expect(await it.runDue(later(30))).toBeNull();
    expect([early.done, late.done]).toEqual([[noon.toISOString(), later(30).toISOString()], [later(20).toISOString()]]);
  });

  it('runs at the start, and when the clock is moved', async () => {
    const clock = new DeskClock(noon);
    const job = jobAt('job', [noon, later(90)]);
    const it = schedule(clock, job);
    await it.start();
    expect(job.done).toHaveLength(1);
    clock.moveBy(90 * 60_000);
    await it.runDue(clock.now());
    expect(job.done).toHaveLength(2);
  });

  it('runs nothing more after it was stopped', async () => {
    const clock = new DeskClock(noon);
    const job = jobAt('job', [later(1)]);
    const it = schedule(clock, job);
    await it.start();
    await it.stop();
    clock.moveBy(60 * 60_000);
    await it.stop();
    expect(job.done).toEqual([]);
  });

  it('goes on with the others when a job or a slot fails, and tries again', async () => {
    let broken = true;
    const failing: Job = {
      name: 'failing',
      due: () => (broken ? Promise.reject(new Error('no database')) : Promise.resolve({ slots: [], next: later(5) })),
      run: () => Promise.resolve(true),
    };
    const done: string[] = [];
    const halfFailing: Job = {
      name: 'half',
      due: () => Promise.resolve({ slots: [{ name: 'bad' }, { name: 'good' }], next: later(9) }),
      run(slot) {
        if (slot.name === 'bad' && broken) return Promise.reject(new Error('no channel'));
        done.push(slot.name);
        return Promise.resolve(true);
      },
    };
    const it = schedule(new DeskClock(noon), failing, halfFailing);
    expect(await it.runDue(noon)).toEqual(later(9));
    expect(done).toEqual(['good']);
    broken = false;
    expect(await it.runDue(noon)).toEqual(later(5));
    expect(done).toEqual(['good', 'bad', 'good']);
  });

  it('lets one run end before the next begins', async () => {
    const trace: string[] = [];
    const job: Job = {
      name: 'slow',
      async due(now) {
        trace.push(`in ${now.toISOString()}`);
        await new Promise((resolve) => setImmediate(resolve));
        trace.push(`out ${now.toISOString()}`);
        return { slots: [], next: null };
      },
      run: () => Promise.resolve(true),
    };
    const it = schedule(new DeskClock(noon), job);
    await Promise.all([it.runDue(noon), it.runDue(later(1))]);
    const [a, b] = [noon.toISOString(), later(1).toISOString()];
    expect(trace).toEqual([`in ${a}`, `out ${a}`, `in ${b}`, `out ${b}`]);
  });
});
