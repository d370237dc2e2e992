import { CodedError } from '../base/errors.js';

/**
 * Waits no longer than that for the database. (The driver's own `timeoutMS` does nothing in mongodb 7.8: where a server
 * accepts and says nothing, an operation ends with its connection, many seconds later.)
 * @param whenOver called when the time is over; what the work comes to after that is nobody's concern any more
 * @throws CodedError `database_too_slow`
 */
export async function within<T>(ms: number, work: Promise<T>, whenOver?: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new CodedError('database_too_slow', `The database did not answer within ${Math.round(ms)} ms`));
      whenOver?.();
    }, ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
