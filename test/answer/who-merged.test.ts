import { describe, expect, it } from 'vitest';
import { answerWho } from '../../src/answer/answer.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

describe('who of a merge', () => {
  it('says merged, also of somebody whose own patch matches less well', async () => {
    const merge = { from: 'git://example.org/widgets-2.6', declared: 3, listed: ['widgets: turn'] };
    const log = makeMemoryLog({
      name: 'widgets',
      entries: [
        makeParsed('2007-01-02#1', 'Linus Torvalds', { body: '* git://example.org/widgets-2.6: (3 commits)', merge }),
        makeParsed('2007-01-01#1', 'Linus Torvalds', {
          body: 'Tidy up.\n\nFrom the widgets tree, which several people have kept going for years.',
        }),
      ],
    });
    const answer = await answerWho(log, { about: 'widgets' });
    expect(answer.entries.map(({ id }) => id)).toEqual(['2007-01-02#1', '2007-01-01#1']);
    expect(answer.people).toEqual([{ name: 'Linus Torvalds', role: 'merged', count: 2 }]);
  });
});
