import { describe, expect, it } from 'vitest';
import { makeProgressBar } from '../../src/cli/progress-bar.ts';

/** A terminal with a clock that stands until it is set. */
function makeTerminal() {
  const state = { written: [] as string[], now: 0, repeated: undefined as (() => void) | undefined };
  const bar = makeProgressBar('linux\u001b[2J', {
    write: (text) => void state.written.push(text),
    width: () => 80,
    clock: () => state.now,
    repeat(call) {
      state.repeated = call;
      return () => {
        state.repeated = undefined;
      };
    },
  });
  return { state, bar };
}

describe('a progress bar', () => {
  it('is never seen of what takes less than a second', () => {
    const { state, bar } = makeTerminal();
    bar.update({ step: 'reading', unit: 'entries', done: 10, total: 20 });
    state.now = 999;
    bar.update({ step: 'reading', unit: 'entries', done: 20, total: 20 });
    bar.end();
    expect(state.written).toEqual([]);
    expect(state.repeated).toBeUndefined();
  });

  it('is drawn in one line, again and again, and goes away at the end', () => {
    const { state, bar } = makeTerminal();
    bar.update({ step: 'reading', unit: 'entries', done: 0 });
    state.now = 1100;
    state.repeated?.();
    state.now = 2000;
    bar.update({ step: 'reading', unit: 'entries', done: 100, total: 1000 });
    state.now = 4000;
    bar.update({ step: 'reading', unit: 'entries', done: 300, total: 1000 });
    bar.end();
    expect(state.written).toEqual([
      '\r\u001b[Kreading linux\\u{1b}[2J',
      '\r\u001b[Kreading linux\\u{1b}[2J  [##------------------------]  10%  100 of 1,000 entries',
      '\r\u001b[Kreading linux\\u{1b}[2J  [##-------]  30%  300 of 1,000 entries  100/s  7 s left',
      '\r\u001b[K',
    ]);
  });

  it('measures the rate of each step by itself', () => {
    const { state, bar } = makeTerminal();
    state.now = 5000;
    bar.update({ step: 'reading', unit: 'entries', done: 1000, total: 1000 });
    bar.update({ step: 'indexing', unit: 'entries', done: 0, total: 1000 });
    state.now = 6000;
    bar.update({ step: 'indexing', unit: 'entries', done: 100, total: 1000 });
    state.now = 7000;
    bar.update({ step: 'indexing', unit: 'entries', done: 150, total: 1000 });
    expect(state.written.at(-1)).toMatch(/ 15% .* 50\/s {2}17 s left$/);
  });
});
