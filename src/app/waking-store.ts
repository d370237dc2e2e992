import type { Store, Transaction } from '../desk/ports.js';

/** Wakes the outbox after each commit that put something into it. */
export function wakingStore(store: Store, wake: (lanes: ReadonlySet<string>) => void): Store {
  const after =
    (run: Store['transaction']): Store['transaction'] =>
    async (work) => {
      const lanes = new Set<string>();
      const result = await run((tx) => work(noting(tx, lanes)));
      if (lanes.size > 0) wake(lanes);
      return result;
    };
  return {
    reads: store.reads,
    transaction: after((work) => store.transaction(work)),
    inTurn: after((work) => store.inTurn(work)),
  };
}

/** Notes the lanes that a transaction writes to. */
function noting(tx: Transaction, lanes: Set<string>): Transaction {
  return {
    ...tx,
    addOutgoing: (outgoing) => {
      for (const { lane } of outgoing) lanes.add(lane);
      return tx.addOutgoing(outgoing);
    },
  };
}
