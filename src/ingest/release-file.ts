import type { ReleaseParts } from '../enrich/release-parts.ts';
import { isReleaseBasis, isReleaseFacts } from '../model/release-facts.ts';
import type { ByteSource } from '../search/paged-bytes.ts';
import { decodeNumbers, encodeInPieces, openNumbers } from './number-file.ts';

/** The version is raised whenever the layout or the rules of versions change: a file of another one is made anew. */
const kind = { magic: 0x4c52_4e41, version: 4 };

/** Writes the releases as pieces of one file. */
export function encodeReleases({ firsts, candidates, graph, outside, ...facts }: ReleaseParts): Uint8Array[] {
  return encodeInPieces(kind, facts, [outside, firsts, candidates, graph.starts, graph.parents]);
}

/** Reads what `encodeReleases` wrote; undefined where it is damaged or of another version. */
export async function decodeReleases(file: Uint8Array): Promise<ReleaseParts | undefined> {
  const read = await decodeNumbers(kind, file);
  const facts = read?.facts;
  const [outside, firsts, candidates, starts, parents] = read?.lists ?? [];
  if (!isReleaseFacts(facts) || !outside || !firsts || !candidates || !starts || !parents) return undefined;
  return { ...facts, firsts, candidates, graph: { starts, parents }, outside };
}

/**
 * Of the same file what it was made of, and the commits outside the log, without reading the rest; undefined where its
 * front is damaged or it is of another version.
 */
export function openOutside(file: ByteSource) {
  const opened = openNumbers(kind, file);
  const facts = opened?.facts;
  if (!opened || !isReleaseBasis(facts)) return undefined;
  const { mark, records } = facts;
  return { mark, records, outside: () => opened.list(0) };
}
