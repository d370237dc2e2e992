/**
 * A percentile with linear interpolation between the two nearest ranks (Hyndman and Fan's type 7, as spreadsheets do).
 * @param values in any order and unit
 * @param share 0.5 for the median, 0.9 for p90
 * @returns in the unit of the values; null where there are none
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)];
  const above = sorted[Math.ceil(rank)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (rank - Math.floor(rank));
}
