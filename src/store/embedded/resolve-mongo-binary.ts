import { delimiter, join } from 'node:path';
import { CodedError, messageOf } from '../../base/errors.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { findCached, userCacheDir } from './binary-cache.js';
import { MONGOD_UNUSABLE } from './binary-source.js';
import type { BinaryContext, BinarySource } from './binary-source.js';
import { officialDownload } from './official-download.js';
import { isExecutable, probeBinary } from './probe-binary.js';
import { wheelSource } from './wheel.js';

const SYSTEM_BINARY = 'MONGOMS_SYSTEM_BINARY';

const named: BinarySource = {
  name: SYSTEM_BINARY,
  async find({ env, t }) {
    const path = env[SYSTEM_BINARY];
    if (!path) return undefined;
    if (await isExecutable(path)) return path;
    throw new CodedError(MONGOD_UNUSABLE, t('database.unusable', { name: SYSTEM_BINARY, path }));
  },
};

const onThePath: BinarySource = {
  name: 'mongod on the PATH',
  label: (t) => t('database.source_path'),
  async find({ env, t }) {
    const name = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
    for (const dir of (env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== '')) {
      const path = join(dir, name);
      if (!(await isExecutable(path))) continue;
      await probeBinary(path, t);
      return path;
    }
    return undefined;
  },
};

const cached: BinarySource = {
  name: 'cache',
  label: (t) => t('database.source_cache'),
  find: ({ cacheDirs }) => findCached(cacheDirs),
};

/** Where a mongod may come from, in the order they are asked. */
export const binarySources: readonly BinarySource[] = [named, onThePath, cached, officialDownload(), wheelSource()];

/** What a mongod is looked up with; everything has a default. */
export interface ResolveOptions extends Partial<BinaryContext> {
  readonly sources?: readonly BinarySource[];
}

/** A mongod, and where it came from. */
export interface FoundBinary {
  readonly path: string;
  readonly source: string;
}

/**
 * Finds a mongod, or fetches one. Once one is cached, no network is touched.
 * @throws CodedError `mongod_unusable` when the operator named a wrong one, `mongod_missing` when there is none
 */
export async function resolveMongoBinary(options: ResolveOptions = {}): Promise<FoundBinary> {
  const env = options.env ?? process.env;
  const t = options.t ?? translator('en');
  const context: BinaryContext = {
    env,
    t,
    cacheDirs: options.cacheDirs ?? [userCacheDir(env)],
    onProgress: options.onProgress ?? (() => undefined),
  };
  const reasons: string[] = [];
  for (const source of options.sources ?? binarySources) {
    try {
      const path = await source.find(context);
      if (path !== undefined) return { path, source: source.name };
    } catch (error) {
      if (error instanceof CodedError && error.code === MONGOD_UNUSABLE) throw error;
      reasons.push(t('database.reason', { source: source.label?.(t) ?? source.name, reason: messageOf(error) }));
    }
  }
  throw new CodedError('mongod_missing', missingMessage(reasons, t));
}

function missingMessage(reasons: readonly string[], t: Translate): string {
  return [
    t('database.missing'),
    `  - ${t('database.install')}`,
    `  - ${t('database.set_binary', { name: SYSTEM_BINARY })}`,
    `  - ${t('database.set_uri')}`,
    t('database.tried'),
    ...reasons.map((reason) => `  - ${reason}`),
  ].join('\n');
}
