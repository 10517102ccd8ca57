import { describe, expect, it } from 'vitest';
import type { Answer, HelpTopic, LogInfo } from '../../src/model/answer.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeSmallLog } from '../support/small-log.ts';

const small = makeSmallLog();

const show = (answer: Answer, readAs = '/what'): string => renderTerminal(renderAnswer(answer, readAs), plainStyle);

describe('the logs', () => {
  const info: LogInfo = { ...small.info, source: 'CHANGES.txt', format: 'day-list' };
  const logs = (list: LogInfo[]): Answer => ({ command: 'logs', query: {}, verdict: 'found', sure: true, logs: list });

  it('are listed with their size and span, and one that cannot be read with the reason', () => {
    const broken = { ...info, name: 'broken', problem: 'its catalogue is damaged' };
    const empty: LogInfo = {
      ...info,
      name: 'new',
      entries: 0,
      days: 0,
      declared: 0,
      firstDay: undefined,
      lastDay: undefined,
    };
    expect(show(logs([info, broken, empty]))).toMatchInlineSnapshot(`
      "  small  7 entries on 7 days, 12 commits declared, 13 Feb 2007 to 20 Oct 2007 (day-list, from
          CHANGES.txt)
        broken  cannot be read: its catalogue is damaged
        new  0 entries on 0 days (day-list, from CHANGES.txt)"
    `);
  });

  it('whose source fails are listed as they are, with since when and why; and those that are not there yet', () => {
    const failing = {
      since: '2026-12-07T09:00:12.000Z',
      reason: 'its server is away',
      next: '2026-12-07T09:04:00.000Z',
    };
    const waiting: LogInfo = { ...info, name: 'new', source: 'x.git', refreshed: '', entries: 0, days: 0, declared: 0 };
    const list = [
      { ...info, refresh: { schedule: 'hourly' } },
      { ...info, refresh: { schedule: 'hourly', failing } },
      { ...waiting, refresh: {} },
      { ...waiting, refresh: { failing: { ...failing, next: undefined } } },
    ];
    expect(show(logs(list))).toMatchInlineSnapshot(`
      "  small  7 entries on 7 days, 12 commits declared, 13 Feb 2007 to 20 Oct 2007 (day-list, from
          CHANGES.txt)
        small  7 entries on 7 days, 12 commits declared, 13 Feb 2007 to 20 Oct 2007 (day-list, from
          CHANGES.txt) — its source fails since Mon 7 Dec 2026, 09:00 UTC: its server is away (next try
          Mon 7 Dec 2026, 09:04 UTC)
        new  is not there yet (from x.git): "annalist refresh" brings it in
        new  is not there yet (from x.git) — its source fails since Mon 7 Dec 2026, 09:00 UTC: its server
          is away"
    `);
  });

  it('that are none are told how to come by', () => {
    expect(show(logs([]))).toBe('No logs are stored yet: import one with "annalist import".');
  });
});

describe('help', () => {
  const topic: HelpTopic = {
    name: 'who',
    description: 'Who made a change',
    usage: '/who [about:TEXT]',
    example: '/who about:lzo',
    options: [{ name: 'about', description: 'Words that the change must have' }],
  };
  const help = (topics: HelpTopic[]): Answer => ({
    command: 'help',
    query: {},
    verdict: 'found',
    sure: true,
    topics,
    questions: [],
    examples: [],
  });

  it('lists the commands', () => {
    expect(
      show(help([topic, { ...topic, name: 'when', description: 'When a change was made' }])),
    ).toMatchInlineSnapshot(`
      "Ask in plain words, or with a slash, an option's name, a colon and its value: /who about:lzo

        /who  Who made a change
        /when  When a change was made

      /help command:who shows one command with all its options."
    `);
  });

  it('tells one command with its options and an example', () => {
    expect(show(help([topic]))).toMatchInlineSnapshot(`
      "/who  Who made a change

        about  Words that the change must have

      For example: /who about:lzo"
    `);
  });
});
