import { fork, type ChildProcess } from 'node:child_process';
import type { Connection } from 'mongoose';
import { DeskClock } from '../../src/base/clock.js';
import type { Desk } from '../../src/desk/context.js';
import { openTicket, type OpenTicket } from '../../src/desk/tickets/open-ticket.js';
import { connectStore, type StoreAddress } from '../../src/store/connection.js';
import { createModels } from '../../src/store/models/schemas.js';
import { createStore } from '../../src/store/store.js';

/** What a process is to create: so many tickets, so many at a time. */
export interface Creation {
  readonly run: string;
  readonly total: number;
  readonly sideBySide: number;
}

/** What came of it: how long each took, ms. */
export interface Created {
  readonly latencies: readonly number[];
  readonly failures: readonly string[];
}

export const creatorsTeam = 'TBENCH';

/** The n-th request of a run: a form's, by one of many people. */
export function requestOf(run: string, n: number): OpenTicket {
  const userId = `U${n % 200}`;
  return {
    openedBy: userId,
    openedByAgent: false,
    requester: { kind: 'slack', userId },
    subject: `Request ${run} ${n}`,
    description: 'Nothing works since this morning.',
    via: 'slack',
    conversation: { kind: 'dm', userId },
    source: null,
    key: `view:${run}:${n}`,
  };
}

/** A desk without Slack, on a connection of its own. */
export async function deskOn(
  address: StoreAddress,
): Promise<{ desk: Desk; connection: Connection; close: () => Promise<void> }> {
  const connection = await connectStore(address);
  const clock = new DeskClock();
  const workspace = { teamId: creatorsTeam, locale: 'en', timezone: 'UTC' } as const;
  const store = createStore(connection, createModels(connection), workspace, clock);
  return { desk: { teamId: creatorsTeam, clock, store }, connection, close: () => connection.close() };
}

async function create(desk: Desk, { run, total, sideBySide }: Creation): Promise<Created> {
  const latencies: number[] = [];
  const failures: string[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < total; n = next++) {
      const began = performance.now();
      try {
        await openTicket(desk, requestOf(run, n));
      } catch (error) {
        failures.push(String(error));
      }
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  return { latencies, failures };
}

/** A process that creates tickets when it is told to. */
export class Creator {
  readonly process: ChildProcess;

  constructor(address: StoreAddress) {
    this.process = fork(new URL(import.meta.url), ['create', JSON.stringify(address)], {
      execArgv: ['--import', 'tsx'],
    });
  }

  create(creation: Creation): Promise<Created> {
    return new Promise((resolve, reject) => {
      const died = (): void => {
        reject(new Error('The process ended'));
      };
      this.process.once('exit', died);
      this.process.once('message', (created) => {
        this.process.off('exit', died);
        resolve(created as Created);
      });
      this.process.send(creation);
    });
  }
}

if (process.argv[2] === 'create' && process.argv[3] !== undefined && process.send) {
  const { desk, close } = await deskOn(JSON.parse(process.argv[3]) as StoreAddress);
  process.on('message', (creation: Creation) => {
    void create(desk, creation).then((created) => process.send?.(created));
  });
  process.once('disconnect', () => void close());
}
