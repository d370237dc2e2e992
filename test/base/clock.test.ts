import { describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';

describe('DeskClock', () => {
  it('stands where it was put, moves on request and tells its listeners', () => {
    const clock = new DeskClock(new Date('2026-01-05T08:00:00Z'));
    let moves = 0;
    const off = clock.onMove(() => (moves += 1));
    clock.moveBy(60_000);
    off();
    clock.moveBy(60_000);
    expect(clock.now().toISOString()).toBe('2026-01-05T08:02:00.000Z');
    expect(moves).toBe(1);
  });
});
