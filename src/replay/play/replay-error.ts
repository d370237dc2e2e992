import { CodedError } from '../../base/errors.js';

/** The desk did not do what the log says: a bug of the desk, or a machine that is much too busy. */
export class ReplayError extends CodedError {
  constructor(message: string, options?: ErrorOptions) {
    super('replay_failed', message, options);
    this.name = 'ReplayError';
  }
}
