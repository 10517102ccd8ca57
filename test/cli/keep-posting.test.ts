import { describe, expect, it } from 'vitest';
import { keepPosting } from '../../src/cli/keep-posting.ts';
import { makeReport, type RoundReport } from '../../src/digest/round-report.ts';
import { makeListLogger } from '../support/discord-bot.ts';

function makePosting(run: () => Promise<RoundReport>) {
  let tick: () => void = () => undefined;
  const events: string[] = [];
  const clock = {
    now: () => 0,
    start(call: () => void) {
      tick = call;
      return { stop: () => void events.push('clock stopped') };
    },
  };
  const rounds = {
    run: () => {
      events.push('round');
      return run();
    },
    close: async () => void events.push('rounds closed'),
    dueTimes: { next: () => undefined },
  };
  const logger = makeListLogger();
  const posting = keepPosting(rounds, clock, { close: () => void events.push('channels closed') }, logger);
  return { posting, logger, events, tick: () => tick() };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a bot that posts', () => {
  it('runs a round at once and at each tick, also while one is under way, until it is stopped', async () => {
    const { posting, events, tick } = makePosting(() => new Promise(() => undefined));
    tick();
    tick();
    expect(events).toEqual(['round', 'round', 'round']);
    await posting.stop();
    expect(events.slice(3)).toEqual(['clock stopped', 'rounds closed', 'channels closed']);
  });

  it('tells the operator what was posted, what has stopped and what is not through', async () => {
    const { logger } = makePosting(async () => ({
      ...makeReport(0),
      posted: [{ subscription: 'a3f', channel: '1', messages: ['2', '3'], entries: 4 }],
      stopped: [{ subscription: 'b3f', reason: 'there is no such channel' }],
      troubles: [{ subscription: 'c3f', reason: 'the service is down' }],
    }));
    await settle();
    expect(logger.lines.map(({ level, fields }) => ({ level, ...fields }))).toEqual([
      { level: 'info', subscription: 'a3f', channel: '1', messages: 2, entries: 4 },
      { level: 'warn', subscription: 'b3f', reason: 'there is no such channel' },
      { level: 'warn', subscription: 'c3f', reason: 'the service is down' },
    ]);
  });

  it('tells a trouble once for as long as it lasts', async () => {
    const reasons = ['its log is damaged', 'its log is damaged', 'the service is down', 'its log is damaged'];
    const { logger, tick } = makePosting(async () => ({
      ...makeReport(0),
      troubles: [{ subscription: 'a3f', reason: reasons.shift() ?? '' }],
    }));
    for (let ticks = 0; ticks < 3; ticks += 1) {
      await settle();
      tick();
    }
    await settle();
    expect(logger.lines.map(({ fields }) => fields)).toEqual([
      { subscription: 'a3f', reason: 'its log is damaged' },
      { subscription: 'a3f', reason: 'the service is down' },
      { subscription: 'a3f', reason: 'its log is damaged' },
    ]);
  });

  it('goes on after a round that failed, and tells that', async () => {
    const { logger, events, tick } = makePosting(async () => {
      throw new Error('the disk is full');
    });
    await settle();
    tick();
    await settle();
    expect(events).toEqual(['round', 'round']);
    expect(logger.lines.map(({ level, sentence }) => `${level}: ${sentence}`)).toEqual([
      'error: a round of digests failed',
      'error: a round of digests failed',
    ]);
  });
});
