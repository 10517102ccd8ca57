import { describe, expect, it } from 'vitest';
import { makeLineCutter } from '../../src/parse/lines.ts';

function cut(...chunks: (string | Buffer)[]): [string, boolean][] {
  const lines: [string, boolean][] = [];
  const cutter = makeLineCutter((text, latin1) => lines.push([text, latin1]));
  for (const chunk of chunks) cutter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  cutter.end();
  return lines;
}

describe('the lines of a text', () => {
  it('end with LF or CRLF, and the last may end with nothing', () => {
    expect(cut('a\r\nb\n\nc').map(([text]) => text)).toEqual(['a', 'b', '', 'c']);
    expect(cut('a\n').map(([text]) => text)).toEqual(['a']);
    expect(cut()).toEqual([]);
  });

  it('are whole across the borders of chunks, also within a character', () => {
    const bytes = Buffer.from('Ünal\r\n•\n');
    const single = Array.from(bytes, (byte) => Buffer.of(byte));
    expect(cut(...single)).toEqual([
      ['Ünal', false],
      ['•', false],
    ]);
  });

  it('have no byte order mark', () => {
    expect(cut('\uFEFFa\n\uFEFFb')).toEqual([
      ['a', false],
      ['\uFEFFb', false],
    ]);
  });

  it('keep what is UTF-8 in a line that has a byte that is not', () => {
    const bytes = Buffer.concat([Buffer.from('  • a wörd 𝄞'), Buffer.of(0x93, 0xe2, 0x80), Buffer.from('ß')]);
    expect(cut(bytes)).toEqual([['  • a wörd 𝄞“â€ß', true]]);
  });

  it('are read as Windows-1252 where they are not UTF-8, and only there', () => {
    const bytes = Buffer.concat([Buffer.from('é\n'), Buffer.of(0x80, 0x93, 0x95, 0x81, 0xe9, 0x0a), Buffer.from('ü')]);
    expect(cut(bytes)).toEqual([
      ['é', false],
      ['€“•\u0081é', true],
      ['ü', false],
    ]);
  });
});
