import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Translate } from '../../i18n/translate.js';

const run = promisify(execFile);

/** Transactions in the shape Bellhop uses them, and a shutdown that can be hastened. */
const OLDEST_MAJOR = 5;

/** Whether a path is a file that may be executed. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs a mongod just to learn its version: that shows missing libraries and a wrong processor before they hurt.
 * @returns the version
 * @throws when it does not run here, or is too old
 */
export async function probeBinary(path: string, t: Translate): Promise<string> {
  const { stdout } = await run(path, ['--version'], { timeout: 10_000 }).catch((error: unknown) => {
    throw new Error(t('database.does_not_run', { why: reasonOf(error) }), { cause: error });
  });
  const version = /db version v(\d+)(\.\d+)*/.exec(stdout);
  if (!version) throw new Error(t('database.no_version'));
  const label = version[0].replace('db version v', '');
  if (Number(version[1]) < OLDEST_MAJOR)
    throw new Error(t('database.too_old', { version: label, oldest: String(OLDEST_MAJOR) }));
  return label;
}

function reasonOf(error: unknown): string {
  const { stderr, code, signal } = error as { stderr?: string; code?: string | number; signal?: string };
  return stderr?.trim().split('\n')[0] ?? String(signal ?? code ?? error);
}
