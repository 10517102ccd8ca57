import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { nameShape } from '../../src/enrich/subsystem-names.ts';
import { makeSubsystemFinder } from '../../src/enrich/subsystems.ts';
import { learnSubsystems } from '../support/learn-entries.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';
import { nothingLearned } from '../support/nothing-learned.ts';

const data: unknown = JSON.parse(readFileSync(new URL('../../data/subsystems.json', import.meta.url), 'utf8'));
const rules = makeSubsystemRules(data);

const pieces =
  'nfs|fs/ext4/|CONFIG_|_FS|: |[|]|(|)|!|, |/|-|_|.|@a/b|Revert "|fix|feat(|v2.6|t3404|é|\n\n|\u0000|"| '.split('|');
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 12 })
    .map((all) => all.join('')),
);
const merge = fc.record({ from: text, listed: fc.array(text, { maxLength: 5 }) });
const entry = fc.record(
  { headline: text, body: text, subject: text, merge, paths: fc.array(text, { maxLength: 5 }) },
  { requiredKeys: ['headline', 'body'] },
);

describe('subsystems of any text', () => {
  it('are one or more names in short lower case, all different', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), fc.boolean(), (entries, kernel) => {
        const learned = learnSubsystems(rules, [...entries, ...entries, ...entries]);
        for (const each of learned.names) expect(each.name).toMatch(nameShape);
        const finder = makeSubsystemFinder(rules, { ...learned, kernel });
        for (const each of entries) {
          const names = finder.ofEntry(each);
          expect(names.length).toBeGreaterThan(0);
          expect(new Set(names).size).toBe(names.length);
          for (const name of [...names, ...finder.ofTitle(each.body)]) expect(name).toMatch(nameShape);
          const told = finder.why(each);
          expect(told.map(({ subsystem }) => subsystem)).toEqual(names[0] === 'other' ? [] : names);
          for (const { reason } of told) expect(reason).not.toBe('');
          expect(finder.resolve(each.body) ?? 'other').toMatch(nameShape);
          const { taken = 'other', near } = finder.nearest(each.body, finder.names);
          for (const name of [taken, ...near]) expect(name).toMatch(nameShape);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are resolved to themselves', () => {
    const finder = makeSubsystemFinder(rules, { ...nothingLearned, kernel: true });
    for (const name of finder.names) expect(finder.resolve(name)).toBe(name);
  });
});

describe('a long line', () => {
  const finder = makeSubsystemFinder(rules, { ...nothingLearned, kernel: true });

  it.each([
    '[',
    ']',
    ':',
    ': ',
    '(',
    'a: ',
    '[a]',
    'nfs/',
    'nfs_',
    '_',
    "'",
    "' of ",
    '/',
    '\n',
    ' ',
    'é',
    '-',
    '**',
    '@',
    '.',
    ',',
  ])('of %j takes a time that grows with it alone', (piece) => {
    const work = (long: string): void => {
      finder.ofEntry({
        subject: long,
        headline: long,
        body: long,
        merge: { from: long, listed: [long] },
        paths: [long],
      });
      finder.ofEntry({ subject: long, headline: long, body: long, paths: [long] });
      finder.ofEntry({ headline: long, body: long });
      finder.resolve(long);
      finder.nearest(long, finder.names);
      learnSubsystems(rules, [{ subject: long, body: long, paths: [long] }, { body: long }]);
    };
    expect(takesLinearTime((share) => repeatBy(share)(piece, 300_000 / piece.length), work)).toBe(true);
  });
});
