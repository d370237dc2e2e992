import { DeskClock } from '../../base/clock.js';
import { CodedError } from '../../base/errors.js';
import type { Undelivered } from '../../desk/outbox/queue.js';
import { goneReason } from '../../desk/outbox/unreachable.js';
import { createOutboxQueue } from '../../store/repositories/outbox.js';
import { attachDesk } from '../attached-desk.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';

/** More than anybody reads in a terminal. */
const most = 500;

/** `bellhop undelivered …`: the posts that were given up, and what becomes of them. A running Bellhop sends them. */
export async function runUndelivered(verb: 'list' | 'retry' | 'drop', id: string, terminal: Terminal): Promise<number> {
  const { t, print } = terminal;
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const desk = await attachDesk(config, terminal);
  try {
    const { locale, timeZone: timezone } = config;
    const workspace = { teamId: desk.teamId, locale, timezone };
    const queue = createOutboxQueue(desk.database.connection, desk.models, workspace, new DeskClock());
    if (verb === 'list') await list(queue, terminal);
    else {
      const rows = await queue.deadRows(most);
      const chosen = id === 'all' ? rows : rows.filter((row) => row.id === id);
      if (chosen.length === 0 && id !== 'all') throw new CodedError('usage', t('undelivered.unknown', { id }));
      for (const row of chosen) await (verb === 'retry' ? queue.revive(row.id) : queue.drop(row.id));
      print(t(`undelivered.done_${verb}`, { count: chosen.length }));
    }
    return exitCodes.done;
  } finally {
    await desk.stop();
  }
}

async function list(queue: Undelivered, { t, print }: Terminal): Promise<void> {
  const rows = await queue.deadRows(most);
  if (rows.length === 0) print(t('undelivered.none'));
  for (const { id, lane, intent, createdAt, reason } of rows) {
    const gone = goneReason(reason);
    const why = gone === null ? reason : t(`delivery.gone.${gone}`);
    const at = createdAt.toISOString().slice(0, 16).replace('T', ' ');
    print(`${id}  ${at} UTC  ${t(`undelivered.kind.${intent.kind}`)} → ${lane}: ${why}`);
  }
}
