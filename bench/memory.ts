import { setTimeout as pause } from 'node:timers/promises';
import { openMongo } from '../faults/support/mongo.js';
import type { AppProcess } from '../faults/support/process.js';
import { buildPrograms } from '../faults/support/programs.js';
import { Stage } from '../faults/support/stage.js';
import { BusyHour } from './support/busy-hour.js';
import { median, type BenchRow } from './table.js';

/** How long an hour of the desk takes here, unless somebody has more time. */
const usualMinutes = 3;
/** 08:30 in Taipei on a Monday: the digest of nine o'clock is in the hour. */
const halfPastEight = Date.parse('2026-03-02T00:30:00.000Z');
const mebibyte = 1024 * 1024;
const sampleEveryMs = 500;
/** Of the desk's minutes, around the fifth and before the sixtieth, the samples count. */
const early = { from: 4, to: 6 };
const late = { from: 58, to: 60 };

/**
 * Whether the memory of a desk grows: in a process of its own, with an hour of a busy desk in a few minutes, its memory
 * after that hour against that after its first five minutes. The objects in use grow a little by what is compiled and
 * loaded on the way, and are told for information.
 * @param minutes how long the hour takes, in real time; 60: as it is
 */
export async function memoryBench({ minutes = usualMinutes }: { minutes?: number } = {}): Promise<BenchRow[]> {
  const [mongo, programs] = await Promise.all([openMongo(), buildPrograms()]);
  const stage = await Stage.open(
    { mongo, programs },
    {
      speed: 60 / minutes,
      at: halfPastEight,
      settings: (settings) => ({
        ...settings,
        digest: { ...settings.digest, at: '09:00', channels: [{ channel: settings.fallback ?? '' }] },
      }),
    },
  );
  const [process] = await stage.launchAll(1);
  if (!process) throw new Error('No process');
  try {
    const hour = new BusyHour(stage);
    const grown = await measured(process, hour);
    await stage.settle();
    const tickets = await stage.models.tickets.countDocuments({});
    const count = [...hour.done.values()].reduce((sum, each) => sum + each, 0);
    if (hour.failed > count / 100) {
      const of = `${hour.failed} of ${count + hour.failed}`;
      throw new Error(`${of} acts were not answered in time: this machine needs more --minutes than ${minutes}`);
    }
    return rows(grown, `${count} acts, ${tickets} tickets`);
  } finally {
    process.kill();
    await stage.close();
    await Promise.all([mongo.stop(), programs.remove()]);
  }
}

interface Grown {
  readonly early: number;
  readonly late: number;
  readonly heapEarly: number;
  readonly heapLate: number;
}

async function measured(process: AppProcess, hour: BusyHour): Promise<Grown> {
  const began = hour.minutes();
  const at = (): number => hour.minutes() - began;
  const samples: { readonly at: number; readonly rss: number }[] = [];
  const sample = async (until: number): Promise<void> => {
    while (at() < until) {
      const { rss } = await process.memory();
      samples.push({ at: at(), rss });
      await pause(sampleEveryMs);
    }
  };
  const passing = hour.pass();
  await sample(early.to);
  const heapEarly = (await process.memory(true)).heap ?? 0;
  await sample(late.to);
  const heapLate = (await process.memory(true)).heap ?? 0;
  await passing;
  const within = ({ from, to }: typeof early): number =>
    median(samples.filter((each) => each.at >= from && each.at <= to).map(({ rss }) => rss));
  return { early: within(early), late: within(late), heapEarly, heapLate };
}

function rows(grown: Grown, of: string): BenchRow[] {
  const row = (what: string, first: number, last: number, atMost: number | null): BenchRow => ({
    what,
    figure: `${(last / mebibyte).toFixed(0)} MB`,
    against: `after 5 min ${(first / mebibyte).toFixed(0)} MB`,
    ratio: last / first,
    atMost,
  });
  return [
    row(`memory (RSS) after a busy hour (${of})`, grown.early, grown.late, 1.1),
    row('the same, objects in use after a collection', grown.heapEarly, grown.heapLate, null),
  ];
}
