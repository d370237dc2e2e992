import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Translate } from '../../i18n/translate.js';
import type { BinaryContext } from './binary-source.js';
import { isExecutable, probeBinary } from './probe-binary.js';

/** What a download that was cut off leaves behind is removed after this long. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;
const TEMP_PREFIX = 'fetching-';

const binaryName = process.platform === 'win32' ? 'mongod.exe' : 'mongod';

/** The user's cache for Bellhop; `BELLHOP_CACHE` overrides it. */
export function userCacheDir(env: NodeJS.ProcessEnv): string {
  if (env['BELLHOP_CACHE']) return env['BELLHOP_CACHE'];
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'bellhop');
}

/** @returns the first cached mongod, if any */
export async function findCached(cacheDirs: readonly string[]): Promise<string | undefined> {
  for (const dir of cacheDirs) {
    const path = join(dir, binaryName);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/**
 * Fetches a mongod into the cache. The work is done in a folder of its own and ends with one atomic rename, so that
 * several processes may do it at once and none ever sees half a binary.
 * @param fetchInto puts a mongod somewhere in the folder it is given and returns its path
 * @returns the cached path
 */
export async function addToCache(
  { cacheDirs, t }: Pick<BinaryContext, 'cacheDirs' | 't'>,
  fetchInto: (workDir: string) => Promise<string>,
): Promise<string> {
  const dir = await firstWritable(cacheDirs, t);
  await removeAbandoned(dir);
  const workDir = await mkdtemp(join(dir, TEMP_PREFIX));
  try {
    const fetched = await fetchInto(workDir);
    await chmod(fetched, 0o755);
    await probeBinary(fetched, t);
    const path = join(dir, binaryName);
    await rename(fetched, path);
    return path;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function firstWritable(dirs: readonly string[], t: Translate): Promise<string> {
  let last: unknown;
  for (const dir of dirs) {
    try {
      await mkdir(dir, { recursive: true });
      await rm(await mkdtemp(join(dir, TEMP_PREFIX)), { recursive: true });
      return dir;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(t('database.no_cache', { folders: dirs.join(', ') }), { cause: last });
}

async function removeAbandoned(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.startsWith(TEMP_PREFIX)) continue;
    const path = join(dir, name);
    const made = await stat(path).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}
