import type { ParsedEntry } from '../../src/model/entry.ts';

/** An entry of a day list as a test needs it: its author by name, the rest empty unless said. */
export function makeParsed(id: string, author: string, rest: Partial<ParsedEntry> = {}): ParsedEntry {
  return { id, date: id.slice(0, 10), author: { name: author }, body: '', trailers: [], notes: [], ...rest };
}

/** A trailer as it is written, `acked-by: Jan Kara`. */
export function makeTrailer(text: string): ParsedEntry['trailers'][number] {
  const [role = '', name = ''] = text.split(': ');
  return { role, name };
}
