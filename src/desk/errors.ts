import { CodedError } from '../base/errors.js';
import type { MessageKey } from '../i18n/messages.js';
import type { Values } from './outbox/intent.js';

/** Somebody else changed the record since it was read. Nothing was overwritten. */
export class StaleError extends Error {
  override readonly name = 'StaleError';
}

/** The request was carried out before (a repeated delivery or a second press). */
export class AlreadyDone extends Error {
  override readonly name = 'AlreadyDone';
}

/** That message, or its thread, has a ticket already: a unique index says so, whoever was first. */
export class HasTicket extends Error {
  override readonly name = 'HasTicket';
}

/** Its author deleted the message before the desk read it: nothing comes of it. */
export class Withdrawn extends Error {
  override readonly name = 'Withdrawn';
}

/** The commit was sent and its answer did not come: it was saved, or it was not. Repeating it needs a key, or a look. */
export class PerhapsSaved extends CodedError {
  override readonly name = 'PerhapsSaved';

  constructor(cause?: unknown) {
    super('perhaps_saved', 'The database did not say in time whether that was saved', { cause });
  }
}

/** A "no" that the person is told, in their language, at the place where they asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly key: MessageKey;
  readonly values: Values;
  /** The field of the form it belongs to, if one. */
  readonly field: string | undefined;

  constructor(key: MessageKey, values: Values = {}, field?: string) {
    super(key);
    this.key = key;
    this.values = values;
    this.field = field;
  }
}
