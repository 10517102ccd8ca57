import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat, answerWho } from '../../src/answer/answer.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const listed = ['[CIFS] ACL support part 8', '[CIFS] acl support part 6', '[CIFS] Tidy'];
const merge = { from: 'git://host/cifs-2.6', declared: 21, listed };
const body = ['* git://host/cifs-2.6: (21 commits)', ...listed, '', 'Fix up a conflict due to', 'sock_owned().'];
const log = makeMemoryLog({
  name: 'trees',
  entries: [
    makeParsed('2007-11-13#1', 'Linus', { body: body.join('\n'), merge }),
    makeParsed('2007-11-14#1', '', { body: 'Nobody signed this widget.' }),
  ],
});

describe('titles that a merge lists', () => {
  it('come alone where they have all the words, before those that borrow one from the tree', async () => {
    const answer = await answerWho(log, { about: 'acl support part 6' });
    expect(answer.entries[0]?.merge?.lines).toEqual(['[CIFS] acl support part 6']);
    expect(await answerCount(log, { about: 'acl support part 6' })).toMatchObject({ count: 1, lines: 1 });
  });

  it('are quoted, and said to have no author, though the tree has the word too', async () => {
    const answer = await answerWhat(log, { about: 'cifs' });
    expect(answer.quote).toBe('[CIFS] ACL support part 8');
    const text = renderTerminal(renderAnswer(answer, '/what about:cifs'), { ...plainStyle, width: 400 });
    expect(text).toContain('Merged by Linus on 13 Nov 2007 from git://host/cifs-2.6');
    expect(text).toContain('(the log does not name its author)');
  });
});

it.each([
  ['what else it says, where that has the words', 'sock_owned', 'Fix up a conflict due to sock_owned().'],
  ['its headline, where the words are of its tree', 'host', 'Merge of cifs-2.6 (21 commits)'],
])('of a merge whose titles do not match is quoted %s', async (_, about, expected) => {
  const { quote, entries } = await answerWhat(log, { about });
  expect([quote, entries.map(({ passage }) => passage)]).toEqual([expected, [expected]]);
});

it('that nobody is named is told as such', async () => {
  const text = renderTerminal(renderAnswer(await answerWho(log, { about: 'widget' }), '/who about:widget'), plainStyle);
  expect(text).toMatch(/^Of “Nobody signed this widget” \(14 Nov 2007\) nobody is recorded as its author\./);
  expect(text).toContain('Nobody signed this widget [2007-11-14#1]');
});
