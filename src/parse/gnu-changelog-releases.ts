import type { Day } from '../model/day.ts';
import type { Emit } from './format.ts';
import { type Block, isRule, readGnuBullet } from './gnu-changelog-lines.ts';
import { readReleaseLine } from './gnu-changelog-release.ts';

/** Finds the releases of a log that has no headings for them: lines and items that say one was made. */
export interface ReleaseFinder {
  /** Tells of a release whose heading this is. */
  open(name: string, date: Day | undefined, line: number): void;
  /** Tells of a release if this line between the changes names one. */
  openLine(text: string, line: number, date?: Day): boolean;
  /** Tells of the releases that a change's title and items name, or what it is listed by. */
  look(blocks: readonly Block[], subject: string, date: Day | undefined): void;
  /** The release of a change of that day: the last one told, if it was not made before. */
  of(date: Day | undefined): string | undefined;
}

/** Makes a finder for a log whose newest changes stand at the top. */
export function makeReleaseFinder(emit: Emit): ReleaseFinder {
  let last: { name: string; date: Day | undefined } | undefined;
  const open: ReleaseFinder['open'] = (name, date, line) => {
    last = { name, date };
    emit({ kind: 'release', release: { name, ...(date === undefined ? {} : { date }), line } });
  };
  const openLine = (text: string, line: number, date?: Day): boolean => {
    const name = readReleaseLine(text);
    if (name !== undefined) open(name, date, line);
    return name !== undefined;
  };
  return {
    open,
    openLine,
    look(blocks, subject, date) {
      let found = false;
      for (const { lines, line, kind } of blocks) {
        for (const [index, text] of lines.entries()) {
          const next = lines[index + 1] ?? '';
          const alone = isRule(next) || readGnuBullet(next) !== undefined;
          const isTitle = index === 0 && kind !== 'items';
          if (!isTitle && !(alone && readGnuBullet(text) !== undefined)) continue;
          found = openLine(text, line + index, date) || found;
        }
      }
      const name = found ? undefined : readReleaseLine(subject);
      // A heading above may have told of it already.
      if (name !== undefined && name !== last?.name) open(name, date, blocks[0]?.line ?? 1);
    },
    of: (date) =>
      last !== undefined && (last.date === undefined || date === undefined || date <= last.date)
        ? last.name
        : undefined,
  };
}
