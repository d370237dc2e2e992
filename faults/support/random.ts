/** Chance that a seed repeats. */
export interface Random {
  /** 0 to 1. */
  next(): number;
  between(least: number, most: number): number;
  /** True so often. */
  chance(share: number): boolean;
  of<T>(values: readonly T[]): T;
}

/** The generator mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    chance: (share) => next() < share,
    of<T>(values: readonly T[]): T {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error('Nothing to choose from');
      return value;
    },
  };
}
