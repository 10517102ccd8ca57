import type { ReleaseParts } from '../enrich/release-parts.ts';
import { releaseFactsSchema } from '../model/release-facts.ts';
import { decodeNumbers, encodeNumbers, parseFacts } from './number-file.ts';

/** The version is raised whenever the layout or the rules of versions change: a file of another one is made anew. */
const kind = { magic: 0x4c52_4e41, version: 2 };

/** Writes the releases as one file. */
export function encodeReleases({ firsts, candidates, graph, ...facts }: ReleaseParts): Uint8Array {
  return encodeNumbers(kind, facts, [firsts, candidates, graph.starts, graph.parents]);
}

/** Reads what `encodeReleases` wrote; undefined where it is damaged or of another version. */
export async function decodeReleases(file: Uint8Array): Promise<ReleaseParts | undefined> {
  const read = await decodeNumbers(kind, file);
  const facts = releaseFactsSchema.safeParse(parseFacts(read?.facts));
  const [firsts, candidates, starts, parents] = read?.lists ?? [];
  if (!facts.success || !firsts || !candidates || !starts || !parents) return undefined;
  return { ...facts.data, firsts, candidates, graph: { starts, parents } };
}
