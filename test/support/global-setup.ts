import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import type * as Embedded from '../../src/store/embedded/index.js';

const URI_VARIABLE = 'BELLHOP_TEST_MONGODB_URI';
const PREFIX = 'bellhop-test-mongo-';

/**
 * Starts one real mongod for the whole run; every worker finds its address in the environment. One that is given
 * there beforehand is used instead. (jest resolves nothing for a global setup, so tsx loads the sources.)
 */
// eslint-disable-next-line no-restricted-syntax -- jest asks for a default export here
export default async function setup(): Promise<void> {
  if (process.env[URI_VARIABLE]) return;
  await removeLeftovers();
  const { startEmbeddedMongo } = (await tsImport(
    '../../src/store/embedded/index.ts',
    import.meta.url,
  )) as typeof Embedded;
  const home = join(tmpdir(), `${PREFIX}${process.pid}`);
  await mkdir(home, { recursive: true });
  const mongo = await startEmbeddedMongo({
    home,
    temporary: true,
    // The files of a dropped database stay open until nothing can want to read its past, five minutes by default: a run
    // drops hundreds, and the limit of open files would end mongod in the middle.
    args: ['--setParameter', 'minSnapshotHistoryWindowInSeconds=10', '--syncdelay', '10'],
    onProgress: tell,
    logger: {
      info: () => undefined,
      error: (fields, message) => {
        tell(`${message}: ${JSON.stringify(fields)}`);
      },
    },
  });
  process.env[URI_VARIABLE] = mongo.uri;
  const stop = async (): Promise<void> => {
    Reflect.deleteProperty(process.env, URI_VARIABLE);
    await mongo.stop();
    await rm(home, { recursive: true, force: true });
  };
  // Setup and teardown share nothing but the global object.
  Object.assign(globalThis, { stopTestMongo: stop });
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A run that was killed could not tidy up; its mongod ended by itself. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
