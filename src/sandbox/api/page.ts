import type { JsonObject } from '../json.js';
import { ApiError } from './api-error.js';
import type { Args } from './args.js';

/** One page of a list, and Slack's cursor to the next. */
export function page<T>(
  items: readonly T[],
  args: Args,
  otherwise = 100,
): { items: T[]; response_metadata: JsonObject } {
  const limit = args.limit('limit', otherwise, 1000);
  const start = readCursor(args.text('cursor'));
  const next = start + limit;
  return {
    items: items.slice(start, next),
    response_metadata: { next_cursor: next < items.length ? cursor(`at:${next}`) : '' },
  };
}

/** An opaque cursor. */
export function cursor(content: string): string {
  return Buffer.from(content).toString('base64');
}

function readCursor(given: string | undefined): number {
  if (given === undefined) return 0;
  const at = Number(/^at:(\d+)$/.exec(Buffer.from(given, 'base64').toString())?.[1] ?? NaN);
  if (!Number.isInteger(at)) throw new ApiError('invalid_cursor');
  return at;
}
