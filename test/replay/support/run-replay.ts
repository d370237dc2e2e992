import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReplay, type ReplayArguments } from '../../../src/cli/replay/run-replay.js';
import { translator } from '../../../src/i18n/translate.js';
import type { RunFigures } from '../../../src/reports/run-figures.js';

/** What a person at the terminal gets. */
export interface Ran {
  readonly code: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** `bellhop replay FILE …` on the run's shared mongod; `env` adds to the settings or replaces some. */
export async function bellhopReplay(
  file: string,
  options: Partial<ReplayArguments> = {},
  env: Record<string, string> = {},
): Promise<Ran> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const code = await runReplay(
    { file, json: false, intoWorkspace: false, ...options },
    {
      env: { MONGODB_URI: process.env['BELLHOP_TEST_MONGODB_URI'], LOG_LEVEL: 'error', ...env },
      language: 'en',
      t: translator('en'),
      print: (line) => stdout.push(...line.split('\n')),
      warn: (line) => stderr.push(...line.split('\n')),
    },
  );
  return { code, stdout, stderr };
}

/** The same with `--json`. */
export async function figuresOf(file: string, options: Partial<ReplayArguments> = {}): Promise<RunFigures> {
  const { stdout } = await bellhopReplay(file, { ...options, json: true });
  return JSON.parse(stdout.join('\n')) as RunFigures;
}

/** A file that is there while `work` runs. */
export async function withFile<T>(text: string, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-replay-test-'));
  try {
    const file = join(folder, 'log.csv');
    await writeFile(file, text);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
