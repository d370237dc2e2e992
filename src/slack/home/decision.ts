import type { KnownBlock } from '@slack/types';
import type { Translate } from '../../i18n/translate.js';
import { actions, button, mrkdwn, plain } from '../blocks/text.js';

const questions = {
  undelivered: { title: 'undelivered.drop_title', text: 'undelivered.drop_text' },
  unhandled: { title: 'unhandled.drop_title', text: 'unhandled.drop_text' },
} as const;

/** Retry and Drop for something that was given up; Drop asks once more. */
export function decision(what: keyof typeof questions, id: string, t: Translate): KnownBlock {
  const drop = button(t('button.drop'), `${what}_drop`, id, {
    style: 'danger',
    confirm: {
      title: plain(t(questions[what].title)),
      text: mrkdwn(t(questions[what].text)),
      confirm: plain(t('button.drop')),
      deny: plain(t('button.keep')),
    },
  });
  return actions(`${what}:${id}`, [button(t('button.retry'), `${what}_retry`, id), drop]);
}
