import { CodedError } from '../../base/errors.js';

/** Why a request was not taken: 400 nothing that Slack sends, 403 another workspace's, 404 nobody listens, 503 not saved. */
export type NotTakenStatus = 400 | 403 | 404 | 503;

const codes = {
  400: 'malformed',
  403: 'foreign_workspace',
  404: 'unknown_request',
  503: 'not_saved',
} as const;

/** A request that is not acknowledged. */
export class NotTaken extends CodedError {
  readonly status: NotTakenStatus;

  constructor(status: NotTakenStatus, options?: ErrorOptions) {
    super(codes[status], 'A request of Slack’s was not taken', options);
    this.status = status;
  }
}
