import type { Answer, Asker, Edge } from '../edge.js';

export interface CommandCall {
  readonly asker: Asker;
  readonly text: string;
  readonly triggerId: string;
  readonly channel: string;
}

/** One slash command. What it returns is shown to the person alone; null where a form was opened instead. */
export interface CommandListener {
  readonly name: `/${string}`;
  readonly handle: (edge: Edge, call: CommandCall) => Promise<Answer | null>;
}
