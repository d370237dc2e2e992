import type { KnownBlock } from '@slack/types';
import { goneReason } from '../../desk/outbox/unreachable.js';
import type { DeadRow } from '../../desk/outbox/queue.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { ago } from '../blocks/links.js';
import { actions, button, context, safe, section } from '../blocks/text.js';
import type { Asker } from '../edge.js';
import { decision } from './decision.js';

/** The posts that could not be delivered, for admins: each with Retry and Drop. */
export function undeliveredPart(
  { language }: Asker,
  { rows, count }: { readonly rows: readonly DeadRow[]; readonly count: number },
): KnownBlock[] {
  if (rows.length === 0) return [];
  const t = translator(language);
  return [
    { type: 'divider' },
    section(`*${t('undelivered.title')}*  ${t('undelivered.count', { count })}`),
    context(t('undelivered.hint')),
    ...rows.flatMap((row) => rowBlocks(row, t)),
    ...(count > 1 ? [actions('undelivered_all', [button(t('button.retry_all'), 'undelivered_retry', 'all')])] : []),
  ];
}

function rowBlocks(row: DeadRow, t: Translate): KnownBlock[] {
  const where = row.lane.startsWith('user:') ? `<@${row.lane.slice(5)}>` : `<#${row.lane}>`;
  const gone = goneReason(row.reason);
  const reason = gone === null ? safe(row.reason) : t(`delivery.gone.${gone}`);
  return [
    section(`${t(`undelivered.kind.${row.intent.kind}`)} → ${where}\n${reason} · ${ago(row.createdAt)}`),
    decision('undelivered', row.id, t),
  ];
}
