import type { Priority, Status, Via } from '../../desk/tickets/ticket.js';

/** What somebody at the desk does in one step. Names are those of the log. */
export type Act =
  | { readonly do: 'escalate'; readonly group: string; readonly handOver: boolean }
  /** `group`: whose the incident is, where that is known. */
  | { readonly do: 'assign'; readonly to: string; readonly group: string | null }
  | { readonly do: 'prioritise'; readonly priority: Priority }
  | { readonly do: 'categorise'; readonly category: string }
  | { readonly do: 'move'; readonly status: Status }
  /** An incident's last row that changes nothing: written down, so that the record ends where the log does. */
  | { readonly do: 'note' };

/** How an incident begins. */
export interface Opening {
  readonly number: string;
  /** Whom it is for; null: unknown. */
  readonly caller: string | null;
  /** The agent who recorded it; null: unknown. */
  readonly openedBy: string | null;
  readonly via: Via;
  readonly priority: Priority;
  readonly category: string | null;
}

/** One thing of the log at its moment: an incident opens, or a row of it is applied. */
export type Step =
  | { readonly kind: 'open'; readonly at: Date; readonly line: number; readonly opening: Opening }
  | {
      readonly kind: 'row';
      readonly at: Date;
      readonly line: number;
      readonly number: string;
      readonly acts: readonly Act[];
    };
