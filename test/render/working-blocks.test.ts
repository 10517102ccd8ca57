import { expect, it } from 'vitest';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { Working } from '../../src/model/working.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { renderWorking } from '../../src/render/working-blocks.ts';

const answerWith = (question: string, working: Working | undefined): LogAnswer => ({
  command: 'who',
  log: 'sample',
  query: {},
  verdict: 'found',
  sure: true,
  entries: [],
  total: 0,
  partial: false,
  notes: [],
  asked: {
    question,
    reading: { command: 'who', raw: {}, words: [], single: true, exceptAuthor: false, taken: [], doubts: [] },
  },
  working,
});

const show = (answer: LogAnswer): string =>
  renderTerminal(renderWorking(answer, '/who about:crash'), { ...plainStyle, width: 100 });

it('tells why the best are in the subsystem that was asked for', () => {
  const reason = 'fs/\u001bcifs/a.c is under F: fs/cifs/ of SHARES in MAINTAINERS';
  const subsystem = { name: 'cifs', reasons: [{ id: '2007-07-11#1', reason }] };
  expect(show(answerWith('who fixed cifs?', { words: [], best: [], leftOut: [], subsystem }))).toContain(
    'In the subsystem cifs:\n\n  [2007-07-11#1]  fs/\\u{1b}cifs/a.c is under F: fs/cifs/ of SHARES in MAINTAINERS',
  );
});

it('tells what was looked for, what was weighed, what was left out, and how to check it', () => {
  const working: Working = {
    words: [
      { word: 'crash', variants: ['crash', 'oops', 'panic'], entries: 1200 },
      { word: 'cifs', variants: ['cifs'], entries: 1 },
    ],
    best: [
      { id: '0123456789abcdef0123456789abcdef01234567', headline: 'cifs: oops at mount', score: 2.5 },
      { id: '2007-07-11#1', headline: 'cifs: another', score: 1 },
    ],
    leftOut: [{ by: 'since, until', entries: 40 }],
    check: "git log --oneline -i --grep='a crash'",
  };
  expect(show(answerWith('who fixed the crash in cifs?', working))).toMatchInlineSnapshot(`
    "“who fixed the crash in cifs?” was read as /who about:crash in sample.

    Looked for:

      crash  in 1,200 entries, also as oops and panic
      cifs  in 1 entry

    The first 2 that were weighed, with their scores:

      2.50  cifs: oops at mount [0123456789ab]
      1.00  cifs: another [2007-07-11#1]

    Left out:

      40 entries by since, until

    To check it in the repository:

      git log --oneline -i --grep='a crash'"
  `);
});

it('escapes what comes from the log, and what was typed', () => {
  const working: Working = {
    words: [],
    best: [{ id: '1', headline: 'evil\u001b[31m title', score: 1 }],
    leftOut: [],
    check: "git log --grep='\u001b[2J'",
  };
  expect(show(answerWith('who\u001b[0m?', working))).not.toContain('\u001b');
});

it('says so where nothing was weighed', () => {
  expect(show(answerWith('how many commits in 2007?', undefined))).toContain('Nothing was looked for by words');
});
