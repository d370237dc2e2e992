import type { View } from '@slack/types';
import type { Answer, Asker, Edge } from '../edge.js';
import type { FormValues } from './fields.js';

export interface FormCall {
  readonly asker: Asker;
  readonly values: FormValues;
  /** What the form was opened with. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly key: string;
}

/** What a submission leads to: the form closes, shows a word, or becomes another form. */
export type FormResult = null | { readonly say: Answer } | { readonly view: View };

/** One form's submission. Refusals become errors at the field they name. */
export interface FormListener {
  readonly callbackId: string;
  readonly handle: (edge: Edge, call: FormCall) => Promise<FormResult>;
}

/** An id that the form was opened with. */
export function metadataId(call: FormCall, name: 'ticketId' | 'escalationId'): string {
  const id = call.metadata[name];
  return typeof id === 'string' ? id : '';
}
