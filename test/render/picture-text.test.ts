import { describe, expect, it } from 'vitest';
import { cutText, drawable, flattenText, measureText } from '../../src/render/picture-text.ts';

describe('text of a log', () => {
  it('loses what would turn or hide it, and stays in one line', () => {
    expect(flattenText(' a\u202eb\u0000c\n\nd\u200b\ud800 ')).toBe('ab c d');
  });
});

describe('a name in a picture', () => {
  it.each([
    ['Junio C Hamano', 'Junio C Hamano'],
    ['Ævar Arnfjörð Bjarmason', 'Ævar Arnfjörð Bjarmason'],
    ['Nguyễn Thái Ngọc Duy', 'Nguyễn Thái Ngọc Duy'],
    ['Rene\u0301', 'René'],
    ['Кирилл Смелков', 'Кирилл Смелков'],
    ['אורן', 'אורן'],
    ['濱野 純 (Junio)', '… (Junio)'],
    ['濱野 純', 'no. 2'],
    ['😀', 'no. 2'],
    ['', 'no. 2'],
    [`x${'\u0301'.repeat(500)}`, 'x\u0301\u0301'],
  ])('“%s” is drawn as far as the font has it', (name, drawn) => {
    expect(drawable(name, 'no. 2')).toBe(drawn);
  });
});

describe('a text that is cut', () => {
  it('fits, and ends in an ellipsis', () => {
    expect(cutText('short', 10)).toBe('short');
    const cut = cutText('a name that goes on and on', 8);
    expect(cut).toMatch(/^a name .*…$/);
    expect(measureText(cut)).toBeLessThanOrEqual(8);
  });

  it('is not cut between the halves of a character', () => {
    for (let width = 1; width < 6; width += 0.1) expect(cutText('😀😀😀😀😀', width)).not.toMatch(/\p{Cs}/u);
  });
});
