import { describe, expect, it } from 'vitest';
import { makeCommitCutter } from '../../src/parse/cut-commits.ts';
import { parseGitRecords } from '../../src/parse/git-records.ts';
import { makeLineCutter } from '../../src/parse/lines.ts';
import { longestPart, makeSizeGuard } from '../../src/parse/size-guard.ts';

const megabyte = 1024 * 1024;
const chunk = Buffer.alloc(megabyte, 'x');

/** Pushes chunks without an end until it is too much, and gives how many were taken. */
function pushEndless(sink: { push(chunk: Buffer): unknown }): number {
  for (let taken = 0; taken < 100; taken += 1) {
    try {
      sink.push(chunk);
    } catch (error) {
      expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('of more than 16 MB') });
      return taken;
    }
  }
  return Number.POSITIVE_INFINITY;
}

describe('a source without end', () => {
  it('is given up at a line, or a commit, of 16 MB', () => {
    const most = longestPart / megabyte;
    expect(pushEndless(makeLineCutter(() => undefined))).toBe(most);
    expect(pushEndless(parseGitRecords(() => undefined))).toBe(most);
    expect(pushEndless(makeCommitCutter(512))).toBe(most);
  });

  it('of commits that are all large is given up before they fill the memory', () => {
    const cutter = makeCommitCutter(512);
    const large = Buffer.concat([chunk, Buffer.from([0])]);
    const push = (): void => {
      for (let taken = 0; taken < 300; taken += 1) cutter.push(large);
    };
    expect(push).toThrow('the texts have more than 256 MB');
  });
});

describe('what is guarded', () => {
  it('begins anew after each mark', () => {
    const guard = makeSizeGuard(0x0a, 'a line', 10);
    for (const text of ['12345678', '90\n12345', '67890', '\n', '1234567890']) guard(Buffer.from(text));
    expect(() => guard(Buffer.from('1'))).toThrow('There is a line of more than 0 MB in it');
  });
});
