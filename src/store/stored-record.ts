import type { Day } from '../model/day.ts';
import type { Merge, ParsedEntry, Person, Trailer } from '../model/entry.ts';
import type { LogRecord } from './records.ts';
import { type FieldReader, makeFieldReader } from './stored-fields.ts';

/** A name, and an e-mail address where there is one; of a trailer, its role before them. */
export type Texts = readonly string[];

/**
 * A record in a file, which says nothing twice: a key only where it is not the id; a day only where it is not that of the
 * instant; and beside a committer's instant, the committer only where it is not the author. There, `null` stands for a
 * committer or committer's day that the source does not have.
 */
export type StoredRecord = StoredEntry | { key: string; date: string; silent: number };

/** An entry in a file. */
export interface StoredEntry {
  id: string;
  key: string | undefined;
  date: string | undefined;
  committedDate: string | null | undefined;
  authored: string | undefined;
  committed: string | undefined;
  author: Texts;
  committer: Texts | null | undefined;
  subject: string | undefined;
  body: string | undefined;
  trailers: readonly Texts[] | undefined;
  notes: Texts | undefined;
  merge: Merge | undefined;
  parents: Texts | undefined;
  release: string | undefined;
  section: string | undefined;
  paths: Texts | undefined;
  morePaths: number | undefined;
  line: number | undefined;
}

/** A record as it is written. */
export function encodeRecord(record: LogRecord): StoredRecord {
  if (record.kind === 'silent') return { key: record.key, date: record.date, silent: record.count };
  const { key, entry } = record;
  const { authored, committed, committer } = entry;
  const hasInstant = committed !== undefined;
  const expectedCommitter = hasInstant ? entry.author : undefined;
  return {
    id: entry.id,
    key: key === entry.id ? undefined : key,
    date: entry.date === cutDay(authored) ? undefined : entry.date,
    committedDate: entry.committedDate === cutDay(committed) ? undefined : (entry.committedDate ?? null),
    authored,
    committed,
    author: encodePerson(entry.author),
    committer: isSamePerson(committer, expectedCommitter) ? undefined : committer ? encodePerson(committer) : null,
    subject: entry.subject,
    body: entry.body === '' ? undefined : entry.body,
    trailers: entry.trailers.length === 0 ? undefined : entry.trailers.map(encodeTrailer),
    notes: entry.notes.length === 0 ? undefined : entry.notes,
    merge: entry.merge,
    parents: entry.parents,
    release: entry.release,
    section: entry.section,
    paths: entry.paths,
    morePaths: entry.morePaths,
    line: entry.line,
  };
}

/**
 * A record as it was before it was written; throws `Unreadable`, which tells its `place` in the file, where it has another
 * shape. It is checked by hand, because a general checker copies all that it checks, and takes a tenth of a second to be
 * loaded on each thread.
 */
export function decodeRecord(stored: unknown, place = ''): LogRecord {
  const fields = makeFieldReader(stored, place);
  const id = fields.text('id');
  if (id === undefined) {
    const [key, date] = [fields.neededText('key'), fields.neededText('date')];
    return { kind: 'silent', key, date, count: fields.neededNumber('silent') };
  }
  return { kind: 'entry', key: fields.text('key') ?? id, entry: decodeEntry(id, fields) };
}

function decodeEntry(id: string, fields: FieldReader): ParsedEntry {
  const authored = fields.text('authored');
  const committed = fields.text('committed');
  const author = fields.neededTexts('author');
  const committer = fields.isNull('committer') ? null : fields.texts('committer');
  const committedDay = fields.isNull('committedDate') ? undefined : (fields.text('committedDate') ?? cutDay(committed));
  const subject = fields.text('subject');
  const merge = fields.fields('merge');
  const parents = fields.texts('parents');
  const release = fields.text('release');
  const section = fields.text('section');
  const paths = fields.texts('paths');
  const morePaths = fields.number('morePaths');
  const line = fields.number('line');
  const entry: ParsedEntry = {
    id,
    date: fields.text('date') ?? cutDay(authored) ?? '',
    author: decodePerson(author),
    body: fields.text('body') ?? '',
    trailers: fields.listOfTexts('trailers').map(decodeTrailer),
    notes: fields.texts('notes') ?? [],
  };
  if (authored !== undefined) entry.authored = authored;
  if (committed !== undefined) entry.committed = committed;
  if (committedDay !== undefined) entry.committedDate = committedDay;
  if (committer) entry.committer = decodePerson(committer);
  else if (committer === undefined && committed !== undefined) entry.committer = decodePerson(author);
  if (subject !== undefined) entry.subject = subject;
  if (merge !== undefined) entry.merge = decodeMerge(merge);
  if (parents !== undefined) entry.parents = parents;
  if (release !== undefined) entry.release = release;
  if (section !== undefined) entry.section = section;
  if (paths !== undefined) entry.paths = paths;
  if (morePaths !== undefined) entry.morePaths = morePaths;
  if (line !== undefined) entry.line = line;
  return entry;
}

function decodeMerge(fields: FieldReader): Merge {
  const declared = fields.number('declared');
  const truncated = fields.flag('truncated');
  return {
    from: fields.neededText('from'),
    ...(declared !== undefined && { declared }),
    listed: fields.neededTexts('listed'),
    ...(truncated !== undefined && { truncated }),
  };
}

function cutDay(instant: string | undefined): Day | undefined {
  return instant?.slice(0, 10);
}

function isSamePerson(one: Person | undefined, other: Person | undefined): boolean {
  return one?.name === other?.name && one?.email === other?.email;
}

function encodePerson({ name, email }: Person): string[] {
  return email === undefined ? [name] : [name, email];
}

function decodePerson([name = '', email]: readonly string[]): Person {
  return email === undefined ? { name } : { name, email };
}

function encodeTrailer(trailer: Trailer): string[] {
  return [trailer.role, ...encodePerson(trailer)];
}

function decodeTrailer([role = '', name = '', email]: readonly string[]): Trailer {
  return email === undefined ? { role, name } : { role, name, email };
}
