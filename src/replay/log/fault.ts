/** What can be wrong with a row of the log. */
export const faultCodes = [
  /** Its quotes do not match. */
  'quotes',
  /** It has more or fewer fields than the header. */
  'width',
  /** It has no incident number. */
  'number',
  /** A time is no time. */
  'time',
  /** Its incident was opened at another time, by an earlier row, which counts. */
  'opened_again',
  /** A value that nobody knows; the one before stays. */
  'state',
  'priority',
  'contact',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Something wrong with one line. The first four cost the row, the others a value of it; the rest goes on. */
export interface Fault {
  /** In the file, from 1 (the header). */
  readonly line: number;
  readonly code: FaultCode;
  /** What stood there. */
  readonly given: string;
  /** What it should have been like, where that is not always the same. */
  readonly wanted?: string;
}
