import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { Outgoing } from '../desk/outbox/intent.js';
import type { FirstPost, OutboxRow } from '../desk/outbox/queue.js';
import { isForRequester } from '../desk/outbox/unreachable.js';
import type { Store, Transaction } from '../desk/ports.js';
import type { Ticket } from '../desk/tickets/ticket.js';

/** How many rows were put into a lane, and what a customer waits for. */
export interface Fresh {
  readonly rows: number;
  readonly forRequester: boolean;
  /** First posts to a customer about a ticket that is new: all that they need is known. */
  readonly first: readonly FirstPost[];
}
export type FreshRows = ReadonlyMap<string, Fresh>;

/** What a transaction did that the outbox wants to know. */
interface Noted {
  readonly outgoing: Outgoing[];
  readonly rows: { readonly row: OutboxRow; readonly madeAt: number }[];
  readonly opened: Map<string, Ticket>;
  settings: boolean;
  /** How many posts go out as soon as it is saved. */
  awaited: number;
}

/** So many turns of the event loop it takes until a post that was woken is with a Slack of the same process. */
const turnsFirst = 3;

interface Wakes {
  /** Something that a customer waits for will be posted there, if it is saved. */
  readonly expect: (lane: string) => void;
  /** What a customer waits for is about to be saved. @returns whether it goes out at once when it is */
  readonly prepare: (first: FirstPost) => boolean;
  readonly outbox: (fresh: FreshRows) => void;
  readonly jobs: () => void;
}

/** Wakes the outbox after each commit that put something into it, and the jobs after each that changed the settings. */
export function wakingStore(store: Store, wakes: Wakes): Store {
  const after =
    (run: Store['transaction']): Store['transaction'] =>
    async (work) => {
      let noted = nothing();
      const result = await run(async (tx) => {
        noted = nothing(); // a transaction that is run again begins anew
        const done = await work(noting(tx, noted, wakes));
        noted.awaited = firstPosts(noted).filter(wakes.prepare).length;
        return done;
      });
      if (noted.settings) wakes.jobs();
      if (noted.outgoing.length > 0) wakes.outbox(freshOf(noted));
      // the use-case goes on when what a customer waits for is on its way, in a local desk at its Slack
      if (noted.awaited > 0) for (let turn = 0; turn < turnsFirst; turn += 1) await endOfTurn();
      return result;
    };
  return {
    reads: store.reads,
    transaction: after((work) => store.transaction(work)),
    inTurn: after((work) => store.inTurn(work)),
  };
}

function nothing(): Noted {
  return { outgoing: [], rows: [], opened: new Map(), settings: false, awaited: 0 };
}

function noting(tx: Transaction, noted: Noted, { expect }: Pick<Wakes, 'expect'>): Transaction {
  return {
    ...tx,
    async addEvents(events) {
      await tx.addEvents(events);
      // their posts are being saved now, as the last before the commit
      for (const { intent, lane } of noted.outgoing) if (intent.kind === 'confirmation') expect(lane);
    },
    async insertTicket(ticket) {
      await tx.insertTicket(ticket);
      noted.opened.set(ticket.id, ticket);
    },
    async saveTicket(ticket) {
      await tx.saveTicket(ticket);
      if (noted.opened.has(ticket.id)) noted.opened.set(ticket.id, ticket);
    },
    async saveSettings(settings) {
      await tx.saveSettings(settings);
      noted.settings = true;
    },
    async addOutgoing(outgoing) {
      noted.outgoing.push(...outgoing);
      const rows = await tx.addOutgoing(outgoing);
      const madeAt = performance.now();
      noted.rows.push(...rows.map((row) => ({ row, madeAt })));
      return rows;
    },
  };
}

/** By lane. What says the same as something that waits already is no row of its own. */
function freshOf(noted: Noted): FreshRows {
  const keys = new Set<string>();
  const fresh = new Map<string, Fresh>();
  for (const { lane, coalesce, intent } of noted.outgoing) {
    if (coalesce !== null && keys.has(coalesce)) continue;
    if (coalesce !== null) keys.add(coalesce);
    const before = fresh.get(lane) ?? { rows: 0, forRequester: false, first: [] };
    const forRequester = before.forRequester || isForRequester(intent);
    fresh.set(lane, { ...before, rows: before.rows + 1, forRequester });
  }
  for (const first of firstPosts(noted)) {
    const known = fresh.get(first.row.lane);
    if (known) fresh.set(first.row.lane, { ...known, first: [...known.first, first] });
  }
  return fresh;
}

function firstPosts({ rows, opened }: Noted): FirstPost[] {
  return rows.flatMap(({ row, madeAt }) => {
    const ticket = row.intent.kind === 'confirmation' ? opened.get(row.intent.ticketId) : undefined;
    return ticket ? [{ row, ticket, madeAt }] : [];
  });
}
