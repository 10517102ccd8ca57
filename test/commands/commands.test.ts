import { describe, expect, it } from 'vitest';
import { checkNames, commands, queries } from '../../commands/index.ts';
import { formatCommand, parseArguments, splitCommandLine } from '../../src/model/command-text.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { answerLine } from '../support/answer-line.ts';
import { openSample } from '../support/sample-log.ts';

const reader = openSample();

describe('the list of commands', () => {
  it('has those that people are told of, in this order', () => {
    expect(commands.map(({ name }) => name)).toEqual([
      'ask',
      'who',
      'when',
      'what',
      'why',
      'count',
      'rank',
      'release',
      'releases',
      'subsystems',
      'person',
      'digest',
      'show',
      'logs',
      'subscribe',
      'subscriptions list',
      'subscriptions show',
      'subscriptions pause',
      'subscriptions resume',
      'subscriptions test',
      'subscriptions remove',
      'subscriptions trace',
      'settings show',
      'settings log',
      'settings forget',
      'help',
    ]);
  });

  it('has no name twice', () => {
    expect(checkNames(commands)).toBe(commands);
    expect(() => checkNames([{ name: 'who' }, { name: 'what' }, { name: 'who' }])).toThrow(
      'two commands have the name who',
    );
  });

  it('has no name that is also the first word of others', () => {
    expect(() => checkNames([{ name: 'log' }, { name: 'log set' }])).toThrow(
      'log is a command and a group of commands',
    );
  });

  it('has those that only read in the same order', () => {
    expect(queries.map(({ name }) => name)).toEqual(
      commands.flatMap(({ kind, name }) => (kind === 'query' ? [name] : [])),
    );
    expect(commands.length - queries.length).toBe(11);
  });
});

/** What Discord lets a slash command have; a terminal is easier to please. */
describe.each(commands)('/$name', (command) => {
  it('has a name and a description that a chat service takes', () => {
    expect(command.name).toMatch(/^[a-z]{1,32}( [a-z]{1,32})?$/);
    expect(command.description).toMatch(/^\p{Lu}.{1,98}[^.]$/u);
  });

  it('has at most 25 options, each once and described, those that must be there first', () => {
    const names = command.options.map(({ name }) => name);
    expect(names.length).toBeLessThanOrEqual(25);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z_]{1,32}$/.test(name))).toEqual([]);
    const lengths = command.options.map(({ description }) => description.length);
    expect(lengths.filter((length) => length === 0 || length > 100)).toEqual([]);
    const required = command.options.map(({ required }) => required);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
  });

  it('has choices for what is chosen, and bounds for what is counted', () => {
    for (const option of command.options) {
      expect(option.choices !== undefined, option.name).toBe(option.kind === 'choice');
      expect(option.min !== undefined && option.max !== undefined, option.name).toBe(option.kind === 'integer');
      expect(option.choices?.length ?? 0, option.name).toBeLessThanOrEqual(25);
    }
  });

  it('takes words of its own for an option that it has', () => {
    if (command.primary === undefined) {
      expect(() => parseArguments(command, 'words')).toThrow(`/${command.name} takes no words of its own: "words".`);
    } else expect(command.options.map(({ name }) => name)).toContain(command.primary);
  });

  it('has an example with options that exist, which is written as it is read', () => {
    const split = splitCommandLine(command.example, commands);
    expect(split?.name).toBe(command.name);
    const values = parseArguments(command, split?.rest ?? '');
    expect(formatCommand(command, values)).toBe(command.example);
    expect(Object.values(values).filter((value) => /\b[a-z]+:/.test(value))).toEqual([]);
  });
});

it.each(queries)('/$name has an example that finds something in the sample log', async (command) => {
  const { answer, blocks } = await answerLine(command.example, queries, reader);
  // The sample names no releases, and says so: of a change beside the one that was meant.
  const verdict = command.name === 'release' || command.name === 'releases' ? 'nothing' : 'found';
  // What is asked in plain words is answered as what it was read as.
  const name = command.name === 'ask' ? 'who' : command.name;
  expect(answer).toMatchObject({ command: name, verdict, sure: true });
  expect(renderTerminal(blocks, { width: 80, colors: false })).not.toMatch(/^(Nothing|0 |No )/);
});

describe('an option', () => {
  const optionOf = (commandName: string, name: string) =>
    commands.find((command) => command.name === commandName)?.options.find((option) => option.name === name);

  it('is read from the one definition of it', () => {
    expect(optionOf('show', 'id')).toMatchObject({ required: true, kind: 'text', completes: 'entry' });
    expect(optionOf('who', 'person')).toMatchObject({ required: false, kind: 'text' });
    expect(optionOf('what', 'limit')).toMatchObject({ kind: 'integer', min: 1, max: 100 });
    expect(optionOf('count', 'merges')).toMatchObject({ kind: 'choice', choices: ['all', 'none', 'only'] });
  });

  it.each(['who', 'when', 'what', 'why', 'count'])('of every kind narrows /%s down', (name) => {
    const names = commands.find((command) => command.name === name)?.options.map((option) => option.name);
    expect(names?.toSorted()).toEqual([
      'about',
      'branch',
      'by',
      'except',
      'from',
      'limit',
      'log',
      'merges',
      'person',
      'release',
      'reverts',
      'role',
      'since',
      'subsystem',
      'to',
      'until',
    ]);
  });
});

describe('an option that a front end can complete', () => {
  it('says what with, whether it is required or not', () => {
    const completed = commands.flatMap((command) =>
      command.options.flatMap(({ name, completes }) =>
        completes === undefined ? [] : [`${command.name} ${name}: ${completes}`],
      ),
    );
    expect(completed).toContain('who person: person');
    expect(completed).toContain('what log: log');
    expect(completed).toContain('show id: entry');
  });
});
