import { describe, expect, it } from '@jest/globals';
import { wakingStore } from '../../src/app/waking-store.js';
import type { Outgoing } from '../../src/desk/outbox/intent.js';
import type { OutboxRow } from '../../src/desk/outbox/queue.js';
import type { Store, Transaction } from '../../src/desk/ports.js';
import type { Ticket } from '../../src/desk/tickets/ticket.js';

/* What the outbox is told of a use-case, and when. */

const ticket = { id: 't1' } as Ticket;
const confirmation: Outgoing = { intent: { kind: 'confirmation', ticketId: 't1' }, lane: 'C1', coalesce: null };
const card: Outgoing = { intent: { kind: 'card', ticketId: 't1' }, lane: 'C2', coalesce: 'card:t1' };

/** A use-case that opens a ticket, in a store whose commit ends like that; what was said to the outbox, in its order. */
async function opening(commit: () => Promise<void>): Promise<string[]> {
  const said: string[] = [];
  const tx = {
    insertTicket: () => Promise.resolve(),
    addEvents: () => Promise.resolve(),
    addOutgoing: (outgoing: readonly Outgoing[]) =>
      Promise.resolve(outgoing.map(({ intent, lane }, n) => ({ id: String(n), intent, lane }) as OutboxRow)),
  } as unknown as Transaction;
  const run: Store['transaction'] = async (work) => {
    const done = await work(tx);
    said.push('commits');
    await commit();
    return done;
  };
  const store = wakingStore(
    { reads: {} as Store['reads'], transaction: run, inTurn: run },
    {
      expect: (lane) => said.push(`expect ${lane}`),
      prepare: ({ row }) => said.push(`prepare ${row.lane}`) > 0,
      outbox: (fresh) => said.push(`wake ${[...fresh.keys()].join(' ')}`),
      jobs: () => said.push('jobs'),
    },
  );
  const used = store.inTurn(async (used) => {
    await used.insertTicket(ticket);
    await Promise.all([used.addEvents([]), used.addOutgoing([confirmation, card])]);
  });
  await used.then(
    () => said.push('goes on'),
    () => said.push('failed'),
  );
  return said;
}

describe('the first post of a new ticket', () => {
  it('its lane is taken and it is drawn before the commit, and it goes out after that', async () => {
    const said = await opening(() => Promise.resolve());
    expect(said).toEqual(['expect C1', 'prepare C1', 'commits', 'wake C1 C2', 'goes on']);
  });

  it('goes nowhere where the commit fails', async () => {
    const said = await opening(() => Promise.reject(new Error('no database')));
    expect(said).toEqual(['expect C1', 'prepare C1', 'commits', 'failed']);
  });
});
