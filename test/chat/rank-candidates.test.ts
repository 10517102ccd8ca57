import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostCandidates, prepareNames, rankCandidates } from '../../src/chat/rank-candidates.ts';
import { fold } from '../../src/model/text.ts';

const people = prepareNames([
  'Andrew Morton',
  'Jan Kara',
  'José R. Santos',
  'Drew Adams',
  "Kara O'Neil",
  'J. Bruce Fields',
]);

describe('names', () => {
  it.each([
    ['jan', ['Jan Kara']],
    ['kara', ["Kara O'Neil", 'Jan Kara']],
    ['drew', ['Drew Adams', 'Andrew Morton']],
    ['jose r', ['José R. Santos']],
    ['JOSÉ', ['José R. Santos']],
    ['r. s', ['José R. Santos']],
    ['jan ', ['Jan Kara']],
    ['oneil', ["Kara O'Neil"]],
    ['xyz', []],
  ])('that have %j come by where they have it: their beginning, a word of theirs, a part', (typed, expected) => {
    expect(rankCandidates(typed, people)).toEqual(expected);
  });

  it('come in their own order where they are equal, all of them where nothing was typed', () => {
    expect(rankCandidates('j', people)).toEqual(['Jan Kara', 'José R. Santos', 'J. Bruce Fields']);
    expect(rankCandidates(' ', people)).toEqual(people.names);
  });

  it('are no more than Discord shows', () => {
    const many = prepareNames(Array.from({ length: 100 }, (_, index) => `Name ${index}`));
    expect(rankCandidates('name', many)).toHaveLength(mostCandidates);
    expect(rankCandidates('', many)).toHaveLength(25);
    expect(rankCandidates('name', many, 3)).toEqual(['Name 0', 'Name 1', 'Name 2']);
  });

  it('begin behind any mark', () => {
    const subsystems = prepareNames(['fs/9p', 'net-next', 'anext', 'p9']);
    expect(rankCandidates('9p', subsystems)).toEqual(['fs/9p']);
    expect(rankCandidates('next', subsystems)).toEqual(['net-next', 'anext']);
    expect(rankCandidates('-n', subsystems)).toEqual(['net-next']);
  });

  it('that a terminal would obey are left out, and marks without width are taken from the others', () => {
    const hostile = prepareNames(['Eve\u001b[2J', 'Two\nlines', '\u202eMallory', '  ', 'Ann']);
    expect(hostile.names).toEqual(['Mallory', 'Ann']);
  });

  it('are the ones that a plain look at each would choose', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'é', ' ', '-', '.'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(name),
        fc.string({ unit: fc.constantFrom('a', 'b', 'e', ' '), maxLength: 3 }),
        (names, typed) => {
          const known = prepareNames(names);
          const wanted = fold(typed);
          const found = rankCandidates(typed, known, 1000);
          expect([...found].sort()).toEqual(known.names.filter((one) => fold(one).includes(wanted)).sort());
          const begins = found.map((one) => fold(one).startsWith(wanted));
          expect(begins.lastIndexOf(true)).toBe(begins.filter(Boolean).length - 1);
        },
      ),
    );
  });
});

/** The least of some times: what else the machine does meanwhile is not what is measured. */
function timeLeast(work: () => unknown): number {
  const times = Array.from({ length: 20 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times);
}

it('takes much less time with 40,000 people than to look at each of their names', () => {
  const first = ['Ann', 'Bob', 'José', 'Jan', 'Kurt', 'Lina', 'Øle', 'Wen', 'Yu', 'Zoë'];
  const names = Array.from({ length: 40_000 }, (_, index) => `${first[index % 10]} Surname${index}son`);
  const many = prepareNames(names);
  for (const typed of ['j', 'jose', 'surname39999', 'son', 'nobody at all', 'e', 'zoe surname3']) {
    const each = timeLeast(() => names.filter((name) => name.normalize('NFD').toLowerCase().includes(typed)));
    expect(timeLeast(() => rankCandidates(typed, many))).toBeLessThan(each / 2);
  }
});
