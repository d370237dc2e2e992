import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DeskClock } from '../src/base/clock.js';
import { defaultSettings } from '../src/desk/settings/desk-settings.js';
import { digestPost, type ReportDeps } from '../src/slack/blocks/digest-post.js';
import { connectStore } from '../src/store/connection.js';
import { startEmbeddedMongo } from '../src/store/embedded/index.js';
import { createIndexes, createModels } from '../src/store/models/schemas.js';
import { createReportSource } from '../src/store/read-models/report-source.js';
import { createDigests } from '../src/store/repositories/digests.js';
import { departments, fillDesk, type History } from './digest-data.js';
import { benchTable, median, type BenchRow } from './table.js';

const today = new Date('2026-06-02T00:00:00Z');
const nine = new Date('2026-06-02T09:00:00Z');
const perDay = 100;
const warmUp = 3;
const rounds = 21;
const goal = 1.2;

interface Case {
  readonly name: string;
  readonly history: History;
}

const steady = (tickets: number, unresolved: number): History => ({
  tickets,
  perDay,
  unresolvedShare: unresolved / tickets,
  until: nine,
});
const small: Case = { name: '1,000 tickets, 100 unresolved', history: steady(1000, 100) };
const large: Case = { name: '100,000 tickets, 100 unresolved', history: steady(100_000, 100) };
const backlogged: Case = { name: '100,000 tickets, 5,000 unresolved', history: steady(100_000, 5000) };

/** Prepares a desk, and returns what makes the digest of one day: figures, comparison, tables, names and blocks. */
async function prepare(uri: string, dbName: string, { history }: Case): Promise<() => Promise<void>> {
  const connection = await connectStore({ uri, dbName });
  const models = createModels(connection);
  await createIndexes(models);
  await fillDesk(models, history);
  const base = defaultSettings('T1', 'en', 'UTC');
  const settings = {
    ...base,
    digest: { ...base.digest, names: true },
    departments: departments.map((key) => ({
      key,
      name: { en: key, 'zh-TW': key },
      channel: 'C1',
      onCall: [],
      categories: [],
      escalateAtOnce: false,
    })),
  };
  const digests = createDigests(connection, models, 'T1');
  const period = { kind: 'digest', from: new Date('2026-06-01T00:00:00Z'), to: today, zone: 'UTC' } as const;
  await digests.claim({ channel: 'C1', date: '2026-06-02', period, language: 'en' }, nine);
  const deps: ReportDeps = {
    source: createReportSource(connection, models, 'T1'),
    digests,
    settings: () => Promise.resolve(settings),
    clock: new DeskClock(nine),
    name: (userId) => Promise.resolve(userId),
    cardUrl: () => Promise.resolve(null),
  };
  return async () => {
    if (!(await digestPost('T1:digest:C1:2026-06-02', deps))) throw new Error('no digest');
  };
}

/** Times the cases in turn, so that what disturbs one disturbs all. @returns the median of each in ms */
async function timeInTurn(makers: readonly (() => Promise<void>)[]): Promise<number[]> {
  const times = makers.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [index, make] of makers.entries()) {
      const began = performance.now();
      await make();
      if (round >= 0) times[index]?.push(performance.now() - began);
    }
  }
  return times.map(median);
}

/** How long a day's digest takes, and whether it grows with the number of tickets. */
export async function benchDigest(): Promise<BenchRow[]> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  const mongo = await startEmbeddedMongo({ home });
  try {
    const cases = [small, large, backlogged];
    const makers = [];
    for (const [index, each] of cases.entries()) makers.push(await prepare(mongo.uri, `digest_${index}`, each));
    const [ofSmall = 0, ...others] = await timeInTurn(makers);
    return others.map((ms, index) => ({
      what: `a day's digest at ${cases[index + 1]?.name ?? ''}`,
      figure: `${ms.toFixed(1)} ms`,
      against: `${ofSmall.toFixed(1)} ms at ${small.name}`,
      ratio: ms / ofSmall,
      atMost: index === 0 ? goal : null,
    }));
  } finally {
    await mongo.stop();
    await rm(home, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(benchTable(await benchDigest()));
  process.exit(0);
}
