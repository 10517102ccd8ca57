import type { Trailer } from '../model/entry.ts';
import { addTrailer, type Piece, readParagraph, type TrailerProblem } from './trailer-pieces.ts';

/** A text without the trailers that stood in it, and these with those that are below it. */
export interface MiddleTrailers {
  body: string;
  trailers: Trailer[];
}

/** Behind such a line a text may hold the messages of others, with their trailers. */
const foreign =
  /^(?:-{2,}|={3,}|>|```|~~~|(?:From|Subject|Author|Date|Message-Id|To):? |commit:? [0-9a-f]{7}|This reverts|This is a combination|(?:The )?[Oo]riginal |[Ss]quash|[Ww]rote:|.{1,80} wrote:$|diff --git|\(?cherry[- ]picked|\(?backport)/im;

/**
 * Takes paragraphs out of a text that are wholly trailers of people with their addresses (`Signed-off-by: Name <mail>`),
 * wherever they stand above more text; not of messages that it quotes, nor behind a line below which it may. They come before
 * those that stand `below`, each once: what was several commits names the same people again and again.
 */
export function takeMiddle(body: string, below: Trailer[]): MiddleTrailers {
  if (!/[- ][Bb]y:/.test(body)) return { body, trailers: below };
  const found: { trailers: Trailer[]; problems: TrailerProblem[] } = { trailers: [], problems: [] };
  let kept = '';
  let from = 0;
  for (const { 0: gap, index } of body.matchAll(blanks)) {
    const paragraph = body.slice(from, index);
    from = index + gap.length;
    const lines = /^[A-Z]/.test(paragraph) ? paragraph.split('\n') : [];
    const pieces = readParagraph(lines, 0, lines.length, false);
    if (pieces.length > 0 && pieces.every(namesWithAddress)) {
      for (const piece of pieces) addTrailer(found, piece);
      continue;
    }
    kept += paragraph + gap;
    if (foreign.test(paragraph)) break;
  }
  if (found.trailers.length === 0) return { body, trailers: below };
  const known = new Set(below.map(makeKey));
  const added = found.trailers.filter((one) => {
    const isNew = !known.has(makeKey(one));
    known.add(makeKey(one));
    return isNew;
  });
  return { body: kept + body.slice(from), trailers: [...added, ...below] };
}

const makeKey = ({ role, name, email = '' }: Trailer): string => [role, name, email].join('\0');

/** What parts two paragraphs. */
const blanks = /\n(?:[ \t\r]*\n)+/g;

const namesWithAddress = ({ kind, person, value }: Piece): boolean =>
  kind === 'known' && person && /^[^<>]*<[^<>\s]+@[^<>\s]+>(?:[ \t]*[#([].*)?$/.test(value);
