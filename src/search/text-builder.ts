import { mergeRuns } from './merge-runs.ts';
import { openRun, type PackedRun, packRun, type RunSource } from './packed-run.ts';
import { makeTermBuilder, type TermParts } from './term-builder.ts';
import type { TermRun } from './term-run.ts';

/** What of a record is searched: all empty for a day without text. */
export interface RecordText {
  title: string;
  body: string;
  /** Titles that a merge lists and that are found by themselves. */
  listed: readonly string[];
}

/** The words of records that follow on each other, and those of the titles that they list. */
export interface TextRuns {
  records: TermRun;
  titles: TermRun;
}

/** Collects the texts of records in the order of their numbers; once it has made its runs, packed or not, it begins anew. */
export function makeTextBuilder() {
  const records = makeTermBuilder();
  const titles = makeTermBuilder();
  return {
    add({ title, body, listed }: RecordText): void {
      records.add(title, body);
      // A title's words may stand in the merge's own text, which is its context.
      for (const text of listed) titles.add(text, `${title}\n${body}`);
    },
    finish: (): TextRuns => ({ records: records.finish(), titles: titles.finish() }),
    pack: (): PackedTexts => ({ records: records.pack(), titles: titles.pack() }),
  };
}

/** The same, packed, and opened for reading in parts. */
export interface PackedTexts {
  records: PackedRun;
  titles: PackedRun;
}
export interface TextSources {
  records: RunSource;
  titles: RunSource;
}

/** The runs of records and titles in the order of an index: titles are units of their own, behind those of all records. */
export const orderTexts = (parts: readonly TextSources[]): RunSource[] => [
  ...parts.map(({ records }) => records),
  ...parts.map(({ titles }) => titles),
];

/** Makes the searchable part of an index of all records. */
export function mergeTexts(parts: readonly TextRuns[]): TermParts {
  const open = (run: TermRun): RunSource => openRun(packRun(run));
  return mergeRuns(orderTexts(parts.map(({ records, titles }) => ({ records: open(records), titles: open(titles) }))));
}
