import type { Trailer } from '../model/entry.ts';
import { takeMiddle } from './middle-trailers.ts';
import {
  addTrailer,
  type Piece,
  paragraphStart,
  readParagraph,
  skipBlanks,
  type TrailerProblem,
} from './trailer-pieces.ts';

/** A message taken apart. The notes stay in the body too; trailers, also those without a value, do not. */
export interface SplitMessage {
  body: string[];
  trailers: Trailer[];
  notes: string[];
  problems: TrailerProblem[];
}

/**
 * Splits the lines of a message into its body and its trailers, much as git-interpret-trailers(1) does. The last
 * paragraph is judged first: it holds trailers when all its lines are trailers, notes or continuations, or when it names
 * a person in a known role and at least a quarter of it are trailers. Then paragraphs above it are taken as long as
 * they hold nothing but known trailers (squashed commits end in several). An unknown role counts only beside a known
 * one, in the shape `Some-Role: value`, since `Word: text` and `some-program: text` are how many titles begin. A last
 * paragraph that does nothing but refer to tickets (`Fixes #12`) stays in the body, and the one above it is judged. What stands
 * higher is taken where it is trailers of people with their addresses alone. With `onlyKnown` no unknown role counts, none with
 * blanks for hyphens, and nothing above other text: what entries without ids are known by must not change.
 */
export function splitTrailers(lines: readonly string[], options: { onlyKnown?: boolean } = {}): SplitMessage {
  const onlyKnown = options.onlyKnown === true;
  const { split } = splitLines(lines, onlyKnown);
  if (onlyKnown) return split;
  const { body, trailers } = takeMiddle(split.body.join('\n'), split.trailers);
  return trailers === split.trailers ? split : { ...split, body: body.split('\n'), trailers };
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
  let pending: Piece[] | undefined;
  let found = false;
  let isEnded = false;
  let top = lines.length;
  for (let end = skipBlanks(lines, top); end > 0; ) {
    const pieces = readParagraph(lines, paragraphStart(lines, end), end, onlyKnown);
    const start = pieces[0]?.start ?? 0;
    end = skipBlanks(lines, start);
    if (!onlyKnown && !found && pending === undefined && isReferring(lines, pieces)) {
      pending = pieces;
      continue;
    }
    isEnded = !(found ? isOnlyKnown(lines, pieces) : isBlock(pieces));
    if (isEnded) break;
    found ||= pieces.some((piece) => piece.kind === 'known');
    if (pending !== undefined && !found) break;
    if (pending !== undefined) paragraphs.push(pending);
    pending = undefined;
    paragraphs.push(pieces);
    top = start;
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
    if (isEnded) return withMiddle(joinBody(text.slice(0, last + 2), split));
    if (found && isText(text.slice(text.lastIndexOf('\n', last - 1) + 1, last))) {
      return withMiddle(joinBody(text.slice(0, split.body.length === 0 ? last : last + 2), split));
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

function withMiddle(split: SplitText): SplitText {
  const { body, trailers } = takeMiddle(split.body, split.trailers);
  return trailers === split.trailers ? split : { ...split, body, trailers };
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

/** How a line begins that refers to tickets, and what names one: `Fixes #12`, `See also: https://…/issues/12`. */
const referring =
  /^(?:fix(?:es|ed)?|close[sd]?|resolve[sd]?|refs?|references?|see(?: also)?|related(?: to)?|part of|addresses|issue|bug|ticket)\b:?/i;
const ticket = /^(?:[\w./-]*#\d+|gh-\d+|https?:\/\/\S+|[A-Z]{2,10}-\d+|and|&|issues?|bugs?)$/i;

/** Whether a paragraph does nothing but refer to tickets, in words that are no trailers. */
const isReferring = (lines: readonly string[], pieces: readonly Piece[]): boolean =>
  pieces.every(({ kind, start }) => kind === 'other' && refersAlone(lines[start] ?? ''));

function refersAlone(line: string): boolean {
  const lead = line.length < 300 ? referring.exec(line)?.[0] : undefined;
  const named =
    lead === undefined
      ? []
      : line
          .slice(lead.length)
          .split(/[\s,;]+/)
          .filter((word) => word !== '');
  return named.some((word) => /\d/.test(word)) && named.every((word) => ticket.test(word.replace(/\.+$/, '')));
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
