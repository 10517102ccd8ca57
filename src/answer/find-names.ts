/** A name, and where it stands. */
interface FoundName {
  name: string;
  start: number;
  end: number;
}

/** What a text may go on with behind a piece of names, and the name that ends there. */
interface NameTree {
  name?: string;
  next: Map<string, NameTree>;
}

/** What is longer is no name; at each place of a text as much of a name may be compared as it has. */
const longestName = 100;

/** Where names stand in a text as whole words, whatever blanks part these. The text is read once for all of them. */
export function findNames(text: string, names: readonly string[]): FoundName[] {
  const root: NameTree = { next: new Map() };
  for (const name of names) {
    if (name.length > longestName) continue;
    let tree = root;
    for (const { piece } of cutPieces(name)) {
      const next = tree.next.get(piece) ?? { next: new Map() };
      tree.next.set(piece, next);
      tree = next;
    }
    tree.name = name;
  }
  // A text of a megabyte has half a million pieces.
  const pieces = names.length === 0 ? [] : cutPieces(text);
  return pieces.flatMap(({ start }, index) => {
    const found: FoundName[] = [];
    if (isWord(pieces[index - 1]?.piece)) return found;
    let tree: NameTree | undefined = root;
    for (let at = index; tree !== undefined; at += 1) {
      const end = pieces[at]?.start ?? text.length;
      if (tree.name !== undefined && !isWord(pieces[at]?.piece)) found.push({ name: tree.name, start, end });
      tree = tree.next.get(pieces[at]?.piece ?? '');
    }
    return found;
  });
}

/** The words, blanks and signs of a text. */
const cutPieces = (text: string): { piece: string; start: number }[] =>
  [...text.matchAll(/[\p{L}\p{N}]+|\s+|[^\s\p{L}\p{N}]/gu)].map(({ 0: piece, index: start }) => ({
    piece: /^\s/.test(piece) ? ' ' : piece,
    start,
  }));

const isWord = (piece = ''): boolean => /^[\p{L}\p{N}]/u.test(piece);
