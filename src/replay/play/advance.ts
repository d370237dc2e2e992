import type { Stage } from '../stage.js';

/** What waits for its lane or for a later try goes out within this time; what is due later is a job of another day. */
const lanesMs = 15 * 60_000;

/** Lets happen, each at its moment, what is due until then; and the clock stands there. */
export async function advance(stage: Stage, to: Date): Promise<void> {
  for (;;) {
    const next = await stage.desk.runDue();
    if (next === null || next > to) break;
    jump(stage, next);
  }
  await stage.quiet();
  stage.clock.moveTo(to);
}

/** Lets everything go out that is on its way. */
export async function settle(stage: Stage): Promise<void> {
  await stage.quiet();
  const end = stage.clock.now().getTime() + lanesMs;
  for (;;) {
    const next = await stage.desk.runDue();
    await stage.quiet();
    if (next === null || next.getTime() > end) return;
    jump(stage, next);
  }
}

/** The clock goes on to that moment, if only a little. */
export function jump({ clock }: Pick<Stage, 'clock'>, to: Date): void {
  clock.moveTo(new Date(Math.max(to.getTime(), clock.now().getTime() + 1)));
}
