import { setTimeout as pause } from 'node:timers/promises';
import { groupBy } from '../support/count.js';
import { Stage } from '../support/stage.js';
import { verdictOf } from '../table.js';
import type { FaultCase } from './case.js';

const hour = 60 * 60 * 1000;
/** The digest is due at nine; each morning the clocks cross that hour three times. */
const steps = [hour, -hour, hour] as const;
/** 08:30 in Taipei on a Monday. */
const halfPastEight = Date.parse('2026-03-02T00:30:00.000Z');

/** Two processes, whose clocks somebody sets on and back over the hour of the digest: one digest a day. */
export const clockSteps: FaultCase = async (options) => {
  const days = options.quick ? 5 : 60;
  const stage = await Stage.open(options, {
    speed: 1,
    at: halfPastEight,
    settings: (settings) => ({
      ...settings,
      digest: {
        ...settings.digest,
        at: '09:00',
        channels: [{ channel: settings.fallback ?? '' }],
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      },
    }),
  });
  const naive = new NaiveJob();
  try {
    const processes = await stage.launchAll(2);
    const stepAll = async (ms: number): Promise<void> => {
      stage.clock.step(ms);
      naive.look(stage.clock.now());
      for (const each of processes) each.tell({ do: 'step', ms });
      await pause(120);
    };
    naive.look(stage.clock.now());
    for (let day = 0; day < days; day += 1) {
      for (const ms of steps) await stepAll(ms);
      const isPosted = async (): Promise<boolean> => (await digests(stage)).length > day;
      await stage.sandbox.client.until(isPosted, { timeoutMs: 20_000, what: `digest ${day + 1}` }).catch(() => false);
      await stepAll(23 * hour);
    }
    await stage.settled(20_000);
    for (const each of processes) each.kill();
    const byDay = groupBy(await digests(stage), (title) => title);
    const doubled = [...byDay.values()].reduce((sum, posts) => sum + posts.length - 1, 0);
    const lost = Math.max(0, days - byDay.size);
    return {
      fault: 'clocks set on and back an hour, digest due',
      cases: `${days} slots × 3 steps`,
      acked: days,
      lost,
      doubled,
      control: `a job that looks at the clock: ${naive.runs - days} too many`,
      verdict: verdictOf(lost + doubled === 0, naive.runs > days),
      notes: byDay.size === days ? [] : [`digests: ${[...byDay.keys()].join(', ')}`],
    };
  } finally {
    await stage.close();
  }
};

async function digests(stage: Stage): Promise<string[]> {
  const posts = await stage.sandbox.client.botPosts('#support-managers');
  return posts.flatMap(({ text }) => {
    const title = /Daily digest[^.]*/u.exec(text)?.[0];
    return title === undefined ? [] : [title];
  });
}

/** The control: a process that remembers nothing but whether the hour had come when it last looked. */
class NaiveJob {
  runs = 0;
  #wasBefore = true;

  look(now: Date): void {
    const isBefore = now.getUTCHours() < 1;
    if (this.#wasBefore && !isBefore) this.runs += 1;
    this.#wasBefore = isBefore;
  }
}
