import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { readLine } from '../../src/chat/ask.ts';

it.each<[string, Record<string, string>]>([
  ['who wrote most?', { question: 'who wrote most?' }],
  ['who wrote most log:redis', { question: 'who wrote most', log: 'redis' }],
  ['log:Redis  who wrote most?', { question: 'who wrote most?', log: 'Redis' }],
  ['who wrote log:redis the queue', { question: 'who wrote  the queue', log: 'redis' }],
  ['log:redis', { question: 'log:redis' }],
  ['what does syslog:redis do', { question: 'what does syslog:redis do' }],
  ['what is log:/etc/passwd', { question: 'what is log:/etc/passwd' }],
])('the line %j is a question in plain words', (line, raw) => {
  const read = readLine(line, commands);
  expect(read.command.name).toBe('ask');
  expect(read.raw).toEqual(raw);
});
