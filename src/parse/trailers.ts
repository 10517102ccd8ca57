import type { Person, Trailer } from '../model/entry.ts';
import { parsePeople, parsePerson } from './person.ts';
import { classifyRole } from './trailer-roles.ts';

/** A line among the trailers that could not be taken; `offset` is its index in the lines given. */
export interface TrailerProblem {
  offset: number;
  kind: string;
  message: string;
}

/** A message taken apart. The notes stay in the body too; trailers, also those without a value, do not. */
export interface SplitMessage {
  body: string[];
  trailers: Trailer[];
  notes: string[];
  problems: TrailerProblem[];
}

/** A stretch of lines of one kind, from index `start` up to `end`. */
interface Piece {
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

/**
 * Splits the lines of a message into its body and its trailers, much as git-interpret-trailers(1) does. The last
 * paragraph is judged first: it holds trailers when all its lines are trailers, notes or continuations, or when it names
 * a person in a known role and at least a quarter of it are trailers. Then paragraphs above it are taken as long as
 * they hold nothing but known trailers (squashed commits end in several). An unknown role counts only beside a known
 * one, in the shape `Some-Role: value`, since `Word: text` and `some-program: text` are how many titles begin; with
 * `onlyKnown` it never counts.
 */
export function splitTrailers(lines: readonly string[], options: { onlyKnown?: boolean } = {}): SplitMessage {
  return splitLines(lines, options.onlyKnown === true).split;
}

/** What lines are split into. */
interface SplitLines {
  split: SplitMessage;
  /** Whether known trailers are among them. */
  found: boolean;
  /** Whether some were met that hold more than trailers, so that it is all the same what stands above. */
  isEnded: boolean;
}

function splitLines(lines: readonly string[], onlyKnown: boolean): SplitLines {
  const paragraphs: Piece[][] = [];
  let found = false;
  let isEnded = false;
  let top = lines.length;
  for (let end = skipBlanks(lines, top); end > 0; end = skipBlanks(lines, top)) {
    const pieces = readParagraph(lines, paragraphStart(lines, end), end, onlyKnown);
    isEnded = !(found ? isOnlyKnown(lines, pieces) : isBlock(pieces));
    if (isEnded) break;
    found ||= pieces.some((piece) => piece.kind === 'known');
    paragraphs.push(pieces);
    top = pieces[0]?.start ?? 0;
  }
  return { split: collect(lines, top, paragraphs.reverse()), found, isEnded };
}

/** A text taken apart, whose body is a text again. */
interface SplitText extends Omit<SplitMessage, 'body' | 'problems'> {
  body: string;
  problems: Omit<TrailerProblem, 'offset'>[];
}

/**
 * The same of a text. Of most only the last paragraph is cut into lines: where that holds more than trailers, or the one above
 * it ends in what is none, the rest is not looked at.
 */
export function splitText(text: string): SplitText {
  const last = text.lastIndexOf('\n\n');
  if (last > 0) {
    const { split, found, isEnded } = splitLines(text.slice(last + 2).split('\n'), false);
    if (isEnded) return joinBody(text.slice(0, last + 2), split);
    if (found && isText(text.slice(text.lastIndexOf('\n', last - 1) + 1, last))) {
      return joinBody(text.slice(0, split.body.length === 0 ? last : last + 2), split);
    }
  }
  return joinBody('', splitTrailers(text === '' ? [] : text.split('\n')));
}

/**
 * Whether the last line of a paragraph tells that it holds more than trailers: it begins none, goes on with none, ends no note,
 * and is no rule.
 */
function isText(line: string): boolean {
  const text = line.trimEnd();
  return /^[^\s(]/.test(text) && !text.includes(':') && !text.endsWith(']') && !text.startsWith('---');
}

const joinBody = (above: string, { body, trailers, notes, problems }: SplitMessage): SplitText => ({
  body: above + body.join('\n'),
  trailers,
  notes,
  problems,
});

function collect(lines: readonly string[], top: number, paragraphs: readonly Piece[][]): SplitMessage {
  const split: SplitMessage = { body: lines.slice(0, top), trailers: [], notes: [], problems: [] };
  for (const pieces of paragraphs) {
    const before = split.body.length;
    const known = pieces.some((piece) => piece.kind === 'known');
    for (const piece of pieces) {
      if (piece.kind === 'known' || (piece.kind === 'generic' && known)) addTrailer(split, piece);
      else split.body.push(...lines.slice(piece.start, piece.end));
      if (piece.kind === 'note') split.notes.push(lines.slice(piece.start, piece.end).join('\n'));
    }
    if (split.body.length > before) split.body.push('');
  }
  split.body.length = skipBlanks(split.body, split.body.length);
  return split;
}

function addTrailer(split: SplitMessage, piece: Piece): void {
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

/** Whether the last paragraph of a message holds its trailers. */
function isBlock(pieces: readonly Piece[]): boolean {
  const counts = { known: 0, generic: 0, note: 0, picked: 0, other: 0 };
  for (const { kind } of pieces) counts[kind] += 1;
  // An unknown role beside no known one is text.
  const [generic, others] = counts.known > 0 ? [counts.generic, counts.other] : [0, counts.other + counts.generic];
  if (others === 0) return true;
  const named = counts.picked > 0 || pieces.some((piece) => piece.person);
  return named && (counts.known + counts.picked + generic) * 3 >= others;
}

/** Whether a paragraph above known trailers goes with them: it has nothing else in it, or is a rule (`-----`). */
function isOnlyKnown(lines: readonly string[], pieces: readonly Piece[]): boolean {
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined && /^-{3,}$/.test(lines[first.start]?.trim() ?? '')) return true;
  return pieces.every(({ kind }) => kind === 'known' || kind === 'note' || kind === 'picked');
}

function readParagraph(lines: readonly string[], start: number, end: number, onlyKnown: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (let index = start; index < end; ) {
    const piece = readPiece(lines, index, end, onlyKnown);
    pieces.push(piece);
    index = piece.end;
  }
  return pieces;
}

function readPiece(lines: readonly string[], start: number, end: number, onlyKnown: boolean): Piece {
  const line = lines[start] ?? '';
  if (line.startsWith('[')) {
    const noteEnd = findNoteEnd(lines, start, end);
    return noteEnd === undefined ? makePiece('other', start) : makePiece('note', start, noteEnd);
  }
  if (line.startsWith('(cherry picked from commit ')) return makePiece('picked', start);
  const match = /^([A-Za-z][A-Za-z0-9-]{0,79})[ \t]*:/.exec(line);
  if (match === null) return makePiece('other', start);

  const token = match[1] ?? '';
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

function paragraphStart(lines: readonly string[], end: number): number {
  let start = end;
  while (start > 0 && lines[start - 1]?.trim() !== '') start -= 1;
  return start;
}

/** The end of the text before `end`, without the blank lines in front of it. */
function skipBlanks(lines: readonly string[], end: number): number {
  let last = end;
  while (last > 0 && lines[last - 1]?.trim() === '') last -= 1;
  return last;
}
