/** A change to a day list that must not change what it says. */
export interface Variant {
  name: string;
  change(text: string): string | Buffer;
  /** The lines stand elsewhere after the change. */
  movesLines?: boolean;
}

const indent = (text: string, change: (spaces: string) => string): string => text.replace(/^[ \u00a0]+/gm, change);

export const variants: Variant[] = [
  { name: 'line ends of CR and LF', change: (text) => text.replace(/\n/g, '\r\n') },
  { name: 'a byte order mark', change: (text) => `\uFEFF${text}` },
  { name: 'a tab for every four spaces', change: (text) => indent(text, (spaces) => spaces.replace(/ {4}/g, '\t')) },
  { name: 'a tab for every two spaces', change: (text) => indent(text, (spaces) => spaces.replace(/ {2}/g, '\t')) },
  { name: 'one tab for any indent', change: (text) => indent(text, () => '\t') },
  { name: 'twice the indent', change: (text) => indent(text, (spaces) => spaces + spaces) },
  { name: 'half the indent', change: (text) => indent(text, (spaces) => spaces.replace(/ {2}/g, ' ')) },
  { name: 'no indent at all', change: (text) => indent(text, () => '') },
  { name: 'the whole log moved in', change: (text) => text.replace(/^(?=.)/gm, '   ') },
  { name: 'plain spaces for no-break spaces', change: (text) => text.replace(/\u00a0/g, ' ') },
  { name: 'no no-break spaces', change: (text) => text.replace(/\u00a0/g, '') },
  { name: 'trailing spaces lost', change: (text) => text.replace(/[ \u00a0]+$/gm, '') },
  { name: 'trailing spaces gained', change: (text) => text.replace(/$/gm, '  ') },
  { name: 'an end of line at the end', change: (text) => `${text}\n\n` },
  { name: 'leading zeroes lost', change: (text) => text.replace(/^0(?=\d \w{3}, \d{4}$)/gm, '') },
  { name: 'the names of months in full', change: (text) => text.replace(/^(\d\d) Oct,/gm, '$1 October,') },
  { name: 'closing lines lost', change: (text) => text.replace(/^ {4}\u00a0\n/gm, ''), movesLines: true },
  { name: 'blank lines before everything', change: (text) => `\n\n\n${text}`, movesLines: true },
];
