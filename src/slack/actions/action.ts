import type { Answer, Asker, Edge } from '../edge.js';

export interface ActionCall {
  readonly asker: Asker;
  /** The button's value, or the chosen option's. */
  readonly value: string;
  readonly triggerId: string;
  readonly key: string;
  /** Where the element stands, unless in a Home tab or modal. */
  readonly channel: string | null;
}

/** One button or menu. What it returns is shown to the person alone; null where the change shows by itself. */
export interface ActionListener {
  readonly actionId: string;
  /** The answer takes the place of the message with the element. */
  readonly replaces?: true;
  /** It changes the ticket that its value names. The card and the confirmation follow; what only that person sees is shown anew. */
  readonly changesTicket?: true;
  readonly handle: (edge: Edge, call: ActionCall) => Promise<Answer | null>;
}
