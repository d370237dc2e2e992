import { CodedError } from '../../base/errors.js';

/** The file is no event log at all, or has nothing that can be played. */
export class LogError extends CodedError {
  /** The columns that are missing, or there more than once. */
  readonly columns: readonly string[];

  constructor(code: 'log_empty' | 'log_columns_missing' | 'log_columns_twice', columns: readonly string[] = []) {
    super(code, `${code} ${columns.join(', ')}`.trim());
    this.name = 'LogError';
    this.columns = columns;
  }
}
