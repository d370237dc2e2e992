import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type BenchRow } from './table.js';

const limitSeconds = 3;
const runs = 5;

/** Seconds from the start of the process to its word that the desk is ready. */
async function startOnce(home: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], BELLHOP_HOME: home, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes('Bellhop is ready')) resolve((performance.now() - began) / 1000);
    });
    child.once('exit', () => {
      reject(new Error('Bellhop ended before it was ready'));
    });
  });
  child.kill('SIGTERM');
  await ended;
  return ready;
}

/** `npm start` to ready: embedded mongod (its binary cached), sandbox and desk. The first start, and later ones. */
export async function startBench(): Promise<BenchRow[]> {
  const first: number[] = [];
  const later: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const home = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
    first.push(await startOnce(home));
    later.push(await startOnce(home));
    await rm(home, { recursive: true, force: true });
  }
  const row = (what: string, seconds: number): BenchRow => ({
    what,
    figure: `${seconds.toFixed(2)} s`,
    against: `limit ${limitSeconds} s`,
    ratio: seconds / limitSeconds,
    atMost: 1,
  });
  return [row('start to ready, new home', median(first)), row('start to ready, home with data', median(later))];
}
