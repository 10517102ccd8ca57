import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { makeCompleter, toReadline } from '../../../src/chat/terminal/completer.ts';
import { makeMemoryLog, makeMemoryReader } from '../../support/memory-log.ts';
import { makeParsed } from '../../support/parsed-entry.ts';

const log = (name: string, people: string[]) => ({
  ...makeMemoryLog({ name, entries: [] }),
  people,
  subsystems: ['nfs'],
});
const reader = makeMemoryReader([log('one', ['Ann One']), log('two', ['Bob Two'])]);
const completer = makeCompleter(commands, reader);

describe('the completer of the terminal', () => {
  it('knows the names of the log that is meant, and of the one that the line names', async () => {
    expect(await completer('/who person:')).toEqual({ candidates: ['Ann One'], replaced: '' });
    expect(await completer('/who log:two person:b')).toEqual({ candidates: ['Bob Two'], replaced: 'b' });
    expect(await completer('/who log:t')).toEqual({ candidates: ['two'], replaced: 't' });
    expect(await completer('/who subsystem:n')).toEqual({ candidates: ['nfs'], replaced: 'n' });
  });

  it('completes commands and options although there is no such log', async () => {
    expect((await completer('/who log:three person:')).candidates).toEqual([]);
    expect((await completer('/who log:three si')).candidates).toEqual(['since:']);
  });

  it('knows the commands of the terminal itself', async () => {
    expect((await completer('/m')).candidates).toEqual(['/more']);
    expect((await completer('/q')).candidates).toEqual(['/quit']);
  });
});

it('the completer of the terminal knows the ids of entries, the newest first', async () => {
  const made = makeMemoryLog({
    entries: [
      makeParsed('1.1.0#2', 'Ada', { date: '2024-01-10', subject: 'reads zlib', release: '1.1.0' }),
      makeParsed('1.1.0#1', 'Ada', { date: '2024-01-10', subject: 'reads lzo', release: '1.1.0' }),
      makeParsed('v1.2.0#1', 'Ada', { date: '2024-02-10', subject: 'reads xz', release: 'v1.2.0' }),
    ],
    releases: [
      { name: 'v1.2.0', date: '2024-02-10' },
      { name: '1.1.0', date: '2024-01-10' },
    ],
  });
  const complete = makeCompleter(commands, makeMemoryReader([{ ...made, info: { ...made.info, releases: 2 } }]));
  const listed = async (line: string): Promise<string[]> => (await complete(line)).candidates;
  expect(await listed('/show ')).toEqual(expect.arrayContaining(['last', 'v1.2.0#1', '1.1.0#1', '1.1.0#2']));
  expect(await listed('/show 1.1')).toEqual(['1.1.0#1', '1.1.0#2']);
  expect(await listed('/show id:1.1.0#2')).toEqual(['1.1.0#2']);
  expect(await listed('/show v1.2')).toEqual(['v1.2.0#1']);
  expect(await listed('/show l')).toContain('last');
  // Words are for the search: an id tells nothing of them.
  expect(await listed('/show zlib')).toEqual([]);
  expect(await listed('/who 1.1')).toEqual([]);
});

it.each([
  ['one takes the place of what was typed', ['José Santos'], 'jose', ['José Santos']],
  ['several that begin so are told as they are', ['Jan Kara', 'Jan Engelhardt'], 'jan', ['Jan Kara', 'Jan Engelhardt']],
  ['several that have it elsewhere take no place', ['Jan Kara', 'Jane Karas'], 'kara', ['Jan Kara', 'Jane Karas', ' ']],
  ['several that share nothing take no place', ['Ann', 'Bob'], 'n', ['Ann', 'Bob', ' ']],
  ['what has it inside a word gives way', ['Richard Purdie', 'Adrian Bunk'], 'ri', ['Richard Purdie']],
  ['so it does behind quotes', ['"Richard Purdie"', '"Adrian Bunk"'], '"ri', ['"Richard Purdie"']],
  ['a word that begins so stays', ['Øle Son', 'Ann Øleson', 'Bøle'], 'øle', ['Øle Son', 'Ann Øleson', ' ']],
  ['another name of somebody stays', ['Ted Kim', 'Theodore Roe'], 'ted', ['Ted Kim', 'Theodore Roe', ' ']],
  ['what all have inside is told', ['Adrian', 'Eric'], 'ri', ['Adrian', 'Eric', ' ']],
  ['none is none', [], 'x', []],
])('of candidates, %s', (_, candidates, replaced, expected) => {
  expect(toReadline({ candidates, replaced })).toEqual([expected, replaced]);
});
