import { REST } from 'discord.js';
import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { makeAutocompleter } from '../../../src/chat/discord/autocomplete.ts';
import { type ComposedPage, composePage } from '../../../src/chat/discord/compose-page.ts';
import type { DispatchPorts } from '../../../src/chat/discord/ports.ts';
import { practise } from '../../../src/chat/discord/practice.ts';
import { listPractice } from '../../../src/chat/discord/practice-questions.ts';
import { openPracticeSink } from '../../../src/chat/discord/practice-sink.ts';
import { makeThrottles } from '../../../src/chat/discord/throttle.ts';
import { makeListLogger, makeListMetrics, makeMemoryState, openSharedStore } from '../../support/discord-bot.ts';
import { makeSubscribing } from '../../support/subscribing.ts';
import { openTestLibrary } from '../../support/test-library.ts';

/** What a bot answers with, at a service that nothing may reach; and what was composed, counted and logged. */
async function open() {
  const logger = makeListLogger();
  const metrics = makeListMetrics();
  const state = makeMemoryState();
  const library = openTestLibrary(await openSharedStore());
  const log = await library.ahead().open('sample');
  const composed: ComposedPage[] = [];
  const failed: unknown[] = [];
  const ports: DispatchPorts = {
    settings: state.settings,
    digests: makeSubscribing([log]).digests,
    commands,
    library,
    logger,
    metrics,
    rest: new REST({ api: 'http://127.0.0.1:9/api', retries: 0 }),
    completer: makeAutocompleter(commands),
    async compose(asked, to) {
      const page = await composePage(asked, to).catch((error: unknown) => void failed.push(error));
      if (!page) throw new Error('it was not composed');
      composed.push(page);
      return page;
    },
    throttles: makeThrottles(),
    mention: () => undefined,
    drawPicture: async () => {
      throw new Error('no picture is drawn');
    },
    now: () => Date.now(),
    patience: 1_000,
    givenUp: new AbortController().signal,
  };
  return { ports, log, composed, failed, logger, metrics };
}

const plan = { most: 64, atOnce: 8, longest: 10_000, isBusy: () => false };

it('composes each question, and tells nobody: neither the service, nor the log, nor the metrics', async () => {
  const { ports, log, composed, failed, logger, metrics } = await open();
  await practise(log, ports, plan, new AbortController().signal);
  let asked = 0;
  for await (const _ of listPractice(log, commands, plan.most)) asked += 1;
  expect(composed).toHaveLength(asked);
  expect(asked).toBeGreaterThan(10);
  expect(composed.every(({ message }) => message.embeds.length === 1)).toBe(true);
  expect(failed).toEqual([]);
  expect(logger.lines).toEqual([]);
  expect(metrics.questions).toEqual([]);
});

it('gives way while somebody waits for an answer, and ends when it is told to', async () => {
  const { ports, log, composed } = await open();
  const stopping = new AbortController();
  let looked = 0;
  const isBusy = () => {
    looked += 1;
    if (looked === 20) stopping.abort();
    return looked > 17;
  };
  await practise(log, ports, { ...plan, atOnce: 1, isBusy }, stopping.signal);
  expect(composed).toHaveLength(17);
});

it('ends when its time is over', async () => {
  const { ports, log, composed } = await open();
  await practise(log, ports, { ...plan, longest: -1 }, new AbortController().signal);
  expect(composed).toEqual([]);
});

it('sends to a place that takes everything, on this machine alone', async () => {
  const sink = await openPracticeSink();
  expect(new URL(sink.api).hostname).toBe('127.0.0.1');
  const sent = await fetch(`${sink.api}/v10/interactions/1/token/callback`, {
    method: 'POST',
    body: 'x'.repeat(100_000),
  });
  expect(sent.status).toBe(204);
  sink.close();
  await expect(fetch(sink.api)).rejects.toThrow();
});
