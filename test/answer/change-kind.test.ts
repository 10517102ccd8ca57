import { describe, expect, it } from 'vitest';
import { judgeKind, saysDone } from '../../src/answer/change-kind.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { AskedWord } from '../../src/model/reading.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const thing = (text: string, ...before: string[]): AskedWord => ({ text, kind: 'thing', before });

const makeEntry = (subject: string): Entry => ({
  ...makeParsed('2012-03-04', 'Ada', { subject }),
  headline: subject,
  subsystems: [],
});

/** What a change of this title gains for a question about some things. */
const judge = (subject: string, ...asked: AskedWord[]): number => judgeKind(makeEntry(subject), asked);

describe('a change from one version to another', () => {
  it.each([
    'Bump lathe from 2.0.0 to 2.1.0',
    'Bump `lathe` from `2.0.0` to `2.1.0` (#12)',
    'lathe: v2.0.0 -> v2.1.0',
    'mill(lathe): 2.0.0 → 2.1.0',
  ])('did not bring the one that it leaves: %s', (title) => {
    expect(judge(title, thing('lathe'), thing('2.0.0'))).toBeLessThan(0);
    expect(judge(title, thing('lathe'), thing('v2.0.0'))).toBeLessThan(0);
    expect(judge(title, thing('lathe'), thing('2.1.0'))).toBe(0);
  });

  it('is meant where both are named, or the one that it leaves as such', () => {
    const title = 'Bump lathe from 2.0.0 to 2.1.0';
    expect(judge(title, thing('2.0.0', 'from'), thing('2.1.0', 'to'))).toBe(0);
    expect(judge(title, thing('lathe'), thing('2.0.0', 'lathe', 'from'))).toBe(0);
    expect(judge(title, thing('lathe'), thing('after'), thing('2.0.0'))).toBe(0);
  });

  it('is no other change that names the version', () => {
    expect(judge('lathe: work with 2.0.0', thing('2.0.0'))).toBe(0);
  });
});

describe('what was done to a thing', () => {
  it.each(['fixed', 'Removed', 'moved', 'disabled', 'documented', 'reverts'])('had it there before: %s', (text) => {
    expect(saysDone({ text, kind: 'action' })).toBe(true);
  });

  it.each(['added', 'implemented', 'supported', 'allowed', 'switch'])('began it, or is its name: %s', (text) => {
    expect(saysDone({ text, kind: 'action' })).toBe(false);
  });

  it('is no thing of that name', () => {
    expect(saysDone({ text: 'embed', kind: 'thing' })).toBe(false);
  });
});
