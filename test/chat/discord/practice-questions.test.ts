import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { AskedPage } from '../../../src/chat/discord/compose-page.ts';
import { listPlain, listPractice } from '../../../src/chat/discord/practice-questions.ts';
import { makeSmallLog } from '../../support/small-log.ts';

it('asks for one to four words of entries, of every command that takes words, in which something is found', async () => {
  const log = makeSmallLog();
  const asked = await toList(listPractice(log, commands, 1_000));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(log.records);
  for (const { raw } of asked) {
    expect(raw.log).toBe(log.name);
    expect((await log.search({ words: raw.about, order: 'best', limit: 1 })).total).not.toBe(0);
  }
  expect(new Set(asked.map(({ command }) => command.name)).size).toBeGreaterThan(1);
});

it('asks no more than it is told to, and nothing where no command takes words', async () => {
  expect(await toList(listPractice(makeSmallLog(), commands, 3))).toHaveLength(3);
  expect(await toList(listPractice(makeSmallLog(), [], 3))).toEqual([]);
  expect(listPlain(commands).map(({ name }) => name)).not.toContain('ask');
});

async function toList(questions: AsyncIterable<AskedPage>): Promise<AskedPage[]> {
  const list: AskedPage[] = [];
  for await (const question of questions) list.push(question);
  return list;
}
