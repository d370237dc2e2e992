import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = ['--import', pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href, resolve('src/main.ts')];

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `bellhop` that was spawned. */
export interface Spawned {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves with all of stdout so far when it has these words; rejects when the process ends before. */
  says(words: string): Promise<string>;
  /** The same for stderr. */
  complains(words: string): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

type Env = Record<string, string>;

/** A folder of its own for a suite: homes and files, and no `.env`. */
export function workFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'bellhop-cli-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Spawns the real command line. The environment is the given one, and what a process needs to run at all. */
export function spawnBellhop(args: readonly string[], cwd: string, env: Env = {}): Spawned {
  const needed = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'BELLHOP_CACHE', 'MONGOMS_SYSTEM_BINARY', 'TMPDIR', 'SYSTEMROOT'];
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const child = spawn(process.execPath, [...program, ...args], {
    cwd,
    env: { ...(Object.fromEntries(kept) as Env), LANG: 'C', LOG_LEVEL: 'warn', PORT: '0', SANDBOX_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { ended, output, errors } = collect(child);
  return {
    pid: child.pid ?? 0,
    ended,
    says: (words) => heard(child.stdout, output, words),
    complains: (words) => heard(child.stderr, errors, words),
    kill: (signal) => {
      child.kill(signal);
    },
  };
  function heard(stream: Readable, text: () => string, words: string): Promise<string> {
    return new Promise((done, fail) => {
      const look = (): void => {
        if (text().includes(words)) done(text());
      };
      stream.on('data', look);
      ended.then(({ code, stdout, stderr }) => {
        fail(new Error(`ended (${code ?? 'killed'}) without “${words}”:\n${stdout}\n${stderr}`));
      }, fail);
      look();
    });
  }
}

/** Runs a command to its end. */
export function bellhop(args: readonly string[], cwd: string, env: Env = {}): Promise<Ended> {
  return spawnBellhop(args, cwd, env).ended;
}

function collect(child: ChildProcess): { ended: Promise<Ended>; output: () => string; errors: () => string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      done({ code, stdout, stderr });
    });
  });
  return { ended, output: () => stdout, errors: () => stderr };
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
