import { describe, expect, it } from 'vitest';
import { type ParsedLog, totalOf } from '../../src/model/parsed-log.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { variants } from '../support/day-list-variants.ts';
import { parseText } from '../support/parse-text.ts';
import { dayFacts, type EntryFact, entryFacts } from '../support/seed-facts.ts';
import { noSeed, readSeed } from '../support/seed-log.ts';

const seed = readSeed();
const text = seed?.toString('utf8') ?? '';
const rawLines = text.split('\n');

/** Lines of the log as they stand, without the four columns that the log puts before a text. */
const cut = ([first, last]: readonly [number, number]): string[] =>
  rawLines.slice(first - 1, last).map((line) => line.slice(4));
const count = (pattern: RegExp): number => rawLines.filter((line) => pattern.test(line)).length;

describe.skipIf(seed === undefined)(`the real log (${seed === undefined ? noSeed : 'in ../shared/seeds'})`, () => {
  const log: ParsedLog = parseText(dayList, seed ?? '');
  const entryOf = (fact: EntryFact) => log.entries.find((entry) => entry.id === fact.id);

  it('is found to be a day list', () => {
    expect(dayList.detect(rawLines.slice(0, 300))).toEqual({ fits: true });
  });

  it('has the days, in order, each with its declared and listed count and the line of its heading', () => {
    expect(log.days.map(({ date, declared, listed, line }) => [date, declared, listed, line])).toEqual(dayFacts);
  });

  it('adds up to what plain patterns count', () => {
    const declared = rawLines.flatMap((line) => /^(\d+) commits?$/.exec(line)?.[1] ?? []).map(Number);
    expect(totalOf(log.days)).toEqual({ days: 30, declared: 40, listed: 23, missing: 17 });
    expect(log.days).toHaveLength(count(/^\d\d [A-Z][a-z][a-z], \d{4}$/));
    expect(declared.reduce((sum, each) => sum + each, 0)).toBe(40);
    expect(log.entries).toHaveLength(count(/^ {2}• /));
    const roles = log.entries.flatMap((entry) => entry.trailers.map((trailer) => trailer.role));
    expect(roles.filter((role) => role === 'signed-off-by')).toHaveLength(count(/^ {4}Signed-off-by: /));
    expect(roles.filter((role) => role === 'cc')).toHaveLength(count(/^ {4}Cc: /));
    expect(roles.filter((role) => role === 'acked-by')).toHaveLength(count(/^ {4}Acked-by: /));
    expect(new Set(roles)).toEqual(new Set(['signed-off-by', 'cc', 'acked-by']));
  });

  it('has the entries in the order of the log', () => {
    expect(log.entries.map((entry) => entry.id)).toEqual(entryFacts.map((fact) => fact.id));
  });

  it.each(entryFacts)('has $id by $author with its trailers and its text word for word', (fact) => {
    const entry = entryOf(fact);
    expect(entry?.author).toEqual({ name: fact.author });
    expect(entry?.date).toBe(fact.id.slice(0, 10));
    expect(entry?.line).toBe(fact.body[0]);
    expect(entry?.trailers.map(({ role, name, email }) => `${role}: ${name}${email ?? ''}`)).toEqual(fact.trailers);
    expect(entry?.body.split('\n')).toEqual(cut(fact.body));
    expect(entry?.notes).toEqual(fact.note === undefined ? [] : cut([fact.note, fact.note]));
    expect(entry?.subject).toBeUndefined();
  });

  it.each(entryFacts)('has a merge in $id exactly where the log has one', (fact) => {
    const { merge } = fact;
    expect(entryOf(fact)?.merge).toEqual(
      merge && { from: merge.from, declared: merge.declared, listed: cut(merge.titles), truncated: true },
    );
  });

  it.each(entryFacts.filter((fact) => fact.merge))('lists titles of the right trees in $id', (fact) => {
    const prefixes = fact.merge?.prefixes.flatMap(([prefix, times]) => Array<string>(times).fill(prefix));
    expect(entryOf(fact)?.merge?.listed.map((title) => title.split(' ')[0])).toEqual(prefixes);
  });

  it('keeps the title that a merge lists twice', () => {
    const listed = log.entries.find((entry) => entry.id === '2007-11-13#1')?.merge?.listed ?? [];
    expect(listed[17]).toBe(listed[18]);
  });

  it('keeps what looks like a trailer and is none', () => {
    const body = (id: string): string[] => log.entries.find((entry) => entry.id === id)?.body.split('\n') ?? [];
    expect(body('2007-10-18#1')).toContain('bg_checksum:');
    expect(body('2007-05-09#2').filter((line) => line.startsWith('fs/reiserfs/procfs.c:'))).toHaveLength(
      count(/^ {4}fs\/reiserfs\/procfs\.c:/),
    );
    expect(body('2007-02-13#1').filter((line) => line.startsWith('> '))).toHaveLength(count(/^ {4}> /));
    expect(body('2007-10-16#1').at(-1)).toBe('net/sunrpc/xprtsock.c');
  });

  it('has one problem: the Cc on line 92 names nobody', () => {
    expect(rawLines[91]).toBe('    Cc:');
    expect(log.problems).toEqual([{ kind: 'trailer-without-name', message: 'a Cc line without a name', line: 92 }]);
  });

  it.each(variants)('says the same with $name', ({ change, movesLines }) => {
    const changed = parseText(dayList, change(text));
    expect(movesLines ? dropLines(changed) : changed).toEqual(movesLines ? dropLines(log) : log);
  });
});

function dropLines(log: ParsedLog): unknown {
  return JSON.parse(JSON.stringify(log, (key, value: unknown) => (key === 'line' ? undefined : value)));
}
