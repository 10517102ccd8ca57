import fc from 'fast-check';
import type { Answer, Evidence, LogAnswer, LogInfo, Rank, ShownEntry } from '../../src/model/answer.ts';
import type { Note } from '../../src/model/note.ts';

/**
 * Marks that a log may try, each around a word of its own: wherever people see the word, they must see the mark before
 * it, or else the mark was obeyed.
 */
export const marks: readonly (readonly [before: string, word: string, after: string])[] = [
  ['**', 'bold1', '**'],
  ['*', 'slant1', '*'],
  ['_', 'slant2', '_'],
  ['__', 'under1', '__'],
  ['~~', 'strike1', '~~'],
  ['||', 'spoil1', '||'],
  ['`', 'code1', '`'],
  ['```', 'fence1', '```'],
  ['```js\n', 'fence2', '\n```\n'],
  ['[', 'masked1', '](https://evil.example)'],
  ['[x](', 'masked2', ')'],
  ['https://', 'bare1', '.example/x'],
  ['<https://', 'bare2', '.example>'],
  ['discord://', 'bare3', ''],
  ['discord.gg/', 'invite1', ''],
  ['<mailto:', 'mail1', '@evil.example>'],
  ['<@', '111', '>'],
  ['<@&', '112', '>'],
  ['<#', '113', '>'],
  ['</', 'slash1', ':114>'],
  ['<t:', '115', ':R>'],
  ['<:', 'emoji1', ':116>'],
  [':', 'emoji2', ':'],
  ['@', 'everyone', ''],
  ['@', 'here', ''],
  ['\n# ', 'head1', '\n'],
  ['\n-# ', 'small1', '\n'],
  ['\n> ', 'quote1', '\n'],
  ['\n>>> ', 'quote2', '\n'],
  ['\n- ', 'item1', '\n'],
  ['\n1. ', 'item2', '\n'],
  ['\\*', 'slash2', '\\*'],
];

const odd = [
  '\u202e',
  '\u200b',
  '\u2066',
  '\ufeff',
  '\u001b[2J',
  '\u0000',
  '\ud83d',
  '\r',
  '\n\n',
  '\u2028',
  '    ',
  '\t',
];

const fragment: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...marks.map((mark) => mark.join(''))) },
  { weight: 5, arbitrary: fc.constantFrom(...odd) },
  { weight: 5, arbitrary: fc.constantFrom('lzo', 'fs/jffs2: add', '👩‍👩‍👧', 'نص', ' ', ', ', '“', '· read as /') },
  { weight: 1, arbitrary: fc.constantFrom('a'.repeat(4000), '\u0301'.repeat(80), 'word '.repeat(300), '*'.repeat(90)) },
);

/** Text as a log may have it. A space parts the marks, so that none stands in another. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fragment, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '));

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const list = <T>(value: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> => fc.array(value, { maxLength });
const text = hostileText;
const day = fc.constantFrom('2007-02-13', '2007-10-17', '2008-02-29');
const count = fc.constantFrom(0, 1, 7, 143, 82_000);
const hash = '1a2b'.repeat(10);
const id = fc.oneof(text, fc.constant(hash), fc.constant('2007-07-11#1'));
const url = maybe(
  fc.constantFrom(`https://github.com/git/git/commit/${hash}`, 'https://x.example/)[a](https://y.example', 'http://x'),
);
// A role is shown with spaces for its hyphens, so that a mark made of one would not be seen as it was.
const role = fc.oneof(
  text.filter((name) => !name.includes('-')),
  fc.constantFrom('signed-off-by', 'acked-by', 'cc'),
);
const trailers = list(fc.record({ role, name: text }), 4);
const person = fc.record({ name: text });

const evidence: fc.Arbitrary<Evidence> = fc.record({
  id,
  url,
  date: day,
  committedDate: maybe(day),
  author: text,
  headline: text,
  subsystems: list(text, 2),
  score: fc.constant(1),
  passage: maybe(text),
  merge: maybe(fc.record({ from: text, declared: maybe(count), lines: list(text), whole: fc.boolean() })),
  trailers,
  line: maybe(count),
});

const note: fc.Arbitrary<Note> = fc.oneof(
  fc.record({ kind: fc.constant('emptied-by' as const), filter: fc.constant('person'), value: text, total: count }),
  fc.record({ kind: fc.constant('nobody-named' as const), person: text, nearest: list(text) }),
  fc.record({ kind: fc.constant('corrected' as const), from: text, to: text }),
  fc.record({ kind: fc.constant('subsystem-taken' as const), typed: text, taken: list(text) }),
  fc.record({ kind: fc.constant('no-words' as const), words: list(text), nearest: maybe(list(text)) }),
  fc.record({ kind: fc.constant('words-name-people' as const), words: list(text), names: list(text, 9) }),
  fc.record({ kind: fc.constant('empty-words' as const), words: text }),
  fc.record({ kind: fc.constant('several-people' as const), person: text, names: list(text, 9) }),
);

const rank: fc.Arbitrary<Rank> = fc.record({
  name: fc.oneof(text, day),
  count,
  firstDay: maybe(day),
  lastDay: maybe(day),
  people: maybe(count),
  busiest: maybe(list(fc.record({ name: text, count }))),
});

const shown: fc.Arbitrary<ShownEntry> = fc.record({
  id,
  url,
  headline: text,
  author: person,
  committer: maybe(person),
  authored: maybe(text),
  committed: maybe(text),
  date: day,
  subject: maybe(text),
  body: list(text, 12).map((parts) => parts.join('\n')),
  trailers,
  merge: maybe(fc.record({ from: text, declared: maybe(count), listed: list(text) })),
  parents: fc.constant(undefined),
  line: maybe(count),
  subsystemReasons: maybe(list(fc.record({ subsystem: text, reason: text }))),
});

const command = fc.constantFrom('who', 'when', 'what', 'count', 'rank', 'show', 'subsystems');

/** An answer of any command about one log; how its parts fit together is left to chance. */
const hostileLogAnswer: fc.Arbitrary<LogAnswer> = command.chain((name) =>
  fc.record({
    command: fc.constant(name),
    log: text,
    query: fc.record({ about: maybe(text), limit: fc.constant(10), skip: fc.constantFrom(undefined, 0, 10) }),
    verdict: fc.constantFrom('found', 'found', 'found', 'nothing'),
    sure: fc.boolean(),
    people: maybe(
      list(
        fc.record({ name: text, role, count }).map((who) => ({ ...who, role: 'author' as const })),
        6,
      ),
    ),
    peopleTotal: maybe(count),
    count,
    described: count,
    lines: count,
    ranks: name === 'rank' || name === 'subsystems' ? list(rank, 25) : fc.constant(undefined),
    ranksTotal: count,
    activity: maybe(
      fc.record({
        unit: fc.constant('month' as const),
        bars: fc.array(fc.record({ name: fc.constantFrom('2007-01', '2007-12'), count }), { maxLength: 40 }),
      }),
    ),
    quote: maybe(text),
    entries: name === 'rank' || name === 'subsystems' ? fc.constant([]) : list(evidence, 12),
    total: count,
    partial: fc.boolean(),
    notes: list(note, 4),
    shown: name === 'show' ? shown : fc.constant(undefined),
  }),
);

const logInfo: fc.Arbitrary<LogInfo> = fc.record({
  name: text,
  format: text,
  source: text,
  entries: count,
  days: count,
  declared: count,
  firstDay: maybe(day),
  lastDay: maybe(day),
  refreshed: text,
  problem: maybe(text),
});

const base = { query: {}, verdict: 'found', sure: true } as const;

/** An answer of any command. Of help, only its questions come from the log. */
export const hostileAnswer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 12, arbitrary: hostileLogAnswer },
  { weight: 1, arbitrary: list(logInfo, 30).map((logs): Answer => ({ ...base, command: 'logs', logs })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(list(text), list(text))
      .map(
        ([questions, examples]): Answer => ({ ...base, command: 'help', topics: [topic, topic], questions, examples }),
      ),
  },
);

const topic = { name: 'who', description: 'Who made it', usage: '/who', example: '/who about:lzo', options: [] };
