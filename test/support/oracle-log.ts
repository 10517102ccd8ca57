import fc from 'fast-check';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { SearchQuery } from '../../src/search/search.ts';
import type { LogRecord } from '../../src/store/records.ts';

/** Few words, so that entries share them; with forms of a word, identifiers and joined words among them. */
const words = [
  'quota',
  'quotas',
  'netlink',
  'lock',
  'locked',
  'locking',
  'the',
  'add',
  'added',
  'sock_owned_by_user',
  'owned',
  'procEntry',
  'force-with-lease',
  'lease',
  'fs/9p',
  'lzo',
  'lzo1x',
  'Ünïcode',
  '日本',
];
const people = ['Ada Lovelace', 'Bob Stone', 'Cid Marsh', 'Dee Wood'];
const prefixes = ['nfs: ', 'cifs: ', '[CIFS] ', 'ext4: ', '', ''];
const days = ['2007-02-13', '2007-02-28', '2007-03-01', '2007-07-11', '2007-10-17', '2007-12-31'];
const roles = ['signed-off-by', 'acked-by', 'cc', 'reviewed-by', 'helped-by'];

const text = (most: number) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map((list) => list.join(' '));
const title = fc.tuple(fc.constantFrom(...prefixes), text(4)).map(([prefix, rest]) => prefix + rest);
const person = fc.constantFrom(...people);
const trailers = fc.array(fc.record({ role: fc.constantFrom(...roles), name: person }), { maxLength: 3 });

const change = fc.record({
  date: fc.constantFrom(...days),
  committedDate: fc.option(fc.constantFrom(...days), { nil: undefined }),
  author: person,
  committer: fc.option(person, { nil: undefined }),
  subject: fc.option(title, { nil: undefined }),
  body: text(8),
  trailers,
  listed: fc.option(fc.array(title, { maxLength: 4 }), { nil: undefined, freq: 2 }),
});

/** Records of a log: entries, some of them merges that list titles, and days without text. */
export const recordsArbitrary: fc.Arbitrary<LogRecord[]> = fc
  .array(fc.oneof({ weight: 8, arbitrary: change }, { weight: 1, arbitrary: fc.constant(undefined) }), {
    maxLength: 10,
  })
  .map((list) =>
    list.map((made, index): LogRecord => {
      if (made === undefined) return { kind: 'silent', key: `silent-${index}`, date: '2007-02-14', count: 2 };
      const { date, committedDate, author, committer, subject, body, trailers, listed } = made;
      const from = 'git://example.org/stone-2.6';
      const entry: ParsedEntry = {
        id: `${date}#${index + 1}`,
        date,
        ...(committedDate !== undefined && { committedDate }),
        author: { name: author },
        ...(committer !== undefined && { committer: { name: committer } }),
        ...(listed === undefined
          ? { ...(subject !== undefined && { subject }), body }
          : { body: [`* ${from}:`, ...listed, '', body].join('\n'), merge: { from, listed } }),
        trailers,
        notes: [],
      };
      return { kind: 'entry', key: entry.id, entry };
    }),
  );

const asked = fc.constantFrom(...words, 'quot', 'nosuchword', 'user', 'netlnik');

/** Queries of one to four words, or of none, with any of the filters. */
export const queryArbitrary: fc.Arbitrary<SearchQuery> = fc
  .record(
    {
      words: fc.array(asked, { minLength: 1, maxLength: 4 }).map((list) => list.join(' ')),
      person: fc.record({
        name: fc.constantFrom('ada', 'Bob Stone', 'cid', 'nobody'),
        role: fc.constantFrom('author', 'committer', 'signed-off-by', 'acked-by', 'credited', 'any'),
      }),
      subsystem: fc.constantFrom('nfs', 'cifs', 'ext4', 'other', 'florist'),
      since: fc.constantFrom(...days),
      until: fc.constantFrom(...days),
      by: fc.constantFrom('author', 'committer'),
      except: fc.constantFrom(['bob'], ['ada', 'dee']),
      merges: fc.constantFrom('all', 'none', 'only'),
    },
    { requiredKeys: [] },
  )
  .chain((filters) =>
    fc
      .record({
        order: fc.constantFrom('best', 'newest', 'oldest'),
        group: fc.constantFrom('subsystem', 'day', 'month'),
        tally: fc.constantFrom('author', 'committer', 'signed-off-by', 'cc', 'credited', 'any'),
      })
      .map((rest) => ({ ...filters, ...rest, limit: 10 })),
  );
