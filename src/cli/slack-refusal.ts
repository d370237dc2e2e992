import { CodedError } from '../base/errors.js';
import type { Translate } from '../i18n/translate.js';
import { slackErrorCode } from '../slack/optional.js';

/** Slack's words for a credential that is wrong, was revoked, or is of another app. */
const aboutTheToken = new Set([
  'account_inactive',
  'invalid_auth',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

/** Whether Slack's word for a refusal is about the credential itself. */
export const isAboutToken = (code: string): boolean => aboutTheToken.has(code);

/** What Slack's refusal means for the operator; an error of another kind stays what it is. */
export function slackRefusal(error: unknown, credential: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', t: Translate): unknown {
  const isRefused = error instanceof CodedError && error.code === 'slack_refused';
  const origin = isRefused ? error.cause : error;
  const { code: kind } = (origin ?? {}) as { code?: unknown };
  const slackOwn = typeof kind === 'string' && /^slack_(webapi|error)/u.test(kind);
  if (!isRefused && !slackOwn) return error;
  const code = slackErrorCode(origin);
  if (!isAboutToken(code)) return new CodedError('slack_unreachable', t('start.slack_unreachable', { code }));
  const text =
    credential === 'SLACK_BOT_TOKEN' ? t('start.bot_token_refused', { code }) : t('start.app_token_refused', { code });
  return new CodedError('slack_refused', text);
}
