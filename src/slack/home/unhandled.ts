import type { KnownBlock } from '@slack/types';
import type { DeadEntry } from '../../desk/inbox.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { ago, permalink } from '../blocks/links.js';
import { actions, button, context, safe, section } from '../blocks/text.js';
import type { Asker, Edge } from '../edge.js';
import { whatArrived, whyGivenUp } from '../what-arrived.js';
import { decision } from './decision.js';

/** The events that could not be handled, for admins: each with Retry and Drop. Their words stay where they were written. */
export function unhandledPart(
  { workspaceUrl }: Pick<Edge, 'workspaceUrl'>,
  { language }: Asker,
  { entries, count }: { readonly entries: readonly DeadEntry[]; readonly count: number },
): KnownBlock[] {
  if (entries.length === 0) return [];
  const t = translator(language);
  const rows = entries.flatMap((entry) => [
    section(`${about(entry, workspaceUrl, t)}\n${safe(whyGivenUp(entry.reason, t))} · ${ago(entry.receivedAt)}`),
    decision('unhandled', entry.id, t),
  ]);
  return [
    { type: 'divider' },
    section(`*${t('unhandled.title')}*  ${t('unhandled.count', { count })}`),
    context(t('unhandled.hint')),
    ...rows,
    ...(count > 1 ? [actions('unhandled_all', [button(t('button.retry_all'), 'unhandled_retry', 'all')])] : []),
  ];
}

/** What kind of event, whose, and where; with the way there, unless only Bellhop and that person may go it. */
function about({ payload }: DeadEntry, workspaceUrl: string, t: Translate): string {
  const { kind, userId, channel, ts, threadTs } = whatArrived(payload);
  const isDirect = channel?.startsWith('D') === true;
  const where = channel === undefined ? [] : [isDirect ? t('unhandled.in_dm') : `<#${channel}>`];
  const way =
    channel === undefined || ts === undefined || isDirect
      ? []
      : [`<${permalink(workspaceUrl, channel, ts, threadTs)}|${t('unhandled.open')}>`];
  return [t(`unhandled.kind.${kind}`), ...(userId === undefined ? [] : [`<@${userId}>`]), ...where, ...way].join(' · ');
}
