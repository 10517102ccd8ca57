import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/parse/detect.ts';
import { jsonLines } from '../../src/parse/json-lines.ts';
import { parseText } from '../support/parse-text.ts';

const fixtures = new URL('../fixtures/json-lines/', import.meta.url);
const readInput = (name: string): string => readFileSync(new URL(`${name}/input.txt`, fixtures), 'utf8');

describe('JSON lines', () => {
  it.each(readdirSync(fixtures))('are read as expected: %s', (name) => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}/expected.json`, fixtures), 'utf8'));
    expect(parseText(jsonLines, readInput(name))).toEqual(expected);
  });

  it.each(readdirSync(fixtures))('give for each line something, or a problem of that line: %s', (name) => {
    const input = readInput(name);
    const { entries, days, releases, problems } = parseText(jsonLines, input);
    const refused = problems.filter(({ kind }) => kind === 'unreadable-line');
    const lines = input.split('\n').filter((line) => line.trim() !== '').length;
    // A release that an entry only names has no line of its own.
    const named = releases.filter(({ name }) => input.includes(`"kind":"release","name":"${name}"`));
    expect(entries.length + days.length + named.length + refused.length).toBe(lines);
  });

  it.each([
    ['an entry', '{"subject":"a"}', true],
    ['a heading', '{"kind":"release","name":"1.0"}', true],
    ['a long beginning', `{"subject":"${'a'.repeat(5000)}`, true],
    ['a list', '["subject"]', false],
    ['an object over several lines', '{', false],
    ['an object of something else', '{"name":"annalist","version":"1.0"}', false],
    ['other text', 'subject: a', false],
  ])('are told by their first line: %s', (_, line, fits) => {
    expect(jsonLines.detect(['', line].slice(fits && line.length > 1000 ? 1 : 0)).fits).toBe(fits);
  });

  it('that are something else are refused with what was expected', () => {
    expect(() => detectFormat(['{', '  "a": 1'], 'x.json')).toThrow(
      /line 1 is "{", as in none of these: JSON lines \(\{"subject": "…"\}\); /,
    );
  });

  it('of any make end in entries or problems', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('2024-05-01', 'entry', 'day', 'release', 1, ''));
    const names = ['kind', 'id', 'date', 'subject', 'body', 'author', 'trailers', 'merge', 'release', 'line', 'name'];
    const object = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            object.map((made) => JSON.stringify(made)),
            fc.string(),
          ),
        ),
        (lines) => {
          const { problems } = parseText(jsonLines, lines.join('\n'));
          for (const { line = 0 } of problems) expect(line).toBeGreaterThan(0);
        },
      ),
    );
  });
});
