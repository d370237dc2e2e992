/** How many tickets a line of a terminal names. */
const named = 5;

/** Tickets for a message: the first few by name, and how many more there are. @param numbers at least one */
export function ticketList(numbers: readonly number[]): { tickets: string; more: number; number: number } {
  const tickets = numbers.slice(0, named).map((number) => `T-${number}`);
  return { tickets: tickets.join(', '), more: Math.max(0, numbers.length - named), number: numbers[0] ?? 0 };
}
