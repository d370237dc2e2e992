import { runFigures, type RunFigures } from '../reports/run-figures.js';
import type { RunReads } from '../reports/run-reads.js';
import type { Message } from '../sandbox/index.js';
import { busiestDay } from './busiest-day.js';
import { openCompany } from './company/open-company.js';
import type { Plan } from './plan/plan-replay.js';
import { digestOfDay } from './play/digest-of-day.js';
import { play, type Progress } from './play/play.js';
import type { Stage } from './stage.js';

export interface ReplayOptions {
  readonly stage: Stage;
  readonly reads: RunReads;
  readonly plan: Plan;
  /** Whose digest is wanted, `YYYY-MM-DD`; omitted: the busiest day's. */
  readonly digestDay?: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a replay leaves. */
export interface Replayed {
  readonly figures: RunFigures;
  /** The digest of that day; no post where the desk's settings bring none. */
  readonly digest: { readonly day: string; readonly channel: string; readonly post: Message | null } | null;
}

/** Plays a log at a desk, and reads from its database and workspace what came of it. */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const { stage, reads, plan, onProgress } = options;
  const lastNumber = await reads.lastNumber();
  const lastDigestAt = await reads.lastDigestAt();
  const { company, digest } = await openCompany(stage, lastDigestAt !== null && lastDigestAt > plan.from);
  await play({ stage, company, plan, lastNumber, ...(onProgress && { onProgress }) });
  const figures = await runFigures(reads, lastNumber);
  const day = options.digestDay ?? busiestDay(figures);
  const { channel } = digest;
  const post = day === null ? null : await digestOfDay(stage, reads, channel, day);
  await digest.close();
  return { figures, digest: day === null ? null : { day, channel, post } };
}
