import { describe, expect, it } from 'vitest';
import { answerCount } from '../../src/answer/answer.ts';
import { answerShow } from '../../src/answer/show.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const log = makeMemoryLog({
  name: 'quiet',
  entries: [makeParsed('2007-02-13#1', 'Ann', { body: 'Add keys.' })],
  days: [
    { date: '2007-02-13', declared: 1, listed: 1 },
    { date: '2007-02-14', declared: 2, listed: 0 },
  ],
});

describe('a day without text', () => {
  it.each(['2007-02-14', '2007-02-14#1'])('is shown as %s with what the log declares', async (id) => {
    const answer = await answerShow(log, id);
    expect(answer).toMatchObject({ verdict: 'undescribed', dates: ['2007-02-14'], count: 2, entries: [] });
    expect(renderTerminal(renderAnswer(answer, `/show id:${id}`), plainStyle)).toContain(
      '2 commits are recorded on 14 Feb 2007, but this log has no text for them.',
    );
  });

  it('beside days that have text: their ids are named', async () => {
    await expect(answerShow(log, '2007-02-13')).rejects.toThrow('on that day there is 2007-02-13#1');
  });

  it('is counted, though the committer’s day was asked for, where entries have one day only', async () => {
    const answer = await answerCount(log, { since: '2007-02-14', until: '2007-02-14', by: 'committer' });
    expect(answer).toMatchObject({ verdict: 'found', count: 2 });
    expect(answer.notes).toContainEqual({ kind: 'one-day-only' });
  });
});
