import { describe, expect, it } from 'vitest';
import { formatUsage, type Option } from '../../src/model/command.ts';

const option = (name: string, rest: Partial<Option> = {}): Option => {
  return { name, description: '', required: false, kind: 'text', ...rest };
};

describe('how a command is used', () => {
  it.each([
    ['a command without options', [], '/logs'],
    ['an option that must be there', [option('id', { required: true })], '/logs id:TEXT'],
    ['one that may be left out', [option('about')], '/logs [about:TEXT]'],
    ['a number', [option('limit', { kind: 'integer' })], '/logs [limit:N]'],
    ['a choice', [option('by', { kind: 'choice', choices: ['author', 'committer'] })], '/logs [by:author|committer]'],
    [
      'a long choice',
      [option('role', { kind: 'choice', choices: Array<string>(9).fill('reviewed') })],
      '/logs [role:…]',
    ],
    ['several', [option('id', { required: true }), option('log')], '/logs id:TEXT [log:TEXT]'],
  ])('%s', (_, options, usage) => {
    expect(formatUsage({ name: 'logs', options })).toBe(usage);
  });
});
