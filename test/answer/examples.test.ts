import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import { makeExamples } from '../../src/answer/examples.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import { findCommand, parseArguments, splitCommandLine } from '../../src/model/command-text.ts';
import { makeMemoryLog, makeMemoryReader } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { openSample } from '../support/sample-log.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

/** A log as of git, with subsystems in its subjects and a merge as its newest entry. */
function makeGitLike(): LogReader {
  const areas = ['refs', 'pack', 'diff', 'refs', 'refs', 'pack'];
  const commits = Array.from({ length: 60 }, (_, index) => {
    const day = `2024-0${1 + Math.floor(index / 20)}-${String(1 + (index % 20)).padStart(2, '0')}`;
    const id = index.toString(16).padStart(40, 'a');
    const author = ['Ada Lovelace', 'Grace Hopper'][index % 4 < 2 ? 0 : 1] ?? '';
    const what = index === 59 ? 'keep the "spare" Bundle smaller' : `keep number${index} smaller`;
    const subject = `${areas[index % areas.length]}: ${what}`;
    return makeParsed(day, author, { id, subject, committedDate: day, parents: [] });
  });
  const merge = { from: "branch 'x'", listed: [] };
  const id = 'f'.repeat(40);
  const last = makeParsed('2024-03-30', 'Grace Hopper', { id, subject: "Merge branch 'x'", merge, parents: [id, id] });
  return makeMemoryLog({ name: 'git', entries: [...commits, last] });
}

const logs: [string, LogReader][] = [
  ['the sample log', await openSample().open()],
  ['a small day list', makeSmallLog()],
  ['a small git log', makeSmallGitLog()],
  ['a log with subsystems', makeGitLike()],
  [
    'a log of a single merge without words',
    makeMemoryLog({
      entries: [makeParsed('2024-01-01#1', 'Ada', { body: '', merge: { from: '', listed: [] } })],
    }),
  ],
];

describe.each(logs)('the examples of %s', (_, log) => {
  it('are three questions, and each has an answer in it', async () => {
    const examples = await makeExamples(log, queries);
    expect(examples).toHaveLength(3);
    expect(new Set(examples).size).toBe(3);
    for (const example of examples) {
      const split = splitCommandLine(example);
      const command = findCommand(queries, split?.name ?? '');
      const answer = await command.answer(parseArguments(command, split?.rest ?? ''), makeMemoryReader([log]));
      expect(answer, example).toMatchObject({ verdict: 'found', sure: true });
    }
  });
});

describe('examples', () => {
  it('are of the words, the subsystems and the months of the log', async () => {
    expect(await makeExamples(makeGitLike(), queries)).toEqual([
      '/who about:spare bundle',
      '/what subsystem:refs since:2024-01',
      '/rank of:people subsystem:pack',
    ]);
  });

  it('of an empty log are none', async () => {
    expect(await makeExamples(makeMemoryLog({ entries: [] }), queries)).toEqual([]);
  });

  it('are of commands that can be asked', async () => {
    const some = queries.filter(({ name }) => name === 'count' || name === 'rank');
    expect((await makeExamples(makeGitLike(), some)).map((line) => line.split(' ')[0])).toEqual(['/rank', '/count']);
  });
});
