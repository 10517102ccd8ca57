import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { makeSlashCommands, type Registrable, type SlashCommand } from '../../../src/chat/discord/slash-commands.ts';

const describeOption = (name: string, more: Partial<Registrable['options'][number]> = {}) => ({
  name,
  description: `The ${name}`,
  required: false,
  kind: 'text' as const,
  ...more,
});

const query = (name: string, options: Registrable['options']): Registrable => ({
  kind: 'query',
  name,
  description: `What ${name} does`,
  options,
});

const action = (name: string): Registrable => ({ ...query(name, []), kind: 'action', needs: 'manage-server' });

/** As the service counts a command: its names, descriptions and values together. */
function countCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countCharacters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, one]) => {
    return (
      sum + (typeof one === 'string' && /^(name|description|value)$/.test(key) ? one.length : countCharacters(one))
    );
  }, 0);
}

describe('slash commands', () => {
  it('have typed options, the required ones first, and private at the end', () => {
    const [made] = makeSlashCommands([
      query('show', [
        describeOption('log', { completes: 'log' }),
        describeOption('limit', { kind: 'integer', min: 1, max: 100 }),
        describeOption('merges', { kind: 'choice', choices: ['all', 'none'] }),
        describeOption('id', { required: true }),
      ]),
    ]);
    expect(made).toEqual({
      type: 1,
      name: 'show',
      description: 'What show does',
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      options: [
        { type: 3, name: 'id', description: 'The id', required: true },
        { type: 3, name: 'log', description: 'The log', autocomplete: true },
        { type: 4, name: 'limit', description: 'The limit', min_value: 1, max_value: 100 },
        {
          type: 3,
          name: 'merges',
          description: 'The merges',
          choices: [
            { name: 'all', value: 'all' },
            { name: 'none', value: 'none' },
          ],
        },
        { type: 5, name: 'private', description: 'Show the answer to you alone' },
      ],
    });
  });

  it('complete a value where there are more choices than the service shows', () => {
    const choices = Array.from({ length: 26 }, (_, index) => `c${index}`);
    const options = [describeOption('of', { kind: 'choice', choices })];
    const [made] = makeSlashCommands([query('rank', options)]);
    expect(made?.options?.[0]).toEqual({ type: 3, name: 'of', description: 'The of', autocomplete: true });
  });

  it('of two words are one command with its own below it, for servers and who may manage them alone', () => {
    expect(makeSlashCommands([action('settings show'), query('who', []), action('settings forget')])).toEqual([
      {
        type: 1,
        name: 'settings',
        description: 'The commands of /settings',
        contexts: [0],
        integration_types: [0],
        default_member_permissions: '32',
        options: [
          { type: 1, name: 'show', description: 'What settings show does', options: [] },
          { type: 1, name: 'forget', description: 'What settings forget does', options: [] },
        ],
      },
      expect.objectContaining({ name: 'who' }),
    ]);
  });

  it('let people pick channels that take messages, and roles', () => {
    const options = [describeOption('channel', { kind: 'channel' }), describeOption('role', { kind: 'role' })];
    const [made] = makeSlashCommands([{ ...action('subscribe'), options, needs: 'manage-channel' }]);
    expect(made).toMatchObject({
      contexts: [0],
      default_member_permissions: '16',
      options: [
        { type: 7, name: 'channel', channel_types: [0, 2, 5, 10, 11, 12, 13] },
        { type: 8, name: 'role' },
      ],
    });
  });

  it('of a group ask for what the easiest of them needs', () => {
    const free: Registrable = { ...action('logs list'), needs: undefined };
    const [mixed] = makeSlashCommands([action('logs drop'), { ...action('logs pin'), needs: 'manage-channel' }]);
    const [open] = makeSlashCommands([action('logs drop'), free]);
    expect(mixed?.default_member_permissions).toBe('16');
    expect(open).toMatchObject({ contexts: [0] });
    expect(open).not.toHaveProperty('default_member_permissions');
  });

  it('shorten a description that is too long', () => {
    const [made] = makeSlashCommands([{ ...query('who', []), description: 'word '.repeat(50) }]);
    expect(made?.description).toMatch(/^(word ){18}word…$/);
  });

  it('fail at the start where a name would stand for two things', () => {
    expect(() => makeSlashCommands([query('settings', []), action('settings show')])).toThrow('name of a group');
    expect(() => makeSlashCommands([query('who', [describeOption('private')])])).toThrow('has an option private');
  });

  it('of this project keep to the limits of the service, and cut no description', () => {
    const made: SlashCommand[] = makeSlashCommands(commands);
    expect(made.length).toBeGreaterThan(8);
    expect(made.length).toBeLessThanOrEqual(100);
    for (const command of made) {
      expect(countCharacters(command)).toBeLessThanOrEqual(8_000);
      const levels = [command, ...(command.options ?? [])];
      for (const { name, description } of levels) {
        expect(name).toMatch(/^[-_a-z0-9]{1,32}$/);
        expect(description).toMatch(/^.{1,100}$/);
        expect(description).not.toMatch(/…$/);
      }
      expect(command.options?.length).toBeLessThanOrEqual(25);
      const required = (command.options ?? []).map((option) => 'required' in option && option.required === true);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    }
  });
});
