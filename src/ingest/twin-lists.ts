import { makeNumbers } from './columns.ts';

/** The entries of each content, by numbers: most have one. */
export interface TwinLists {
  /** Adds an entry behind those of the same content. */
  add(content: number, entry: number): void;
  has(content: number | undefined): boolean;
  /** The entries of a content, in the order in which they came. */
  list(content: number | undefined): number[];
}

/** Makes lists without an entry. They take eight bytes for each. */
export function makeTwinLists(): TwinLists {
  /** The last entry of each content, and the one before each entry; -1 where there is none. */
  const lasts = makeNumbers(-1);
  const before = makeNumbers(-1);
  const has = (content: number | undefined): content is number => content !== undefined && lasts.get(content) >= 0;
  return {
    add(content, entry) {
      before.set(entry, lasts.get(content));
      lasts.set(content, entry);
    },
    has,
    list(content) {
      const entries: number[] = [];
      if (has(content)) for (let at = lasts.get(content); at >= 0; at = before.get(at)) entries.push(at);
      return entries.reverse();
    },
  };
}
