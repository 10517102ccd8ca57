import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eachPlace, indexPairs } from '../../src/chat/pair-index.ts';
import { prepareNames, rankCandidates } from '../../src/chat/rank-candidates.ts';
import { workAtOnce } from '../../src/ops/turns.ts';

const letters = fc.constantFrom('a', 'b', ' ', '\u0001', 'é', '日', '䠀');
const line = fc.string({ unit: letters, maxLength: 8 });

function list(text: string, index: Parameters<typeof eachPlace>[1], wanted: string, most: number): number[] {
  const places: number[] = [];
  eachPlace(text, index, wanted, (place) => places.push(place) < most);
  return places;
}

it('the places that pairs lead to are those that a plain look finds: of each line the first', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.tuple(fc.constantFrom('', '\n'), fc.string({ unit: letters, maxLength: 4 })),
      fc.integer({ min: 1, max: 12 }),
      (lines, [begin, rest], most) => {
        fc.pre(begin + rest !== '');
        const text = lines.map((each) => `\n${each}`).join('');
        let start = 0;
        const expected = lines.flatMap((each) => {
          const place = `\n${each}`.indexOf(begin + rest);
          const at = start + place;
          start += each.length + 1;
          return place < 0 ? [] : [at];
        });
        for (const index of [undefined, workAtOnce(indexPairs(text))]) {
          expect(list(text, index, begin + rest, most)).toEqual(expected.slice(0, most));
        }
      },
    ),
    { seed: 20071017 },
  );
});

it('of many names the same ones are offered as of each part of them, those of the first part first', () => {
  const first = ['Ann', 'Bob', 'José', 'Jan', 'Kurt', 'Øle', 'Wen', '"Quo"', '日本'];
  const names = Array.from({ length: 9000 }, (_, index) => `${first[index % 9]} ${(index * 7919).toString(36)}-x`);
  const many = prepareNames(names);
  expect(many.pairs).toBeDefined();
  const few = Array.from({ length: 30 }, (_, part) => prepareNames(names.slice(part * 300, (part + 1) * 300)));
  expect(few.every(({ pairs }) => pairs === undefined)).toBe(true);
  for (const typed of ['a', 'ann', 'jose', 'b 1', '-x', 'q', '"', '本', 'z1', '9z', 'wen a', 'nobody', 'e 3']) {
    const parts = few.map((part) => rankCandidates(typed, part, 400));
    // Within each part the better ones come first, and so they do in all.
    const all = rankCandidates(typed, many, 9000);
    expect([...all].sort()).toEqual(parts.flat().sort());
    for (const part of parts) expect(all.filter((name) => part.includes(name))).toEqual(part);
    expect(rankCandidates(typed, many)).toEqual(all.slice(0, 25));
  }
});
