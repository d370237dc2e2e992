import { CallError } from '../store/call.js';
import type { T } from './language.js';

const known = {
  not_in_thread: 'error.not_in_thread',
  operation_timeout: 'error.timeout',
  dispatch_failed: 'error.dispatch',
  unknown_command: 'error.unknown_command',
  not_in_channel: 'error.not_in_channel',
  no_such_element: 'error.gone',
  message_not_found: 'error.gone',
  view_not_found: 'error.gone',
  offline: 'error.offline',
  busy_replay: 'error.busy_replay',
  busy_reset: 'error.busy_reset',
} as const;

/** What went wrong, in words. */
export function wordsOf(error: unknown, t: T): string {
  const code = error instanceof CallError ? error.code : '';
  if (code in known) return t(known[code as keyof typeof known]);
  return t('error.other', { why: error instanceof Error ? error.message : String(error) });
}
