import type { Person, Trailer } from '../model/entry.ts';
import { parsePeople, parsePerson } from './person.ts';
import { classifyRole } from './trailer-roles.ts';

/** A line among the trailers that could not be taken; `offset` is its index in the lines given. */
export interface TrailerProblem {
  offset: number;
  kind: string;
  message: string;
}

/** A stretch of lines of one kind, from index `start` up to `end`. */
export interface Piece {
  kind: 'known' | 'generic' | 'note' | 'picked' | 'other';
  start: number;
  end: number;
  /** The role as written, in a known or generic piece. */
  token: string;
  value: string;
  /** Whether the role is one that names people. */
  person: boolean;
}

/** A note of more lines than this is taken for text that happens to open with a bracket. */
const longestNote = 20;

/** Adds what a line tells to the trailers, or to the problems. */
export function addTrailer(split: { trailers: Trailer[]; problems: TrailerProblem[] }, piece: Piece): void {
  const role = piece.token.toLowerCase();
  const { person } = piece;
  const people = person ? parsePeople(piece.value).filter(({ name }) => name !== '') : [readValue(piece.value)];
  if (people.length > 0 && piece.value !== '') {
    // Written out, for to copy what an object has takes many times as long.
    for (const { name, email } of people)
      split.trailers.push(email === undefined ? { role, name } : { role, name, email });
    return;
  }
  const lacks = person ? 'name' : 'value';
  const message = `a ${piece.token} line without a ${lacks}`;
  split.problems.push({ offset: piece.start, kind: `trailer-without-${lacks}`, message });
}

/** The value of a role that is not known to name people: taken as it stands, unless it ends in an address. */
function readValue(value: string): Person {
  return value.endsWith('>') && value.includes('@') ? parsePerson(value) : { name: value };
}

/** Reads the lines of a paragraph; with `onlyKnown` no role counts that is not known as it is written. */
export function readParagraph(lines: readonly string[], start: number, end: number, onlyKnown: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (let index = start; index < end; ) {
    const piece = readPiece(lines, index, end, onlyKnown);
    pieces.push(piece);
    index = piece.end;
  }
  return pieces;
}

/** A role with blanks for hyphens, which many write. */
const spaced =
  /^((?:approved|reviewed|tested|reported|acked|suggested|authored|ported|submitted|requested|signed[ -]off|co[ -]authored) by)[ \t]*:/i;

/** The role with which a line begins. */
function readRole(line: string, onlyKnown: boolean): RegExpExecArray | undefined {
  const match = /^([A-Za-z][A-Za-z0-9-]{0,79})[ \t]*:/.exec(line);
  if (match !== null || onlyKnown) return match ?? undefined;
  // All lines of last paragraphs are asked.
  const colon = line.indexOf(':');
  const found = colon > 7 && colon < 25 ? spaced.exec(line) : null;
  return found && isName(line.slice(found[0].length).trim()) ? found : undefined;
}

/** Whether somebody's name may be so: no sentence, and no ticket. */
const isName = (text: string): boolean =>
  text.length <= 100 &&
  /^[\p{L}@<"]/u.test(text) &&
  !/^[A-Z]+-\d/.test(text) &&
  (text.includes('<') || !/[.;!?](?:\s|$)/.test(text));

function readPiece(lines: readonly string[], start: number, end: number, onlyKnown: boolean): Piece {
  const line = lines[start] ?? '';
  if (line.startsWith('[')) {
    const noteEnd = findNoteEnd(lines, start, end);
    return noteEnd === undefined ? makePiece('other', start) : makePiece('note', start, noteEnd);
  }
  if (line.startsWith('(cherry picked from commit ')) return makePiece('picked', start);
  const match = readRole(line, onlyKnown);
  if (match === undefined) return makePiece('other', start);

  const token = match[1]?.replace(/ /g, '-') ?? '';
  let next = start + 1;
  while (next < end && /^\s/.test(lines[next] ?? '')) next += 1;
  const first = line.slice(match[0].length).trim();
  const value = next === start + 1 ? first : joinLines(first, lines.slice(start + 1, next));
  const role = classifyRole(token.toLowerCase(), value);
  const person = role === 'person';
  if (role !== 'unknown') return makePiece('known', start, next, token, value, person);
  const generic = !onlyKnown && value !== '' && token.includes('-') && /^[A-Z]/.test(token);
  return generic ? makePiece('generic', start, next, token, value, person) : makePiece('other', start);
}

/** All are made here, so that they are read alike. */
function makePiece(kind: Piece['kind'], start: number, end = start + 1, token = '', value = '', person = false): Piece {
  return { kind, start, end, token, value, person };
}

function joinLines(first: string, others: readonly string[]): string {
  return [first, ...others.map((text) => text.trim())].join(' ').trim();
}

/** Where a bracket note ends, `[who: what was changed]`, which may run over several lines; undefined where none begins. */
function findNoteEnd(lines: readonly string[], start: number, end: number): number | undefined {
  if (!/^\[ ?[^[\]:]{1,60}:(?:\s|$)/.test(lines[start] ?? '')) return undefined;
  let depth = 0;
  for (let index = start; index < Math.min(end, start + longestNote); index += 1) {
    const line = lines[index] ?? '';
    for (const character of line) depth += character === '[' ? 1 : character === ']' ? -1 : 0;
    if (depth <= 0) return line.trimEnd().endsWith(']') ? index + 1 : undefined;
  }
  return undefined;
}

/** Where the paragraph begins that ends here. */
export function paragraphStart(lines: readonly string[], end: number): number {
  let start = end;
  while (start > 0 && lines[start - 1]?.trim() !== '') start -= 1;
  return start;
}

/** The end of the text before `end`, without the blank lines in front of it. */
export function skipBlanks(lines: readonly string[], end: number): number {
  let last = end;
  while (last > 0 && lines[last - 1]?.trim() === '') last -= 1;
  return last;
}
