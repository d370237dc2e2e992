import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
// read beforehand: while they are compiled nothing else moves, and a database that is being opened would seem away
import '../../../src/app.js';
import '../../../src/sandbox/index.js';
import { runReplay, type ReplayArguments } from '../../../src/cli/replay/run-replay.js';
import { terminalLanguage } from '../../../src/cli/terminal-language.js';
import { translator } from '../../../src/i18n/translate.js';
import type { RunFigures } from '../../../src/reports/run-figures.js';

// a whole desk is opened for each replay, and other suites use the machine too
jest.setTimeout(120_000);

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
  const environment = { MONGODB_URI: process.env['BELLHOP_TEST_MONGODB_URI'], LOG_LEVEL: 'error', ...env };
  const language = terminalLanguage(environment);
  const code = await runReplay(
    { file, json: false, intoWorkspace: false, ...options },
    {
      env: environment,
      language,
      t: translator(language),
      print: (line) => stdout.push(...line.split('\n')),
      warn: (line) => stderr.push(...line.split('\n')),
    },
  );
  return { code, stdout, stderr };
}

/** The same with `--json`. */
export async function figuresOf(
  file: string,
  options: Partial<ReplayArguments> = {},
  env: Record<string, string> = {},
): Promise<RunFigures> {
  const { stdout } = await bellhopReplay(file, { ...options, json: true }, env);
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
