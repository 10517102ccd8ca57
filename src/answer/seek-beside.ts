import type { Query } from '../model/query.ts';
import type { WeighedHit } from '../search/soft.ts';
import { findNamed } from './first-of-it.ts';
import type { LogReader } from './reader.ts';

/** What is looked for by its name alone, since other words of the question may be said otherwise where it is told. */
export interface SoughtBeside {
  /** The thing whose beginning is asked for; empty where none is. */
  begun: string;
  /** The thing whose end is asked for. */
  ended?: string | undefined;
  /** The thing whose newest version is asked for. */
  versioned?: string | undefined;
  /** The tickets that are named, whose texts may be long. */
  numbers: readonly string[];
}

/** The verbs by which most changes say that something ends, or that a version was taken; titles seldom have two of them. */
const verbs = { ends: ['remove', 'drop'], takes: ['', 'bump', 'update', 'upgrade'] };

/** The hits with those that are found by a name alone, and up to which number the earliest were looked through. */
export async function seekBeside(
  log: LogReader,
  query: Query,
  found: readonly WeighedHit[],
  { begun, ended, versioned, numbers }: SoughtBeside,
): Promise<{ hits: WeighedHit[]; upTo?: number | undefined }> {
  const early = begun === '' ? { named: [] } : await findNamed(log, begun, query, found, 'oldest');
  const hits = [...found, ...early.named];
  const seek = async (text: string, order: 'best' | 'newest'): Promise<void> => {
    hits.push(...(await findNamed(log, text, query, hits, order)).named);
  };
  if (ended !== undefined) for (const verb of verbs.ends) await seek(`${ended} ${verb}`, 'best');
  if (versioned !== undefined) for (const verb of verbs.takes) await seek(`${versioned} ${verb}`, 'newest');
  for (const number of numbers) await seek(number, 'best');
  return { hits, upTo: early.upTo };
}
