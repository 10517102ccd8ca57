import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Compose } from '../../../src/chat/discord/answer-cache.ts';
import { gateCompose } from '../../../src/chat/discord/gated-compose.ts';
import { firstPlace } from '../../../src/chat/discord/page-buttons.ts';
import { readByGrammar } from '../../../src/wire/read-question.ts';
import { makeListLogger, tinyPicture } from '../../support/discord-bot.ts';
import { makeSmallLog } from '../../support/small-log.ts';

it.each([
  [0, 4],
  [1, 4],
  [3, 8],
])('with %i threads %i answers are put together at a time', async (threads, most) => {
  let begun = 0;
  const endless: Compose = () => {
    begun += 1;
    return new Promise(() => undefined);
  };
  const compose = gateCompose(endless, threads);
  const log = makeSmallLog();
  const reader = { now: '2008-01-15', open: async () => log, logs: async () => [], readQuestion: readByGrammar };
  const ports = { reader, mention: () => undefined, drawPicture: tinyPicture, commands, logger: makeListLogger() };
  const [command] = commands.filter((one) => one.kind === 'query');
  if (!command) throw new Error('no command');
  for (let number = 0; number < 20; number += 1) void compose({ command, raw: {}, place: firstPlace }, ports);
  await pause(5);
  expect(begun).toBe(most);
});
