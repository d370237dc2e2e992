interface Stoppable {
  stop(): Promise<void>;
}

/** Waits for both; when one of them fails the other is stopped, and the first failure is thrown. */
export async function together<A extends Stoppable, B extends Stoppable>(
  one: Promise<A>,
  other: Promise<B>,
): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([one, other]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  for (const each of [a, b]) if (each.status === 'fulfilled') await each.value.stop();
  throw a.status === 'rejected' ? a.reason : b.status === 'rejected' ? b.reason : undefined;
}
