import type { NamedPerson } from '../enrich/identity-assembly.ts';
import { makePeopleTable } from '../enrich/identity-table.ts';
import { makeSubsystemCounter, type SubsystemCounts } from '../enrich/learn-counts.ts';
import type { Mailmap } from '../enrich/mailmap.ts';
import { makeOwnFileRules } from '../enrich/own-rules.ts';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import type { SubsystemFinder } from '../enrich/subsystems.ts';
import { makeTieNoter, type TieNotes } from '../enrich/tie-notes.ts';
import type { ParsedEntry, Person } from '../model/entry.ts';
import { isOpenRelease } from '../model/release.ts';
import { makeByteWriter } from '../search/bytes.ts';
import { type Columns, makeColumnBuilder, noPerson, type RolePerson } from '../search/columns.ts';
import { makeTextBuilder, type PackedTexts, type TextRuns } from '../search/text-builder.ts';
import { placeEntry } from '../store/place-entry.ts';
import type { LogRecord, Place } from '../store/records.ts';
import { listRolePeople, listTitles, makeIndexedBody, toKeptSource, toSubsystemSource } from './index-entries.ts';
import { makeSourceKeeper, type SourceVisitor } from './kept-sources.ts';
import { makeNumbers, makePersonCache } from './number-people.ts';

/** A log is indexed in stretches of so many segments, whichever threads work on them. */
export const stretchSegments = 8;

/** What a stretch has for the index before it is known who is who and which subsystems there are. */
export interface StretchNotes {
  texts: TextRuns;
  /** With the places in `people` as numbers, and without subsystems. */
  columns: Columns;
  /** In the order in which they are first named, and how often. */
  people: (NamedPerson & { count: number })[];
  counts: SubsystemCounts;
  /** What ties its entries to others; undefined where nothing is learnt. */
  ties: TieNotes | undefined;
}

/** The same, with the words packed, as they are handed from one thread to another. */
export interface PackedNotes extends Omit<StretchNotes, 'texts'> {
  texts: PackedTexts;
}

/** The subsystems of a stretch. */
export interface StretchSubsystems {
  /** The names that occur, and in how many entries: the others are of titles alone. */
  names: string[];
  entries: number[];
  /** Of each record, and then of each title: how many there are, and their places in `names`. */
  numbers: Uint8Array;
}

/** What stretches are indexed by. */
export interface StretchRules {
  rules: SubsystemRules;
  mailmap: Mailmap;
  /** Of a text with titles only these tell subsystems, so the bodies of a large repository need not be kept. */
  keepText: boolean;
  /** Whether nothing is learnt of subsystems, so that titles need not be counted, and no ties are noted. */
  isLearned?: boolean;
  /** The places of entries whose day or release is not as it was stored, by number. */
  moved: Record<string, Place>;
  /** The number of the first record that is added. */
  first: number;
}

/** Indexes stretches, one after the other. */
export interface StretchIndexer {
  add(record: LogRecord): void;
  /** Goes on with the record of this number. */
  skipTo(sequence: number): void;
  /** Ends the stretch at hand. */
  end(): StretchNotes;
  /** Ends it with its words packed. */
  endPacked(): PackedNotes;
  /** The subsystems of each stretch, in the order in which they came. */
  findSubsystems(finder: SubsystemFinder): StretchSubsystems[];
}

/** Whether a log names somebody at all. */
const isNamed = ({ name, email }: Person): boolean => name !== '' || (email ?? '') !== '';

/** Makes an indexer that begins with an empty stretch. */
export function makeStretchIndexer(settings: StretchRules): StretchIndexer {
  const { rules, mailmap, keepText, moved, isLearned = false } = settings;
  const anyMoved = Object.keys(moved).length > 0;
  let sequence = settings.first;
  const kept = makeSourceKeeper();
  const texts = makeTextBuilder();
  // Each of these begins anew when it is finished: what is made anew is compiled anew by the engine.
  const columns = makeColumnBuilder();
  const counter = makeSubsystemCounter(rules);
  // The paths of all entries would take much memory until it is known what was learnt; what they tell takes little.
  const ruleNames = makeOwnFileRules(rules);
  const table = makePeopleTable();
  const number = makePersonCache(mailmap, table);
  const ties = isLearned ? undefined : makeTieNoter();
  const numberRoles = (entry: ParsedEntry): RolePerson[] => {
    const numbered: RolePerson[] = [];
    for (const { role, person } of listRolePeople(entry)) numbered.push([role, number(person)]);
    return numbered;
  };
  const endRest = (): Omit<StretchNotes, 'texts'> => {
    kept.end();
    return {
      columns: columns.finish(),
      people: table.finish().map(({ id: _, email, ...rest }) => ({ ...rest, ...(email !== '' && { email }) })),
      counts: counter.finish(),
      ties: ties?.finish(),
    };
  };
  return {
    skipTo(next) {
      sequence = next;
    },
    add(record) {
      const place = anyMoved ? moved[sequence] : undefined;
      sequence += 1;
      ties?.add(record.kind === 'entry' ? record.entry : undefined);
      if (record.kind !== 'entry') {
        texts.add({ title: '', body: '', listed: [] });
        columns.add(undefined);
        kept.add(undefined);
        return;
      }
      const entry = placeEntry(record.entry, place);
      const source = toSubsystemSource(entry);
      const listed = listTitles(entry);
      const { merge, headline } = source;
      texts.add({ title: headline, body: makeIndexedBody(entry), listed });
      const prefixes = isLearned ? undefined : counter.add(source);
      columns.add({
        id: entry.id,
        date: entry.date,
        committedDate: entry.committedDate ?? entry.date,
        merge: merge !== undefined,
        open: entry.date === '' && isOpenRelease(entry.release ?? ''),
        author: isNamed(entry.author) ? number(entry.author) : noPerson,
        committer: entry.committer ? number(entry.committer) : noPerson,
        people: numberRoles(entry),
        subsystems: [],
      });
      for (let place = 0; place < listed.length; place += 1) {
        columns.addTitle(place, []);
        kept.addTitle(listed[place] ?? '');
      }
      const ruled = ruleNames?.().namesOf(source.files, source.moreFiles);
      kept.add(toKeptSource(source, keepText, prefixes, ruled));
    },
    end: () => ({ texts: texts.finish(), ...endRest() }),
    endPacked: () => ({ texts: texts.pack(), ...endRest() }),
    findSubsystems: (finder) => Array.from(kept.stretches(), (stretch) => findSubsystems(finder, stretch)),
  };
}

function findSubsystems(finder: SubsystemFinder, visit: (visitor: SourceVisitor) => void): StretchSubsystems {
  const { names, number } = makeNumbers();
  const entries: number[] = [];
  const numbers = makeByteWriter();
  const add = (found: readonly string[], isSource: boolean): void => {
    numbers.number(found.length);
    for (let at = 0; at < found.length; at += 1) {
      const each = number(found[at] ?? '');
      numbers.number(each);
      if (isSource) entries[each] = (entries[each] ?? 0) + 1;
    }
  };
  visit({
    silent: () => numbers.number(0),
    titled: (start, read) => add(finder.ofStart(start) ?? finder.ofEntry(read()), true),
    source: (source) => add(finder.ofEntry(source), true),
    title: (title) => add(finder.ofTitle(title), false),
  });
  return { names, entries, numbers: numbers.finish() };
}
