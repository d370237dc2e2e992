import type { Outgoing } from '../desk/outbox/intent.js';
import type { Store, Transaction } from '../desk/ports.js';

/** How many rows were put into which lanes. */
export type FreshRows = ReadonlyMap<string, number>;

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
  const rows = new Map<string, number>();
  for (const { lane, coalesce } of noted) {
    if (coalesce !== null && keys.has(coalesce)) continue;
    if (coalesce !== null) keys.add(coalesce);
    rows.set(lane, (rows.get(lane) ?? 0) + 1);
  }
  return rows;
}
