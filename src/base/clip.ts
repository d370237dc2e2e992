/** The beginning of a text: at most so many UTF-16 units, as Slack counts, and never half of a character. */
export function head(text: string, max: number): string {
  const cut = text.slice(0, Math.max(0, max));
  return cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A text cut to a length, the ellipsis included. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${head(text, max - 1)}…`;
}
