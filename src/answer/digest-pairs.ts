import type { DigestTurn } from '../model/digest.ts';
import type { Ties } from '../model/tie.ts';
import { type Found, makeLink } from './evidence.ts';

/** What of a digest is told together. */
export interface Pairs {
  /** Of each change that was taken back in the same stretch, by its number: what happened to it. */
  turns: ReadonlyMap<number, DigestTurn[]>;
  /** The changes that need no line of their own, each with the number of the one that tells of it. */
  toldBy: ReadonlyMap<number, number>;
}

/**
 * Finds which changes of a stretch undo others of it, or do them again: each pair is told as one. What says in its text
 * that it takes something back, and is called something else, does more than that, and stays by itself as well.
 */
export function findPairs(arrived: readonly Found[], ties: Ties, web: string | undefined): Pairs {
  const all = new Map(arrived.map((found) => [found.hit.sequence, found]));
  const has = (sequence: number): boolean => all.has(sequence);
  const toldBy = new Map<number, number>();
  for (const { hit, entry } of arrived) {
    const turned = ties.listTurned(hit.sequence).filter(has);
    const [first] = turned;
    if (first === undefined) continue;
    const isRevert = ties
      .from(hit.sequence)
      .some(({ kind, other }) => kind === 'reverts' && other !== undefined && has(other));
    const isTurn = isRevert || ties.turns(first, has).some(({ by }) => by === hit.sequence);
    const isOnlyThat = undoing.test(entry.headline) || entry.headline === all.get(first)?.entry.headline;
    if (isTurn && isOnlyThat) toldBy.set(hit.sequence, first);
  }
  const turns = new Map<number, DigestTurn[]>();
  for (const { hit } of arrived) {
    if (toldBy.has(hit.sequence)) continue;
    const own = ties.turns(hit.sequence, has).flatMap(({ kind, by, isSame }): DigestTurn[] => {
      const entry = all.get(by)?.entry;
      if (!entry) return [];
      const date = isSame ? (entry.committedDate ?? entry.date) : entry.date;
      return [{ kind, id: entry.id, ...makeLink(web, entry.id), date, author: entry.author.name }];
    });
    if (own.length > 0) turns.set(hit.sequence, own);
  }
  return { turns, toldBy };
}

const undoing = /\b(?:revert|re-?appl(?:y|ies)|re-?lands?)\b/i;
