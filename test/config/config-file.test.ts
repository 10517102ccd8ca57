import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConfigText, describeMistake, readConfigFile } from '../../src/config/config-file.ts';
import { UserError } from '../../src/model/errors.ts';
import { formatNames } from '../../src/model/log-config.ts';
import { formats } from '../../src/parse/formats.ts';

const tell = (text: string): string[] =>
  checkConfigText(text, () => undefined).mistakes.map((mistake) => describeMistake('annalist.json', mistake));
const logs = (...rows: object[]): string => JSON.stringify({ logs: rows });

describe('the text of annalist.json', () => {
  it.each([
    ['', 'annalist.json, line 1, column 1: is no JSON text: a value is expected here, not the end.'],
    ['{\n"logs": [] "x"', 'annalist.json, line 2, column 12: is no JSON text: a comma or "}" is missing before "\\"".'],
    [
      '{\n"logs": [}',
      'annalist.json, line 2, column 10: is no JSON text: a value is missing before "}", or a comma is too much.',
    ],
    [
      '{"logs": [],}',
      'annalist.json, line 1, column 13: is no JSON text: a name in double quotes is expected here, not "}".',
    ],
    [
      '{// so\n}',
      'annalist.json, line 1, column 2: is no JSON text: a name in double quotes is expected here, not "/".',
    ],
    [
      '{"defaultLog": \'x\'}',
      'annalist.json, line 1, column 16: is no JSON text: texts stand in double quotes, not in single ones.',
    ],
    [
      '{"logs": [], "logs": []}',
      'annalist.json, line 1, column 14: is no JSON text: "logs" stands here a second time.',
    ],
    [
      '{"defaultLog": "x\n"}',
      'annalist.json, line 1, column 16: is no JSON text: this text has no closing quote in its line.',
    ],
    [
      'null',
      'annalist.json, line 1, column 1: is an object such as { "logs": [{ "name": "linux", "from": "../linux" }] }.',
    ],
  ])('%j is no configuration: %s', (text, message) => {
    expect(tell(text)).toEqual([message]);
  });

  it('has mistakes of all kinds told at once, and none that follow from others', () => {
    const told = tell(
      JSON.stringify({
        logs: [
          { name: 'not a name', frm: 'x', refresh: 'evry hour' },
          { name: 'same' },
          { name: 'same', from: 'http://example.org/a', servers: [7] },
          { name: 'other', from: 7, refresh: 'hourly' },
          'text',
        ],
        timezone: 'Berln',
      }),
    );
    expect(told.map((line) => /: (\S+) \(line/.exec(line)?.[1])).toEqual([
      'logs[0].name',
      'logs[0].frm',
      'logs[0].refresh',
      'logs[0].refresh',
      'logs.same.name',
      'logs.same.from',
      'logs.same.servers[0]',
      'logs.other.from',
      'logs[4]',
      'timezone',
    ]);
  });

  it.each([
    [
      { name: 'git', from: '../git', refresh: 'evry hour' },
      /^annalist\.json: logs\.git\.refresh \(line 1\): "evry hour" is no schedule: write /,
    ],
    [
      { name: 'git', from: '../git', refresh: 'every minute' },
      /more often than once an hour: the shortest is "hourly"/,
    ],
    [
      { name: 'git', refresh: 'hourly' },
      /^annalist\.json: logs\.git\.refresh \(line 1\): there is nothing to refresh without "from"/,
    ],
    [
      { name: 'git', from: 'ext::sh -c date' },
      /^annalist\.json: logs\.git\.from \(line 1\): A source beginning with "ext::" runs a program/,
    ],
    [
      { name: 'git', from: 'https://me:secret@example.org/x.git' },
      /from \(line 1\): The source has a name or a password in its address: take them out, and put them in ~\/\.netrc/,
    ],
    [
      { name: 'git', form: '../git' },
      /^annalist\.json: logs\.git\.form \(line 1\): there is no such setting: did you mean "from"\?$/,
    ],
    [
      { name: 'git', zzzzzzzz: 1 },
      /logs\.git\.zzzzzzzz \(line 1\): there is no such setting: there are name, from, branches/,
    ],
    [
      { name: 'git', limits: { megabyte: 1 } },
      /logs\.git\.limits\.megabyte \(line 1\): there is no such setting: did you mean "megabytes"\?/,
    ],
    [{ name: 'git', limits: { minutes: 0 } }, /logs\.git\.limits\.minutes \(line 1\): is a whole number above 0\./],
    [
      { name: 'git', branches: ['--upload-pack=x'] },
      /logs\.git\.branches\[0\] \(line 1\): is the name of a branch, or a pattern/,
    ],
    [
      { name: 'git', web: 'javascript:{hash}' },
      /logs\.git\.web \(line 1\): is the address of a commit's page with \{hash\} at its end/,
    ],
    [{ name: 'git', servers: [123] }, /logs\.git\.servers\[0\] \(line 1\): is an id in quotes/],
    [{ name: 'git', default: 'yes' }, /logs\.git\.default \(line 1\): is true or false, without quotes\./],
    [{ name: '../git' }, /annalist\.json: logs\[0\]\.name \(line 1\): is the name of a log: up to 64 letters/],
    [{ from: 'x' }, /annalist\.json: logs\[0\]\.name \(line 1\): is the name of a log/],
  ])('%j is told with its place and the fix', (row, message) => {
    expect(tell(logs(row))).toEqual([expect.stringMatching(message)]);
  });

  it('has its mistakes told all, each with the line it is in', () => {
    const text =
      '{\n  "timezone": "Mars",\n  "logs": [\n    { "name": "a" },\n    { "name": "A",\n      "servers": "1" }\n  ],\n  "deflautLog": "a"\n}';
    expect(tell(text)).toEqual([
      'annalist.json: timezone (line 2): There is no time zone "Mars": write one such as Europe/Berlin, America/New_York or UTC.',
      'annalist.json: logs.A.name (line 5): "a" is there already: list each log once.',
      'annalist.json: logs.A.servers (line 6): is a list of server ids, such as ["123456789012345678"].',
      'annalist.json: deflautLog (line 8): there is no such setting: did you mean "defaultLog"?',
    ]);
  });

  it('tells mistakes in rules at their own place', () => {
    const text =
      '{ "logs": [{ "name": "a", "from": "x",\n  "rules": {\n    "folder": { "fs/": "fs" },\n    "prefixes": 3 } }] }';
    expect(tell(text)).toEqual([
      expect.stringMatching(
        /^annalist\.json: logs\.a\.rules\.folder \(line 3\): is no kind of rule: there are maintainers, /,
      ),
      'annalist.json: logs.a.rules.prefixes (line 4): is an object such as { "doc": "docs" }.',
    ]);
  });

  it('names one default alone', () => {
    const both = logs({ name: 'a', default: true }, { name: 'b', default: true });
    expect(tell(both)).toEqual([
      'annalist.json: logs.b.default (line 1): "a" is the default already: name one log alone.',
    ]);
    expect(tell('{"defaultLog": "a", "logs": [{"name": "b", "default": true}]}')).toHaveLength(1);
    expect(tell('{"defaultLog": "b", "logs": [{"name": "b", "default": true}]}')).toEqual([]);
  });

  it('is not built on a name that every object has', () => {
    expect(tell('{"__proto__": {"logs": []}}')).toEqual([
      'annalist.json: __proto__ (line 1): there is no such setting: there are defaultLog, timezone and logs.',
    ]);
  });
});

describe('the example of the README', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
  const examples = [...readme.matchAll(/\n\n( {4}\{[\s\S]*?)\n\n(?! {4})/g)].map((match) => match[1] ?? '');

  it('is in order as it stands', () => {
    expect(examples.length).toBeGreaterThan(1);
    // A file of people is another kind of file.
    const configs = examples.filter((example) => !/^ *\{\s*"people"/.test(example));
    expect(configs.length).toBe(examples.length - 1);
    for (const example of configs) expect(tell(example)).toEqual([]);
  });
});

describe('the files of people that a configuration names', () => {
  const check = (people: string | undefined) => {
    const files = new Map([['/srv/annalist.json', logs({ name: 'a' }, { name: 'b', people: 'who/people.json' })]]);
    if (people !== undefined) files.set('/srv/who/people.json', people);
    const { file, mistakes, shown } = readConfigFile(undefined, '/srv', (path) => {
      const text = files.get(path);
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return text;
    });
    return { file, told: mistakes.map((mistake) => describeMistake(shown, mistake)) };
  };

  it('are read beside it', () => {
    const { file, told } = check('{ "people": [{ "name": "Ada" }] }');
    expect(told).toEqual([]);
    expect(file.logs).toHaveLength(2);
  });

  it.each([
    [undefined, /^annalist\.json: logs\.b\.people \(line 1\): There is no file who\/people\.json: write one, /],
    ['{ "people": [{ "name": 1 }] }', /^annalist\.json: logs\.b\.people \(line 1\): who\/people\.json, line 1: /],
  ])('make it wrong where they are: %j', (people, message) => {
    const { file, told } = check(people);
    expect(told).toEqual([expect.stringMatching(message)]);
    expect(file).toEqual({});
  });

  it('are looked at beside all other mistakes', () => {
    const text = logs({ name: 'a', form: 'x' }, { name: 'b', people: 'people.json' });
    const { mistakes } = checkConfigText(text, (file) => {
      throw new UserError(`${file} is odd.`);
    });
    expect(mistakes.map(({ place }) => place)).toEqual(['logs.a.form', 'logs.b.people']);
  });
});

describe('the formats that a configuration may name', () => {
  it('are those that there are', () => {
    expect(new Set(formatNames)).toEqual(new Set([...formats.map(({ name }) => name), 'git']));
    expect(tell(logs({ name: 'a', format: 'markdwn' }))).toEqual([
      expect.stringMatching(/logs\.a\.format \(line 1\): is the name of a format: .*, markdown or git\.$/),
    ]);
  });
});
