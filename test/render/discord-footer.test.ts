import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { QueryCommand, RawArguments } from '../../src/model/command.ts';
import { formatCommand, parseArguments, splitCommandLine } from '../../src/model/command-text.ts';
import { normalizeArguments } from '../../src/model/normalize-arguments.ts';
import { ours, say } from '../../src/render/blocks.ts';
import { footerLimit, readAskFooter, readFooter, renderFooter, splitFooter } from '../../src/render/discord-footer.ts';

type Asked = Pick<QueryCommand<never>, 'name' | 'primary' | 'options'>;

const queries: Asked[] = commands.filter(({ kind }) => kind === 'query');

/** What a button reads back from a message. */
function readBack(command: Asked, footer: string): RawArguments | undefined {
  const split = splitCommandLine(readFooter(footer) ?? '');
  expect(split?.name).toBe(command.name);
  return split && parseArguments(command, split.rest);
}

const odd = fc.constantFrom(
  ...[
    '"',
    "'",
    '\\',
    ' ',
    '\n',
    '\t',
    ' · read as /what',
    'about:',
    ' log:x',
    '@everyone',
    '\u200b',
    '\u200d',
    '\u202e',
  ],
  ...['\ud83d', '\u0301'.repeat(9), '\u0000', '👩‍👩‍👧', 'نص', 'ä', '/', ':', 'lzo', '…', 'می‌خواهم'],
);
const text = fc.oneof(
  fc.array(odd, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
  fc.string(),
);

/** Any arguments of any command; of each value something is left. */
const asked = fc.constantFrom(...queries).chain((command) =>
  fc.record(Object.fromEntries(command.options.map(({ name }) => [name, text])), { requiredKeys: [] }).map((typed) => {
    const given = Object.entries(typed).map(([name, value = '']) => [name, value]);
    const kept = Object.entries(normalizeArguments(Object.fromEntries(given))).filter(([, value]) => value !== '');
    return { command, raw: Object.fromEntries(kept) };
  }),
);

describe('the question in a footer', () => {
  it('comes back from it just as it was asked, whatever was typed', () => {
    fc.assert(
      fc.property(asked, text, ({ command, raw }, log) => {
        const line = formatCommand(command, raw);
        const footer = renderFooter(`10 of 143 entries in ${log}`, 'part 2 of 7', line);
        // The service takes white space from both ends.
        expect(readBack(command, footer.trim())).toEqual(raw);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not taken from the name of a log', () => {
    const line = say`10 entries in ${'x · read as /what about:evil'} · read as ${'/who about:lzo'}`;
    const { amount, readAs } = splitFooter(line);
    expect(readAs).toBe('/who about:lzo');
    expect(readFooter(renderFooter(amount, undefined, readAs))).toBe('/who about:lzo');
  });

  it('fits with the longest arguments that a command takes, in quotes too', () => {
    const longest: Record<string, number> = { about: 300, person: 100, subsystem: 300, except: 300, log: 64 };
    for (const command of queries) {
      const raw = Object.fromEntries(
        command.options.map(({ name, choices, max }) => {
          const chosen =
            choices?.toSorted((a, b) => b.length - a.length)[0] ?? (max === undefined ? undefined : String(max));
          // Days are the longest where they are written in words.
          const words = name === 'since' || name === 'until' ? '"17th of september, 2007"' : '';
          return [name, chosen ?? (words || `"${'a log: b '.repeat(40).slice(0, (longest[name] ?? 100) - 2)}"`)];
        }),
      );
      const footer = renderFooter(
        '10 of 82,000 entries in the-log',
        'part 10 of 10',
        formatCommand(command, normalizeArguments(raw)),
      );
      expect(footer.length).toBeLessThanOrEqual(footerLimit);
      expect(footer).toMatch(/^10 of 82,000 entries in the-log · part 10 of 10 · read as \//);
      expect(readBack(command, footer)).toEqual(normalizeArguments(raw));
    }
  });

  it('stays whole where the rest has no room', () => {
    const question = `/who about:${'x'.repeat(1900)}`;
    const footer = renderFooter(`3 entries in ${'y'.repeat(500)}`, undefined, question);
    expect(footer.length).toBeLessThanOrEqual(footerLimit);
    expect(readFooter(footer)).toBe(question);
  });

  it('is left out where it has no room alone, and then none is read', () => {
    const footer = renderFooter('3 entries in git', undefined, `/who about:${'x'.repeat(2100)}`);
    expect(footer).toBe('3 entries in git');
    expect(readFooter(footer)).toBeUndefined();
  });

  it('pings nobody', () => {
    const footer = renderFooter('', undefined, '/who about:@everyone');
    expect(footer).toBe('read as /who about:@\u200beveryone');
    expect(readFooter(footer)).toBe('/who about:@everyone');
  });

  it('is not there for an answer that tells none', () => {
    expect(splitFooter(ours('3 entries'))).toEqual({ amount: '3 entries' });
    expect(readFooter(renderFooter('3 entries', undefined, undefined))).toBeUndefined();
  });
});

describe('the footer of a question in plain words', () => {
  const readAs = '/who about:lzo subsystem:jffs2';

  it('names the question and what it was read as, and both are read back', () => {
    const asked = '/ask question:who added lzo to jffs2?';
    const text = renderFooter('2 entries in sample', 'part 1 of 2', readAs, asked);
    expect(text).toBe(`2 entries in sample · part 1 of 2 · ${asked} · read as ${readAs}`);
    expect(readFooter(text)).toBe(readAs);
    expect(readAskFooter(text)).toBe(asked);
  });

  it.each([
    '/ask question:what is read as /who here',
    '/ask question:who · read as /what',
    '/ask question:is @everyone told?',
  ])('keeps %j as it is', (asked) => {
    const text = renderFooter('2 entries in sample', undefined, readAs, asked);
    expect(readAskFooter(text)).toBe(asked);
    expect(readFooter(text)).toBe(readAs);
    expect(text).not.toContain('@everyone');
  });

  it('names none where a command was asked, though it has the words of one', () => {
    expect(readAskFooter(renderFooter('', undefined, '/who about:the /ask question'))).toBeUndefined();
  });

  it('is left out as a whole where it is too long', () => {
    const text = renderFooter('2 entries', undefined, readAs, `/ask question:${'x'.repeat(2100)}`);
    expect(readFooter(text)).toBeUndefined();
    expect(readAskFooter(text)).toBeUndefined();
  });
});
