const pattern = /^erased-[0-9a-f]{12,24}$/u;

/**
 * What stands for a person who was forgotten: the same everywhere, so that figures stay what they were, and made from
 * nothing that leads back to them.
 * @param random hex digits
 */
export function pseudonym(random: string): string {
  return `erased-${random}`;
}

/** Whether an id stands for somebody who was forgotten. */
export function isPseudonym(userId: string): boolean {
  return pattern.test(userId);
}

/** Whom a post may ping; nobody where that person was forgotten. */
export function pingable(userId: string | null): string | null {
  return userId === null || isPseudonym(userId) ? null : userId;
}
