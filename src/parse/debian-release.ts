import type { Day } from '../model/day.ts';
import type { ParsedEntry, Person } from '../model/entry.ts';
import type { DebianHeading } from './debian-lines.ts';
import type { Emit } from './format.ts';
import type { ItemChange } from './nested-items.ts';

/** A change while its version is read: who made it may be told only by the line that ends the version. */
export interface DraftChange extends ItemChange {
  people: readonly Person[];
}

/** A version while it is read; a heading of the time before versions has none. */
export interface OpenRelease {
  heading: DebianHeading | undefined;
  line: number;
  date: Day | '';
  signer: Person | undefined;
  signed: boolean;
  changes: DraftChange[];
}

/** Makes what tells of a finished version: its heading, then its changes. Positions go on where a version comes again. */
export function makeReleaseTeller(emit: Emit): (release: OpenRelease) => void {
  const positions = new Map<string, number>();
  return ({ heading, line, date, signer, changes }) => {
    if (heading !== undefined) {
      const { package: name, suite, urgency } = heading;
      emit({
        kind: 'release',
        release: {
          name: heading.version,
          ...(date === '' ? {} : { date }),
          line,
          package: name,
          ...(suite === undefined ? {} : { suite }),
          ...(urgency === undefined ? {} : { urgency }),
        },
      });
    }
    const group = heading?.version ?? date;
    let position = positions.get(group) ?? 0;
    for (const change of changes) {
      position += 1;
      emit({ kind: 'entry', entry: makeEntry(change, `${group}#${position}`, date, signer, heading?.version) });
    }
    positions.set(group, position);
  };
}

function makeEntry(
  change: DraftChange,
  id: string,
  date: Day | '',
  signer: Person | undefined,
  release: string | undefined,
): ParsedEntry {
  const { people, section } = change;
  const entry: ParsedEntry = {
    id,
    date,
    author: people[0] ?? signer ?? { name: '' },
    subject: change.subject,
    body: change.body,
    trailers: people.length < 2 ? [] : people.slice(1).map((person) => ({ role: 'co-authored-by', ...person })),
    notes: [],
    line: change.line,
  };
  // Spreading what may be missing takes several times as long, and a log has very many of these.
  if (release !== undefined) entry.release = release;
  if (section !== undefined) entry.section = section;
  return entry;
}
