import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Option } from '../../src/model/command.ts';
import { findCommand, formatCommand, parseArguments, splitCommandLine } from '../../src/model/command-text.ts';
import { UserError } from '../../src/model/errors.ts';

const option = (name: string): Option => ({ name, description: '', required: false, kind: 'text' });
const names = ['about', 'person', 'since', 'limit'];
const who = { name: 'who', primary: 'about', options: names.map(option) };
const logs = { name: 'logs', options: [option('log')] };

describe('a line of chat', () => {
  it.each([
    ['/who about:lzo', { name: 'who', rest: 'about:lzo' }],
    ['  /WHO   about:lzo  ', { name: 'who', rest: 'about:lzo' }],
    ['/who', { name: 'who', rest: '' }],
    ['/who\tlzo\njffs2', { name: 'who', rest: 'lzo\njffs2' }],
  ])('%j is a command and the rest', (line, split) => {
    expect(splitCommandLine(line)).toEqual(split);
  });

  it.each(['who about:lzo', '/', '/ who', '/2', '/who?', '//who', '', 'see /who'])('%j is no command', (line) => {
    expect(splitCommandLine(line)).toBeUndefined();
  });
});

describe('a name of two words', () => {
  const commands = ['settings show', 'settings log', 'set', 'log'].map((name) => ({ name, options: [option('log')] }));

  it.each([
    ['/settings show', { name: 'settings show', rest: '' }],
    ['/Settings   LOG\tlog:a  ', { name: 'settings log', rest: 'log:a' }],
    ['/settings log log', { name: 'settings log', rest: 'log' }],
    ['/settings logs', { name: 'settings', rest: 'logs' }],
    ['/settings log:a', { name: 'settings', rest: 'log:a' }],
    ['/settings', { name: 'settings', rest: '' }],
    ['/set show', { name: 'set', rest: 'show' }],
    ['/log settings show', { name: 'log', rest: 'settings show' }],
  ])('%j is cut where the commands have it', (line, split) => {
    expect(splitCommandLine(line, commands)).toEqual(split);
  });

  it('is found, and half of it is answered with the rest', () => {
    expect(findCommand(commands, 'settings log').name).toBe('settings log');
    expect(() => findCommand(commands, 'settings')).toThrow(
      new UserError('/settings goes on with another word: /settings show or /settings log.', 'usage'),
    );
    expect(() => findCommand(commands, 'sett')).toThrow(
      'There is no command /sett: there are /settings, /set and /log.',
    );
  });

  it('is written as it is read', () => {
    const command = findCommand(commands, 'settings log');
    const line = formatCommand(command, { log: 'linux' });
    expect(line).toBe('/settings log log:linux');
    expect(parseArguments(command, splitCommandLine(line, commands)?.rest ?? '')).toEqual({ log: 'linux' });
  });
});

describe('arguments as they are typed', () => {
  it.each([
    ['', {}],
    ['about:lzo', { about: 'lzo' }],
    ['about:lzo support person:purdie', { about: 'lzo support', person: 'purdie' }],
    ['about: lzo   person:  purdie ', { about: 'lzo', person: 'purdie' }],
    ['ABOUT:LZO', { about: 'LZO' }],
    ['lzo support', { about: 'lzo support' }],
    ['lzo person:purdie', { about: 'lzo', person: 'purdie' }],
    ['about:sh: Update defconfig', { about: 'sh: Update defconfig' }],
    ['sh: Update limit:3', { about: 'sh: Update', limit: '3' }],
    ['about:http://example.org/x since:2007', { about: 'http://example.org/x', since: '2007' }],
    ['about:kabout:3', { about: 'kabout:3' }],
    ['about:role:cc', { about: 'role:cc' }],
  ])('%j: a value runs to the next known option', (rest, values) => {
    expect(parseArguments(who, rest)).toEqual(values);
  });

  it.each([
    ['about:"several words"', { about: 'several words' }],
    ["about:'several words' limit:3", { about: 'several words', limit: '3' }],
    ['about:"since: when?" limit:3', { about: 'since: when?', limit: '3' }],
    ['about: "since: when?" since:2007', { about: 'since: when?', since: '2007' }],
    ['"since: when?" limit:3', { about: 'since: when?', limit: '3' }],
    [String.raw`about:"a \"quoted\" word and a \\"`, { about: String.raw`a "quoted" word and a \ `.trim() }],
    ['about:"a" and "b"', { about: '"a" and "b"' }],
    ['about:"unfinished person:purdie', { about: '"unfinished', person: 'purdie' }],
    ["about:Theodore Ts'o", { about: "Theodore Ts'o" }],
    [String.raw`about:C:\dos`, { about: String.raw`C:\dos` }],
  ])('%j: quotes settle doubt', (rest, values) => {
    expect(parseArguments(who, rest)).toEqual(values);
  });

  it.each([
    ['about: person:purdie', 'about: has no value: write about:something.'],
    ['about:""', 'about: has no value: write about:something.'],
    ['about:a about:b', 'about: is given twice.'],
    ['lzo about:b', 'about: is given twice.'],
  ])('%j is an error', (rest, message) => {
    expect(() => parseArguments(who, rest)).toThrow(new UserError(message, 'usage'));
  });

  it('words before the first option are an error where no option takes them', () => {
    expect(() => parseArguments(logs, 'of mine log:sample')).toThrow('/logs takes no words of its own: "of mine".');
    expect(parseArguments(logs, 'log:sample')).toEqual({ log: 'sample' });
  });
});

describe('a command as it is written', () => {
  it.each([
    [{}, '/who'],
    [{ about: 'lzo support', limit: 3 }, '/who about:lzo support limit:3'],
    [{ limit: 3, about: 'lzo' }, '/who about:lzo limit:3'],
    [{ about: 'sh: Update' }, '/who about:sh: Update'],
    [{ about: undefined, person: 'al' }, '/who person:al'],
    [{ about: 'see since: 2007' }, '/who about:"see since: 2007"'],
    [{ about: '"quoted"' }, String.raw`/who about:"\"quoted\""`],
    [{ about: " 'tis" }, `/who about:" 'tis"`],
    [{ nonsense: 'x' }, '/who'],
  ])('%j is %s', (values, text) => {
    expect(formatCommand(who, values)).toBe(text);
  });

  it('is read back as it was, whatever the values hold', () => {
    const piece = fc.constantFrom(
      'lzo',
      ' ',
      ':',
      'since:',
      ' About:',
      '"',
      "'",
      '\\',
      '\n',
      '\t',
      '\u00a0',
      'sh: ',
      'é',
    );
    const text = fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
      fc.string({ minLength: 1 }),
    );
    const values = fc.dictionary(fc.constantFrom(...names), text, { noNullPrototype: true });
    fc.assert(
      fc.property(values, (given) => {
        const split = splitCommandLine(formatCommand(who, given));
        expect(split?.name).toBe('who');
        expect(parseArguments(who, split?.rest ?? '')).toEqual(given);
      }),
      { numRuns: 1000 },
    );
  });
});
