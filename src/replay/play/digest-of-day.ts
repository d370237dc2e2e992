import { DateTime } from 'luxon';
import type { RunReads } from '../../reports/run-reads.js';
import type { Message } from '../../sandbox/index.js';
import type { Stage } from '../stage.js';
import { jump, settle } from './advance.js';

/** After the log's last day its digest may be a long weekend away. */
const furtherJobs = 10;

/** A digest may have to wait for its lane, but not for the next one. */
const longestWaitSeconds = 12 * 60 * 60;

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
    if (digest) return postSince(stage, channel, digest.at);
    const next = await stage.desk.runDue();
    if (next === null) return null;
    jump(stage, next);
    await settle(stage);
  }
  return null;
}

/** The digest that was posted then: of the desk's posts in a channel, digests alone have a headline. */
async function postSince({ workspace }: Stage, channel: string, at: Date): Promise<Message | null> {
  const [from, before] = [at.getTime() / 1000, at.getTime() / 1000 + longestWaitSeconds];
  const isIt = ({ ts, blocks }: Message): boolean =>
    Number(ts) >= from && Number(ts) < before && (blocks ?? []).some(({ type }) => type === 'header');
  return (await workspace.botPosts(channel)).find(isIt) ?? null;
}
