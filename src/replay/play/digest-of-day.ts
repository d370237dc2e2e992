import { DateTime } from 'luxon';
import type { RunReads } from '../../reports/run-reads.js';
import type { Message } from '../../sandbox/index.js';
import type { Stage } from '../stage.js';
import { jump, settle } from './advance.js';

/** After the log's last day its digest may be a long weekend away. */
const furtherJobs = 10;

/**
 * The digest of a day of the desk's zone, as the digest job posted it: read back from the workspace. The clock goes on
 * until it is there.
 * @param day `YYYY-MM-DD`
 * @returns null where the desk's settings bring none
 */
export async function digestOfDay(
  stage: Stage,
  reads: Pick<RunReads, 'digestOf'>,
  channel: string,
  day: string,
): Promise<Message | null> {
  const { timezone } = await stage.desk.store.reads.settings();
  const morning = DateTime.fromISO(day, { zone: timezone }).startOf('day').toJSDate();
  for (let jobs = 0; jobs <= furtherJobs; jobs += 1) {
    const digest = await reads.digestOf(channel, morning);
    if (digest) return postOf(stage, channel, digest.outboxId);
    const next = await stage.desk.runDue();
    if (next === null) return null;
    jump(stage, next);
    await settle(stage);
  }
  return null;
}

async function postOf({ workspace }: Stage, channel: string, outboxId: string): Promise<Message | null> {
  const posts = await workspace.botPosts(channel);
  const isIt = ({ metadata }: Message): boolean =>
    (metadata?.['event_payload'] as { outboxId?: string } | undefined)?.outboxId === outboxId;
  return posts.find(isIt) ?? null;
}
