import { makeTermBuilder, type TermParts } from './term-builder.ts';

/** What of a record is searched: all empty for a day without text. */
export interface RecordText {
  title: string;
  body: string;
  /** Titles that a merge lists and that are found by themselves. */
  listed: readonly string[];
}

/** Collects the texts of records in the order of their numbers and makes the searchable part of an index of them. */
export function makeTextBuilder() {
  const terms = makeTermBuilder();
  // Titles that merges list are units of their own, and all units of entries come before them.
  const titles: { text: string; context: string }[] = [];
  return {
    add({ title, body, listed }: RecordText): void {
      terms.add(title, body);
      for (const text of listed) titles.push({ text, context: `${title}\n${body}` });
    },
    finish(): TermParts {
      // A title's words may stand in the merge's own text, which is its context.
      for (const { text, context } of titles) terms.add(text, context);
      return terms.finish();
    },
  };
}
