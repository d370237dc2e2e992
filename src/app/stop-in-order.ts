import type { Logger } from '../base/logger.js';

/** Slack's calls and answers in flight are over by then, or left to their leases. */
const budgetMs = 4300;

/**
 * Ends several parts side by side. What fails or takes too long is named in the log and left: everything that is under way
 * is in the database with a lease, and goes on elsewhere.
 */
export async function stopInOrder(
  parts: Readonly<Record<string, () => Promise<unknown> | undefined>>,
  logger: Pick<Logger, 'warn'>,
  ms = budgetMs,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(() => {
      resolve('over');
    }, ms);
  });
  await Promise.all(
    Object.entries(parts).map(async ([part, stop]) => {
      try {
        if ((await Promise.race([stop(), over])) === 'over') logger.warn({ part }, 'A part did not stop in time');
      } catch (error) {
        logger.warn({ err: error, part }, 'A part did not stop cleanly');
      }
    }),
  );
  clearTimeout(timer);
}
