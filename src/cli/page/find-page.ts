import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PageOptions } from '../../sandbox/index.js';
import { packageFile } from '../package-files.js';

/**
 * The sandbox's page. Where its sources are newer than what was built of them (or nothing was built), it is built beside
 * the start of the desk: nobody waits for it but who asks for the page.
 */
export function findPage(): PageOptions {
  const dir = packageFile('dist/page');
  const sources = packageFile('page');
  if (!existsSync(sources) || isFresh(dir, sources)) return { dir };
  const built = buildPage(dir, sources);
  // the failure shows where the page is asked for
  built.catch(() => undefined);
  return { dir, built: () => built };
}

/** Whether the page was built after the last change of its sources. */
function isFresh(dir: string, sources: string): boolean {
  const page = statSync(join(dir, 'index.html'), { throwIfNoEntry: false });
  return page !== undefined && newest(sources) <= page.mtimeMs;
}

function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, { parentPath, name }) => Math.max(latest, statSync(join(parentPath, name)).mtimeMs), mtimeMs);
}

/** Builds the page in a process of its own, into a folder of its own, which then takes the old one's place. */
export async function buildPage(dir = packageFile('dist/page'), sources = packageFile('page')): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const draft = `${dir}-${process.pid}`;
  const child = spawn(process.execPath, [vite, 'build', sources, '-c', join(sources, 'vite.config.js')], {
    env: { ...process.env, PAGE_OUT: draft, NODE_ENV: 'production', NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = (): void => {
    child.kill();
    rmSync(draft, { recursive: true, force: true });
  };
  process.once('exit', kill);
  try {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Error(`vite ended with ${String(code)}: ${said.trim().slice(0, 500)}`);
    replace(dir, draft);
  } finally {
    process.off('exit', kill);
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Two starts at once may have built the same: the one that comes second leaves what is there. */
function replace(dir: string, draft: string): void {
  const old = `${draft}-old`;
  if (existsSync(dir)) renameSync(dir, old);
  try {
    renameSync(draft, dir);
  } catch (error) {
    if (!existsSync(join(dir, 'index.html'))) throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
