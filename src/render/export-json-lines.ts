import type { Entry } from '../model/entry.ts';
import { type LogExport, wholeLog } from '../model/log-export.ts';

/** A log in our own form, an object a line: its headings first, then its entries. Importing it gives the same log. */
export async function* renderJsonLines(log: LogExport): AsyncGenerator<string> {
  const isWhole = log.scope === wholeLog;
  if (isWhole) {
    for (const release of log.releases) yield writeLine({ kind: 'release', ...release });
    for (const day of log.days) yield writeLine({ kind: 'day', ...day });
  }
  // Of an answer only the headings that its entries stand under are told, each above the first of them.
  const waiting = new Map(isWhole ? [] : log.releases.map((release) => [release.name, release]));
  for await (const entry of log.entries()) {
    const release = waiting.get(entry.release ?? '');
    if (release) {
      waiting.delete(release.name);
      yield writeLine({ kind: 'release', ...release });
    }
    yield writeLine(orderFields(entry));
  }
}

const writeLine = (value: object): string => `${JSON.stringify(value)}\n`;

/** What people look for first. What is absent is left out. */
function orderFields(entry: Entry): object {
  const { id, date, committedDate, authored, committed, author, committer, release, section, ...rest } = entry;
  const { subject, headline, body, trailers, notes, merge, subsystems, parents, paths, morePaths, line } = rest;
  return {
    ...{ kind: 'entry', id, date, committedDate, authored, committed, author, committer, release, section },
    ...{ subject, headline, body, trailers, notes, merge, subsystems, parents, paths, morePaths, line },
  };
}
