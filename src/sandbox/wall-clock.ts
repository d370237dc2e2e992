/** Real time: signatures, trigger and response_url expiry, request time-outs, event retries. Tests inject their own. */
export interface WallClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once. @returns the function that cancels the call */
  after(ms: number, callback: () => void): () => void;
}

/** The machine's own time. Its timers keep no process alive. */
export const realWallClock: WallClock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A promise that a wall clock fulfils after some milliseconds. */
export function pause(wall: WallClock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    wall.after(ms, resolve);
  });
}
