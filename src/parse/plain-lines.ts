/** The first line of an item: its mark, the column of it, and the text behind it. */
export interface Bullet {
  mark: string;
  width: number;
  text: string;
}

const tabWidth = 8;

/** How many columns of spaces and tabs a line begins with. */
export function indentOf(line: string): number {
  let width = 0;
  for (let index = 0; index < line.length; index += 1) {
    const code = line.charCodeAt(index);
    if (code === 0x20) width += 1;
    else if (code === 0x09) width += tabWidth - (width % tabWidth);
    else break;
  }
  return width;
}

/** The line without its first `width` columns of spaces and tabs, or without all it has if that is less. */
export function dropColumns(line: string, width: number): string {
  let column = 0;
  let index = 0;
  for (; index < line.length && column < width; index += 1) {
    const code = line.charCodeAt(index);
    if (code === 0x20) column += 1;
    else if (code === 0x09) column += tabWidth - (column % tabWidth);
    else break;
  }
  return line.slice(index);
}

const numberForm = /^\d{1,2}[.)](?=\s)/;

/** Reads the first line of an item: `*`, `-`, `+`, `o`, `•` or a number, then a blank. Numbers have the mark `1`. */
export function readPlainBullet(line: string): Bullet | undefined {
  let start = 0;
  while (line.charCodeAt(start) === 0x20 || line.charCodeAt(start) === 0x09) start += 1;
  // Most lines of a long log are looked at here several times.
  const sign = line.charAt(start);
  if (sign >= '0' && sign <= '9') {
    const number = numberForm.exec(line.slice(start, start + 4))?.[0];
    return number === undefined ? undefined : makeBullet('1', line, start + number.length);
  }
  if (sign === '' || !'*+-o•·'.includes(sign)) return undefined;
  const next = line.charAt(start + 1);
  return next === '' || next === ' ' || next === '\t' ? makeBullet(sign, line, start + 1) : undefined;
}

function makeBullet(mark: string, line: string, end: number): Bullet {
  return { mark, width: indentOf(line), text: line.slice(end).trim() };
}

/** Whether a block of an editor's variables begins here, which ends in a line `End:`. */
export function isEditorBlock(line: string): boolean {
  return line.includes('ocal') && /^\s{0,8}(?:;;\s{0,8})?[Ll]ocal\s?(?:variables|words):/i.test(line);
}
