import type { KnownBlock } from '@slack/types';
import { goneReason } from '../../desk/outbox/unreachable.js';
import type { DeadRow } from '../../desk/outbox/queue.js';
import { translator } from '../../i18n/translate.js';
import { ago } from '../blocks/links.js';
import { actions, button, context, mrkdwn, plain, safe, section } from '../blocks/text.js';
import type { Asker, Edge } from '../edge.js';

/** How many are shown at once; the next come up as these are decided. */
const shown = 8;

/** What could not be delivered, for admins: each with Retry and Drop. Nothing where there is nothing. */
export async function undeliveredPart(edge: Pick<Edge, 'undelivered'>, asker: Asker): Promise<KnownBlock[]> {
  const [{ dead }, rows] = await Promise.all([edge.undelivered.counts(), edge.undelivered.deadRows(shown)]);
  if (rows.length === 0) return [];
  const t = translator(asker.language);
  const all = rows.length > 1 || dead > rows.length;
  return [
    { type: 'divider' },
    section(`*${t('undelivered.title')}*  ${t('undelivered.count', { count: dead })}`),
    context(t('undelivered.hint')),
    ...rows.flatMap((row) => rowBlocks(row, asker)),
    ...(all ? [actions('undelivered_all', [button(t('button.retry_all'), 'undelivered_retry', 'all')])] : []),
  ];
}

function rowBlocks(row: DeadRow, { language }: Asker): KnownBlock[] {
  const t = translator(language);
  const where = row.lane.startsWith('user:') ? `<@${row.lane.slice(5)}>` : `<#${row.lane}>`;
  const gone = goneReason(row.reason);
  const reason = gone === null ? safe(row.reason) : t(`delivery.gone.${gone}`);
  const drop = button(t('button.drop'), 'undelivered_drop', row.id, {
    style: 'danger',
    confirm: {
      title: plain(t('undelivered.drop_title')),
      text: mrkdwn(t('undelivered.drop_text')),
      confirm: plain(t('button.drop')),
      deny: plain(t('button.keep')),
    },
  });
  return [
    section(`${t(`undelivered.kind.${row.intent.kind}`)} → ${where}\n${reason} · ${ago(row.createdAt)}`),
    actions(`undelivered:${row.id}`, [button(t('button.retry'), 'undelivered_retry', row.id), drop]),
  ];
}
