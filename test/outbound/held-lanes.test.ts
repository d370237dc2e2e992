import { describe, expect, it } from '@jest/globals';
import type { LaneLeases } from '../../src/desk/outbox/queue.js';
import { HeldLanes } from '../../src/outbound/held-lanes.js';
import { silent } from '../jobs/job-database.js';

/** Leases that answer when they are told to. */
function slowLeases(taken: Awaited<ReturnType<LaneLeases['take']>>) {
  const said: string[] = [];
  let answer = (): void => undefined;
  const leases: LaneLeases = {
    take: (lane) => {
      said.push(`take ${lane}`);
      return new Promise((resolve) => {
        answer = () => {
          resolve(taken);
        };
      });
    },
    renew: () => Promise.resolve(),
    release: (lanes) => {
      said.push(`release ${lanes.join(' ')}`);
      return Promise.resolve();
    },
  };
  const asked = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    said,
    leases,
    asked,
    answer: () => {
      answer();
    },
  };
}

describe('a lane that is being asked for', () => {
  it('is asked for once, and both who want it know what the answer says', async () => {
    const { said, leases, asked, answer } = slowLeases({ abandoned: true });
    const lanes = new HeldLanes(leases, silent);
    const both = Promise.all([lanes.hold('C1'), lanes.hold('C1')]);
    await asked();
    answer();
    expect(await both).toEqual([true, true]);
    expect(said).toEqual(['take C1']);
    // whoever had it died: neither sends before that is looked into
    expect(lanes.isInDoubt('C1')).toBe(true);
    await lanes.stop(new Map());
  });

  it('is given back where the process stops meanwhile', async () => {
    const { said, leases, asked, answer } = slowLeases({ abandoned: false });
    const lanes = new HeldLanes(leases, silent);
    const held = lanes.hold('C1');
    await asked();
    const stopped = lanes.stop(new Map());
    answer();
    await Promise.all([held, stopped]);
    expect(said).toEqual(['take C1', 'release C1']);
  });

  it('is asked for again where another process had it', async () => {
    const { said, leases, asked, answer } = slowLeases(null);
    const lanes = new HeldLanes(leases, silent);
    for (const n of [1, 2]) {
      const held = lanes.hold('C1');
      await asked();
      answer();
      expect(await held).toBe(false);
      expect(said).toHaveLength(n);
    }
    await lanes.stop(new Map());
  });
});
