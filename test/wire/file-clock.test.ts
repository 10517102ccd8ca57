import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeFileClock } from '../../src/wire/file-clock.ts';
import { useFolders } from '../support/git-repository.ts';

const newFolder = useFolders();

afterEach(() => {
  vi.useRealTimers();
});

function makeFile(text: string): string {
  const file = path.join(newFolder(), 'clock');
  writeFileSync(file, text);
  return file;
}

describe('a clock that a file shows', () => {
  it('shows what the file says, and ticks whenever it says something else, and each second', () => {
    vi.useFakeTimers();
    const file = makeFile('2026-12-07T09:00:00Z\n');
    const clock = makeFileClock(file);
    const seen: string[] = [];
    const ticking = clock.start(() => void seen.push(new Date(clock.now()).toISOString().slice(0, 16)));
    vi.advanceTimersByTime(900);
    expect(seen).toEqual([]);
    expect(clock.now()).toBe(Date.UTC(2026, 11, 7, 9));
    vi.advanceTimersByTime(1100);
    expect(seen.splice(0)).toEqual(['2026-12-07T09:00', '2026-12-07T09:00']);
    for (const text of ['2026-12-10T09:00:00Z', '', '2026-12-10T08:00:00Z', '2026-12-10T08:00:00Z']) {
      writeFileSync(file, text);
      vi.advanceTimersByTime(200);
    }
    expect(seen).toEqual(['2026-12-10T09:00', '2026-12-10T08:00']);
    ticking.stop();
    writeFileSync(file, '2026-12-11T09:00:00Z');
    vi.advanceTimersByTime(1000);
    expect(seen).toHaveLength(2);
  });

  it('is refused where there is no file, or it says no instant', () => {
    expect(() => makeFileClock(path.join(newFolder(), 'none'))).toThrow(
      /^ANNALIST_CLOCK names .*cannot be read: ENOENT/,
    );
    expect(() => makeFileClock(makeFile('noon'))).toThrow(/says no instant: write one such as 2026-12-07T09:00:00Z\.$/);
  });
});
