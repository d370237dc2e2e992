import type { Outgoing } from '../desk/outbox/intent.js';
import { isForRequester } from '../desk/outbox/unreachable.js';
import type { Store, Transaction } from '../desk/ports.js';

/** How many rows were put into a lane, and whether a customer waits for one of them. */
export interface Fresh {
  readonly rows: number;
  readonly forRequester: boolean;
}
export type FreshRows = ReadonlyMap<string, Fresh>;

/** Wakes the outbox after each commit that put something into it. */
export function wakingStore(store: Store, wake: (fresh: FreshRows) => void): Store {
  const after =
    (run: Store['transaction']): Store['transaction'] =>
    async (work) => {
      let noted: Outgoing[] = [];
      const result = await run((tx) => {
        noted = []; // a transaction that is run again begins anew
        return work(noting(tx, noted));
      });
      if (noted.length > 0) wake(rowsByLane(noted));
      return result;
    };
  return {
    reads: store.reads,
    transaction: after((work) => store.transaction(work)),
    inTurn: after((work) => store.inTurn(work)),
  };
}

/** Notes what a transaction puts into the outbox. */
function noting(tx: Transaction, noted: Outgoing[]): Transaction {
  return {
    ...tx,
    addOutgoing: (outgoing) => {
      noted.push(...outgoing);
      return tx.addOutgoing(outgoing);
    },
  };
}

/** What says the same as something that waits already is no row of its own. */
function rowsByLane(noted: readonly Outgoing[]): FreshRows {
  const keys = new Set<string>();
  const fresh = new Map<string, Fresh>();
  for (const { lane, coalesce, intent } of noted) {
    if (coalesce !== null && keys.has(coalesce)) continue;
    if (coalesce !== null) keys.add(coalesce);
    const { rows, forRequester } = fresh.get(lane) ?? { rows: 0, forRequester: false };
    fresh.set(lane, { rows: rows + 1, forRequester: forRequester || isForRequester(intent) });
  }
  return fresh;
}
