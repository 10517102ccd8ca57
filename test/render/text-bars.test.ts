import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockCharacters, drawColumns, drawRow, padTo, plainCharacters } from '../../src/render/text-bars.ts';

describe('a bar of text', () => {
  it.each([
    [8, 8, '████'],
    [4, 8, '██'],
    [3, 8, '█▌'],
    [1, 1000, '▏'],
    [0, 8, ''],
    [0, 0, ''],
  ])('of %i beside %i is %s', (count, most, bar) => {
    expect(drawRow(count, most, 4, blockCharacters)).toBe(bar);
  });

  it('is drawn with plain characters where no others are known', () => {
    expect(drawRow(3, 8, 8, plainCharacters)).toBe('###');
    expect(drawColumns([0, 1, 50, 100], plainCharacters)).toBe('.:+#');
  });

  it('is never longer than its room, nor shorter than that of a smaller number', () => {
    const count = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 60 }), (one, other, width) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const drawn = (value: number) => drawRow(value, more, width, blockCharacters);
        expect(drawn(more).length).toBe(more === 0 ? 0 : width);
        expect(drawn(less).length).toBeLessThanOrEqual(drawn(more).length);
        expect(drawn(less) === '').toBe(less === 0);
      }),
    );
  });
});

describe('columns of text', () => {
  it('are as high as their numbers, and nothing can be told from little', () => {
    expect(drawColumns([0, 1, 500, 1000], blockCharacters)).toBe('.▁▄█');
    expect(drawColumns([0, 0], blockCharacters)).toBe('..');
  });
});

describe('a text that is filled up', () => {
  it('takes as many columns as are asked for, whatever its characters take', () => {
    expect(padTo('純', 4)).toBe('純  ');
    expect(padTo('long enough', 4)).toBe('long enough');
  });
});
