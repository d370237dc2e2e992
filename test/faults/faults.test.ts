import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/* The bounded version of `npm run faults`, in its own processes: real SIGKILLs, a mongod that is killed. */

const run = promisify(execFile);
/** Those that take a long time even when bounded, and which a test of their own covers already, run by hand. */
const cases = ['kills', 'drops', 'same-press'];

describe('npm run faults -- --quick', () => {
  it('loses nothing and does nothing twice, while each control fails', async () => {
    const args = ['--import', 'tsx', 'faults/run.ts', ...cases, '--quick', '--json', '--seed', '1'];
    const env = { ...process.env, NODE_OPTIONS: '' };
    const { stdout } = await run(process.execPath, args, { env }).catch(
      (error: unknown) => error as { stdout: string },
    );
    const rows = JSON.parse(stdout) as { fault: string; lost: number; doubled: number; verdict: string }[];
    expect(rows).toHaveLength(cases.length);
    // what is shown when one is not as it must be: the whole row with its notes
    expect(rows.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
    for (const { lost, doubled } of rows) expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  }, 600_000);
});
