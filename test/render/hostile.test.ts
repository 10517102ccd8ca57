import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat, answerWhen, answerWho } from '../../src/answer/answer.ts';
import { answerShow } from '../../src/answer/show.ts';
import type { Answer, LogInfo } from '../../src/model/answer.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { makeMemoryLog } from '../support/memory-log.ts';

const nasty = fc.constantFrom(
  '\u001b[2J',
  '\u009b31m',
  '\u001b]0;x\u0007',
  '\r',
  '\n',
  '\n\n',
  '\u202e',
  '\u2028',
  '\ud83d',
  '\b',
  'lzo',
  ' ',
  '. The',
);
const text = fc.oneof(
  fc.array(nasty, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
  fc.constantFrom('constructor', '__proto__', 'toString', '<script>', '@everyone', ''),
);
const day = fc.constantFrom('2007-02-13', '2007-10-17', '2008-02-29');
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const person = fc.record({ name: text });

/** An entry whose every word is hostile; only days are what a parser has made sure of. */
const hostileEntry: fc.Arbitrary<ParsedEntry> = fc.record({
  id: text.map((id) => `x${id}`),
  date: day,
  committedDate: optional(day),
  authored: optional(text),
  committed: optional(text),
  author: person,
  committer: optional(person),
  subject: optional(text),
  body: text,
  trailers: fc.array(fc.record({ role: fc.oneof(text, fc.constant('acked-by')), name: text }), { maxLength: 3 }),
  notes: fc.array(text, { maxLength: 1 }),
  merge: optional(fc.record({ from: text, declared: optional(fc.nat()), listed: fc.array(text, { maxLength: 3 }) })),
  parents: optional(fc.constant<string[]>([])),
});

/** Many in one log: to make its index takes longer than they do. */
const hostileEntries = fc.array(hostileEntry, { minLength: 1, maxLength: 16, size: 'max' });

/** What a terminal would obey, and what turns text round. A line's end is ours. */
const obeyed = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const show = (answer: Answer, readAs: string): string =>
  renderTerminal(renderAnswer(answer, readAs), { width: 60, colors: false });

describe('whatever a log says, no control character comes to the terminal', () => {
  it('in answers', async () => {
    await fc.assert(
      fc.asyncProperty(hostileEntries, optional(text), text, async (entries, about, name) => {
        const log = makeMemoryLog({ name, entries });
        const query = { ...(about !== undefined && { about }) };
        for (const ask of [answerWho, answerWhen, answerWhat, answerCount]) {
          expect(show(await ask(log, query), `/who about:${about}`)).not.toMatch(obeyed);
        }
        expect(show(await answerWho(log, { ...query, role: 'acked-by', person: name }), name)).not.toMatch(obeyed);
      }),
      { numRuns: 100 },
    );
  });

  it('in an entry that is shown', async () => {
    await fc.assert(
      fc.asyncProperty(hostileEntry, async (entry) => {
        expect(show(await answerShow(makeMemoryLog({ entries: [entry] }), 'last'), '')).not.toMatch(obeyed);
      }),
      { numRuns: 300 },
    );
  });

  it('in the list of logs', () => {
    const [name, format, source, problem] = ['\u001b[2J', '\u009b31m', '\r\u202e', '\u0007\n'];
    const base: LogInfo = { name, format, source, entries: 1, days: 1, declared: 2, refreshed: '\u001b[2J' };
    const failing = {
      since: '2026-12-07T09:00:00.000Z',
      reason: `\u001b]8;;x\u0007${problem}`,
      next: '2026-12-07T09:01:00.000Z',
    };
    const logs = [
      base,
      { ...base, problem },
      { ...base, refresh: { failing } },
      { ...base, refreshed: '', refresh: { failing } },
    ];
    const shown = show({ command: 'logs', query: {}, verdict: 'found', sure: true, logs }, '');
    expect(shown).not.toMatch(obeyed);
    expect(shown).toContain('\\u{1b}[2J');
  });
});
