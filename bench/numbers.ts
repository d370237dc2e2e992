import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectStore } from '../src/store/connection.js';
import { startEmbeddedMongo } from '../src/store/embedded/index.js';
import { createIndexes, createModels } from '../src/store/models/schemas.js';
import { Creator, type Created } from './support/creators.js';
import { quantile } from './support/signed-load.js';
import { median, type BenchRow } from './table.js';

const pairs = 5;
const perRun = 640;
const alone = { total: perRun / 2, sideBySide: 1 };
const crowd = { total: perRun / 2, sideBySide: 32 };

interface Run {
  readonly perSecond: number;
  readonly p99: number;
}

/**
 * Tickets created per second with numbers without gaps: 64 side by side in two processes, against one after the other in
 * one. The database keeps its journal, as a desk's does. Interleaved pairs, medians.
 */
export async function numbersBench(): Promise<BenchRow[]> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-numbers-'));
  const mongo = await startEmbeddedMongo({ home });
  const address = { uri: mongo.uri, dbName: 'numbers' };
  const connection = await connectStore(address);
  const models = createModels(connection);
  await createIndexes(models);
  const creators = [new Creator(address), new Creator(address)] as const;
  let runs = 0;
  const measure = async (work: () => Promise<Created[]>, total: number): Promise<Run> => {
    runs += 1;
    const began = performance.now();
    const created = await work();
    const perSecond = total / ((performance.now() - began) / 1000);
    const failures = created.flatMap((each) => each.failures);
    if (failures.length > 0) throw new Error(`${failures.length} were not created: ${failures[0]}`);
    const latencies = created.flatMap((each) => each.latencies).sort((a, b) => a - b);
    return { perSecond, p99: quantile(latencies, 0.99) };
  };
  const one = (): Promise<Run> =>
    measure(async () => [await creators[0].create({ run: `alone${runs}`, ...alone })], alone.total);
  const many = (): Promise<Run> =>
    measure(() => Promise.all(creators.map((each, n) => each.create({ run: `crowd${runs}-${n}`, ...crowd }))), perRun);
  try {
    await one(); // the first pair warms both up
    await many();
    const ones: Run[] = [];
    const crowds: Run[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      ones.push(await one());
      crowds.push(await many());
    }
    const count = await models.tickets.countDocuments({});
    const last = (await models.tickets.findOne({}).sort({ number: -1 }).lean())?.['number'] as number;
    const rate = median(crowds.map(({ perSecond }) => perSecond));
    const peer = median(ones.map(({ perSecond }) => perSecond));
    const p99 = median(crowds.map((each) => each.p99));
    return [
      {
        what: 'tickets created, 64 at a time in two processes',
        figure: `${rate.toFixed(0)}/s`,
        against: `one at a time ${peer.toFixed(0)}/s`,
        ratio: rate / peer,
        atMost: null,
        atLeast: 0.9,
      },
      { what: 'the same, p99', figure: `${p99.toFixed(0)} ms`, against: '500 ms', ratio: p99 / 500, atMost: 1 },
      {
        what: 'last number',
        figure: `T-${last}`,
        against: `${count} tickets`,
        ratio: last / count,
        atMost: 1,
        atLeast: 1,
      },
    ];
  } finally {
    for (const { process } of creators) process.disconnect();
    await connection.close();
    await mongo.stop();
    await rm(home, { recursive: true, force: true });
  }
}
