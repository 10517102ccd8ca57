import { describe, expect, it } from 'vitest';
import { breaks, displayWidth } from '../../src/render/display-width.ts';

describe('the width of a text on a terminal', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['José', 4],
    ['Jose\u0301', 4],
    ['濱野 純', 7],
    ['김민수', 6],
    ['\u1112\u1161\u11ab', 2],
    ['カタカナ', 8],
    ['ｶﾅ', 2],
    ['Ａ。', 4],
    ['😀', 2],
    ['✓ ✔', 3],
    ['✅', 2],
    ['𠮷', 2],
    ['Кирилл', 6],
    ['אורן', 4],
    ['█▌', 2],
  ])('of “%s” is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('a line can be broken', () => {
  it.each([
    ['one two', ['one ', 'two']],
    ['不要修改。谢谢', ['不', '要', '修', '改。', '谢', '谢']],
    ['修正git的错误', ['修', '正', 'git', '的', '错', '误']],
    ['「引用」と', ['「引', '用」', 'と']],
    ['サーバー', ['サー', 'バー']],
    ['김민수 님', ['김민수 ', '님']],
    ['a—b', ['a—b']],
  ])('in “%s” where that hurts nobody', (text, parts) => {
    expect(text.split(breaks)).toEqual(parts);
  });
});
