import { DeskClock } from '../../base/clock.js';
import { CodedError } from '../../base/errors.js';
import type { DeadEntry } from '../../desk/inbox.js';
import type { DeadRow } from '../../desk/outbox/queue.js';
import { goneReason } from '../../desk/outbox/unreachable.js';
import type { Translate } from '../../i18n/translate.js';
import { permalink } from '../../slack/blocks/links.js';
import { whatArrived, whyGivenUp } from '../../slack/what-arrived.js';
import { createOutboxQueue } from '../../store/repositories/outbox.js';
import { createUnhandled } from '../../store/repositories/unhandled.js';
import { attachDesk } from '../attached-desk.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';

/** More than anybody reads in a terminal. */
const most = 500;

/**
 * `bellhop undelivered …`: the posts and events that were given up, and what becomes of them. A running Bellhop sends and
 * handles them.
 */
export async function runUndelivered(verb: 'list' | 'retry' | 'drop', id: string, terminal: Terminal): Promise<number> {
  const { t, print } = terminal;
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const desk = await attachDesk(config, terminal);
  try {
    const { locale, timeZone: timezone } = config;
    const { teamId, models } = desk;
    const posts = createOutboxQueue(desk.database.connection, models, { teamId, locale, timezone }, new DeskClock());
    const events = createUnhandled(models, teamId);
    const rows = await posts.deadRows(most);
    const entries = await events.deadEntries(most);
    const isMeant = (each: { readonly id: string }): boolean => id === 'all' || each.id === id;
    const [post, event] = [rows.filter(isMeant), entries.filter(isMeant)];
    if (post.length + event.length === 0) {
      if (id !== 'all') throw new CodedError('usage', t('undelivered.unknown', { id }));
      print(t('undelivered.none'));
      return exitCodes.done;
    }
    if (verb === 'list') {
      const url = entries.length === 0 ? '' : ((await desk.client.auth.test()).url ?? '');
      for (const each of rows) print(rowLine(each, t));
      for (const each of entries) print(entryLine(each, url, t));
      return exitCodes.done;
    }
    for (const each of post) await (verb === 'retry' ? posts.revive(each.id) : posts.drop(each.id));
    for (const each of event) await (verb === 'retry' ? events.revive(each.id) : events.drop(each.id));
    if (post.length > 0) print(t(`undelivered.done_${verb}`, { count: post.length }));
    if (event.length > 0) print(t(`unhandled.done_${verb}`, { count: event.length }));
    return exitCodes.done;
  } finally {
    await desk.stop();
  }
}

function rowLine({ id, lane, intent, createdAt, reason }: DeadRow, t: Translate): string {
  const gone = goneReason(reason);
  const why = gone === null ? reason : t(`delivery.gone.${gone}`);
  return `${id}  ${minute(createdAt)}  ${t(`undelivered.kind.${intent.kind}`)} → ${lane}: ${why}`;
}

function entryLine({ id, payload, receivedAt, reason }: DeadEntry, workspaceUrl: string, t: Translate): string {
  const { kind, userId, channel, ts, threadTs } = whatArrived(payload);
  const where = channel === undefined || ts === undefined ? [] : [permalink(workspaceUrl, channel, ts, threadTs)];
  const what = [t(`unhandled.kind.${kind}`), ...(userId === undefined ? [] : [userId]), ...where].join(' ');
  return `${id}  ${minute(receivedAt)}  ${what}: ${whyGivenUp(reason, t)}`;
}

function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
