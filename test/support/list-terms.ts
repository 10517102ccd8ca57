import { workAtOnce } from '../../src/ops/turns.ts';
import type { Dictionary, TermEntry } from '../../src/search/dictionary.ts';

/** What a dictionary says of a beginning. */
export function listFrom(dictionary: Dictionary, prefix: string): TermEntry[] {
  const found: TermEntry[] = [];
  dictionary.eachFrom(prefix, (entry) => {
    found.push(entry);
    return true;
  });
  return found;
}

/** All terms of a dictionary as it lists them for a merge, each with its size. */
export function listEncoded(dictionary: Dictionary): [term: string, size: number][] {
  const found: [string, number][] = [];
  const steps = dictionary.eachEncoded((bytes, length, size) =>
    found.push([Buffer.from(bytes.subarray(0, length)).toString(), size]),
  );
  workAtOnce(steps);
  return found;
}
