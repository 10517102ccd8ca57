import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw, takeViolations } from './discord/raw-request.ts';
import { type StandIn, startDiscord } from './discord/stand-in.ts';

type Json = Record<string, unknown>;

let discord: StandIn;

beforeAll(async () => {
  discord = await startDiscord({ globalLimit: Number.POSITIVE_INFINITY, routeLimits: false });
});
afterAll(() => discord.close());

function put(commands: unknown) {
  return sendRaw(discord, 'PUT', `/applications/${discord.applicationId}/commands`, commands);
}

function command(changes: Json = {}): Json {
  return { name: 'who', description: 'Who knows?', contexts: [0, 1, 2], integration_types: [0, 1], ...changes };
}

function withOption(changes: Json): Json[] {
  return [command({ options: [option(changes)] })];
}

function option(changes: Json = {}): Json {
  return { type: 3, name: 'about', description: 'Words', ...changes };
}

function options(count: number): Json[] {
  return Array.from({ length: count }, (_, at) => option({ name: `o${at}` }));
}

function commands(count: number): Json[] {
  return Array.from({ length: count }, (_, at) => command({ name: `c${at}` }));
}

function choices(count: number): Json[] {
  return Array.from({ length: count }, (_, at) => ({ name: `n${at}`, value: `v${at}` }));
}

/** A command of so many characters in all: those of `command`, then options that hold choices of 100 each. */
function huge(characters: number): Json {
  const made: Json[] = [];
  let left = characters - 'whoWho knows?'.length;
  while (left > 0) {
    left -= 'o1Words'.length;
    const inner: Json[] = [];
    for (let at = 10; at < 35 && left > 0; at++) {
      const size = Math.min(left, 100);
      inner.push({ name: `${at}`, value: `${at}`.padStart(size - 2, 'x') });
      left -= size;
    }
    made.push(option({ name: `o${made.length}`, choices: inner }));
  }
  return command({ options: made });
}

const long = (length: number) => 'x'.repeat(length);
const subcommand = { type: 1, name: 'forget', description: 'Forgets' };
const group = { type: 2, name: 'all', description: 'All', options: [subcommand] };

describe('commands at their limits are taken:', () => {
  const cases: [string, Json[]][] = [
    ['100 of them', commands(100)],
    ['25 options, required ones first', [command({ options: [option({ required: true }), ...options(24)] })]],
    ['25 choices', withOption({ choices: choices(25) })],
    ['a choice of 100', withOption({ choices: [{ name: long(100), value: long(100) }] })],
    ['a name of 32, a description of 100', [command({ name: long(32), description: long(100) })]],
    ['a name in other scripts', [command({ name: 'wer-weiß_日本1' })]],
    ['8,000 characters', [huge(8000)]],
    ['subcommands of 25 options', [command({ options: [{ ...subcommand, options: options(25) }] })]],
    ['a group', [command({ options: [group] })]],
    ['an integer within bounds', withOption({ type: 4, min_value: 1, max_value: 50 })],
    ['permissions as text', [command({ default_member_permissions: '32' })]],
    ['a menu of messages', [{ type: 3, name: 'Ask about This' }]],
  ];
  test.each(cases)('%s', async (_name, body) => {
    const answer = await put(body);
    expect(answer).toMatchObject({ status: 200, body: { length: body.length } });
    expect(takeViolations(discord)).toEqual([]);
  });
});

describe('commands beyond a limit are refused:', () => {
  const typeInvalid = 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID';
  const nested = { ...group, options: [group] };
  const cases: [string, Json[], string, string][] = [
    ['101 of them', commands(101), '', '30032'],
    ['a doubled name', [command(), command()], '1', 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['a name of 33', [command({ name: long(33) })], '0.name', 'BASE_TYPE_MAX_LENGTH'],
    ['no name', [command({ name: '' })], '0.name', 'BASE_TYPE_REQUIRED'],
    ['a name in capitals', [command({ name: 'Who' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a name with a space', [command({ name: 'who is' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a description of 101', [command({ description: long(101) })], '0.description', 'BASE_TYPE_MAX_LENGTH'],
    ['no description', [command({ description: '' })], '0.description', 'BASE_TYPE_REQUIRED'],
    ['26 options', [command({ options: options(26) })], '0.options', 'BASE_TYPE_BAD_LENGTH'],
    [
      'required after optional',
      [command({ options: [option(), option({ name: 'log', required: true })] })],
      '0.options.1',
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      "a doubled option's name",
      [command({ options: [option(), option()] })],
      '0.options.1.name',
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    ["an option's name", withOption({ name: 'About' }), '0.options.0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
    ["an option's description", withOption({ description: '' }), '0.options.0.description', 'BASE_TYPE_REQUIRED'],
    ["an option's type", withOption({ type: 12 }), '0.options.0.type', 'BASE_TYPE_CHOICES'],
    ['26 choices', withOption({ choices: choices(26) }), '0.options.0.choices', 'BASE_TYPE_BAD_LENGTH'],
    [
      "a choice's name",
      withOption({ choices: [{ name: long(101), value: 'v' }] }),
      '0.options.0.choices.0.name',
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      "a choice's value",
      withOption({ choices: [{ name: 'n', value: long(101) }] }),
      '0.options.0.choices.0.value',
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      "a choice's value of another type",
      withOption({ type: 4, choices: choices(1) }),
      '0.options.0.choices.0.value',
      'NUMBER_TYPE_COERCE',
    ],
    [
      'a doubled choice',
      withOption({ choices: [...choices(1), { name: 'n0', value: 'other' }] }),
      '0.options.0.choices.1.name',
      'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    ],
    [
      'choices and completion',
      withOption({ choices: choices(1), autocomplete: true }),
      '0.options.0.autocomplete',
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
    ],
    ['completion of a boolean', withOption({ type: 5, autocomplete: true }), '0.options.0.autocomplete', typeInvalid],
    ['bounds of a text', withOption({ min_value: 1 }), '0.options.0.min_value', typeInvalid],
    ['a length of a number', withOption({ type: 4, max_length: 9 }), '0.options.0.max_length', typeInvalid],
    ['options of a text', withOption({ options: options(1) }), '0.options.0.options', typeInvalid],
    ['a subcommand beside an option', [command({ options: [subcommand, option()] })], '0.options', typeInvalid],
    ['a group in a group', [command({ options: [nested] })], '0.options.0.options.0.type', 'BASE_TYPE_CHOICES'],
    [
      'a subcommand in a subcommand',
      [command({ options: [{ ...subcommand, options: [subcommand] }] })],
      '0.options.0.options.0.type',
      'BASE_TYPE_CHOICES',
    ],
    [
      'a group of nothing',
      [command({ options: [{ ...group, options: [] }] })],
      '0.options.0.options',
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['8,001 characters', [huge(8001)], '0', 'APPLICATION_COMMAND_TOO_LARGE'],
    ['an unknown context', [command({ contexts: [3] })], '0.contexts.0', 'BASE_TYPE_CHOICES'],
    ['no context', [command({ contexts: [] })], '0.contexts', 'BASE_TYPE_BAD_LENGTH'],
    ['a doubled context', [command({ contexts: [0, 0] })], '0.contexts.1', 'LIST_ITEM_VALUE_DUPLICATED'],
    ['an unknown installation', [command({ integration_types: [2] })], '0.integration_types.0', 'BASE_TYPE_CHOICES'],
    [
      'permissions that are no number',
      [command({ default_member_permissions: 'all' })],
      '0.default_member_permissions',
      'NUMBER_TYPE_COERCE',
    ],
  ];
  test.each(cases)('%s', async (_name, body, where, code) => {
    const before = discord.commands();
    const own = /^\d+$/.test(code) ? Number(code) : 50035;
    expect(await put(body)).toMatchObject({ status: 400, body: { code: own } });
    expect(takeViolations(discord)).toEqual([[where, code]]);
    expect(discord.commands()).toBe(before);
  });
});

describe('registration', () => {
  test('keeps the ids of commands that stay, and the version of those that are the same', async () => {
    const first = (await put([command(), command({ name: 'what' })])).body;
    const second = (await put([command({ name: 'what' }), command({ description: 'Who?' })])).body;
    expect(second.map((each: Json) => each.id)).toEqual([first[1].id, first[0].id]);
    expect(second[0].version).toBe(first[1].version);
    expect(second[1].version).not.toBe(first[0].version);
    expect((await sendRaw(discord, 'GET', `/applications/${discord.applicationId}/commands`)).body).toEqual(second);
  });

  test('gives back what it filled in, and not what was the default', async () => {
    const [kept] = (await put(withOption({ required: false, autocomplete: false }))).body;
    expect(kept).toMatchObject({ default_member_permissions: null, nsfw: false, type: 1, contexts: [0, 1, 2] });
    expect(kept.options).toEqual([option()]);
  });

  test('of one server is apart from that of all, and holds no contexts', async () => {
    const path = `/applications/${discord.applicationId}/guilds/${discord.guild}/commands`;
    const { status, body } = await sendRaw(discord, 'PUT', path, [command({ name: 'here' })]);
    expect([status, body[0].guild_id, body[0].contexts]).toEqual([200, discord.guild, null]);
    expect(discord.commands(discord.guild)).toHaveLength(1);
    expect(discord.commands().map((each) => each.name)).not.toContain('here');
    const elsewhere = await sendRaw(discord, 'PUT', path.replace(discord.guild, '77'), [command()]);
    expect(elsewhere).toMatchObject({ status: 403, body: { code: 50001 } });
  });
});
