import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText, splitTrailers } from '../../src/parse/trailers.ts';
import { takesLinearTime } from '../support/linear-time.ts';

describe('any message', () => {
  it('is taken apart in a time that grows with it alone, however odd its last paragraph', () => {
    const makeOdd = (share: number): string[][] => {
      const many = 50_000 * share;
      const odd = ['[a: ', 'Cc: A', 'x-', ' ', '[[[[:'].map((line) => Array<string>(many).fill(line));
      odd.push(Array<string[]>(many).fill(['Cc: A', '', '']).flat());
      odd.push(Array<string[]>(many).fill(['Cc: A <a@x.org>', '', '']).flat());
      odd.push([...Array<string[]>(many).fill(['Cc: A <a@x.org>', '', '']).flat(), 'Text.', '', '#12']);
      odd.push(
        [`Fixes ${'#1, '.repeat(many)}`],
        [`Fixes ${'https://'.repeat(many)}`],
        ['Acked-by:', '', `${' '.repeat(many)}a`],
      );
      odd.push(['A-'.repeat(many)], [`A${' '.repeat(many)}`]);
      odd.push(['Cc:', ...Array<string>(many).fill('  A')], [`[${'a'.repeat(many)}: ${'['.repeat(many)}`]);
      odd.push([`Cc: ${' '.repeat(many)}x${'<'.repeat(many)}`], [`Cc: ${'@ ,"\\'.repeat(many)}`]);
      return odd;
    };
    for (const index of makeOdd(0).keys()) {
      const make = (share: number): string[] => ['Text.', '', ...(makeOdd(share)[index] ?? [])];
      expect(takesLinearTime(make, splitTrailers), `number ${index}`).toBe(true);
    }
  });

  it('is taken apart as a text as it is by its lines', () => {
    const lines = [
      'Text.',
      'Cc: A',
      'Acked-by: B <b@x.org>',
      'Cc:',
      'Some-Role: value',
      '[b: note]',
      'Approved by: C',
      'Fixes #12',
      'This reverts it.',
      '---',
      '',
      '',
      ' ',
      '\t',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 12 }), (chosen) => {
        const { body, trailers, notes, problems } = splitTrailers(chosen);
        const read = splitText(chosen.join('\n'));
        expect(read).toMatchObject({ body: body.join('\n'), trailers, notes });
        expect(read.problems.map(({ message }) => message)).toEqual(problems.map(({ message }) => message));
      }),
      { numRuns: 2000 },
    );
  });
});
