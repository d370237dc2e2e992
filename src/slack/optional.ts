import type { Logger } from '../base/logger.js';

/** Runs a call that a feature would like and nothing depends on. */
export type Optional = <T>(feature: string, call: () => Promise<T>) => Promise<T | undefined>;

/** Slack's name for what went wrong with a call, or the error's own name. */
export function slackErrorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { data, code, name } = error as { data?: { error?: string }; code?: string; name?: string };
  return data?.error ?? code ?? name ?? 'unknown';
}

/** Errors that mean "this workspace does not have that feature": said once, not at every use. */
const lasting = new Set([
  'missing_scope',
  'unknown_method',
  'not_allowed_token_type',
  'paid_teams_only',
  'team_access_not_granted',
]);

/** Whether asking again cannot help: the workspace or the channel does not let Bellhop. */
export function isLasting(error: unknown): boolean {
  const code = slackErrorCode(error);
  return lasting.has(code) || code === 'channel_not_found' || code === 'not_in_channel';
}

/** An optional method that fails costs that one feature and one log line. */
export function createOptional(logger: Logger): Optional {
  const told = new Set<string>();
  return async (feature, call) => {
    try {
      return await call();
    } catch (error) {
      const code = slackErrorCode(error);
      const key = `${feature}:${code}`;
      if (!told.has(key)) logger.warn({ feature, code }, 'A feature that Slack refuses is left out');
      if (lasting.has(code)) told.add(key);
      return undefined;
    }
  };
}
