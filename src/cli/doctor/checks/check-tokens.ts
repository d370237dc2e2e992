import { isAboutToken } from '../../slack-refusal.js';
import type { Check } from '../check.js';

/** Whether Slack accepts the tokens. */
export const checkTokens: Check = ({ auth, socket, config, t }) => {
  const bot = auth.ok
    ? {
        level: 'ok' as const,
        words: t('doctor.token_ok', { user: wordOf(auth.body['user']), team: wordOf(auth.body['team']) }),
      }
    : isAboutToken(auth.error ?? '')
      ? { level: 'fail' as const, words: t('start.bot_token_refused', { code: auth.error ?? '' }) }
      : { level: 'fail' as const, words: t('start.slack_unreachable', { code: auth.error ?? '' }) };
  if (config.mode !== 'slack' || !socket) return [bot];
  const app = socket.ok
    ? { level: 'ok' as const, words: t('doctor.socket_ok') }
    : { level: 'fail' as const, words: t('start.app_token_refused', { code: socket.error ?? '' }) };
  return [bot, app];
};

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');
