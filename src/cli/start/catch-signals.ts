/** SIGINT and SIGTERM as a promise. */
export interface Signals {
  /** Resolves with the first one. */
  readonly first: Promise<void>;
  readonly caught: boolean;
  /** From now on a stop in order may take this long; then the process ends. */
  allow(ms: number): void;
  /** Stops listening. */
  release(): void;
}

const numbers = { SIGINT: 2, SIGTERM: 15 } as const;

/**
 * The first signal asks to stop in order; a second one ends the process at once.
 * @param graceMs how long a stop in order may take before the process ends anyway
 * @param onFirst called at once
 */
export function catchSignals(graceMs: number, onFirst: () => void): Signals {
  let caught = false;
  let grace = graceMs;
  let watchdog: NodeJS.Timeout | undefined;
  let resolveFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    resolveFirst = resolve;
  });
  const listen = (signal: NodeJS.Signals): void => {
    const exitCode = 128 + numbers[signal as keyof typeof numbers];
    if (caught) process.exit(exitCode);
    caught = true;
    watchdog = setTimeout(() => process.exit(exitCode), grace).unref();
    onFirst();
    resolveFirst();
  };
  const names = Object.keys(numbers) as (keyof typeof numbers)[];
  for (const name of names) process.on(name, listen);
  return {
    first,
    get caught() {
      return caught;
    },
    allow(ms) {
      if (!caught) grace = ms;
    },
    release() {
      clearTimeout(watchdog);
      for (const name of names) process.off(name, listen);
    },
  };
}
