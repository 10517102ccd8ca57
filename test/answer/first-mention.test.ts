import { describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { withoutReferences } from '../../src/answer/first-mention.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const filler = Array.from({ length: 60 }, (_, day) =>
  makeParsed(`f${day}`, 'Zoe', { date: '2012-03-04', subject: `paint: colour number ${day} of the wall` }),
);

type Change = [date: string, author: string, subject: string, body?: string];

async function ask(question: string, changes: readonly Change[]): Promise<LogAnswer> {
  const entries = changes.map(([date, author, subject, body = ''], index) =>
    makeParsed(`e${index}`, author, { date, subject, body }),
  );
  const log = makeMemoryLog({ entries: [...filler, ...entries] });
  await log.search({ order: 'newest', limit: 0 });
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return await answerReading(log, reading, { question, now: '2020-01-01' });
}

/** The day that is answered, and whether surely. */
const tell = ({ entries, sure, verdict }: LogAnswer): string =>
  verdict === 'found' ? `${entries[0]?.date}${sure ? ' surely' : ''}` : verdict;

describe('a thing of its own name was brought in', () => {
  const later: Change[] = [
    ['2013-05-06', 'Bob', 'patch 12: turnfast() is slow', 'Solution: Keep what it turned.'],
    ['2014-05-06', 'Cyd', 'Add a test for turnfast()'],
  ];

  it.each([
    'when was turnfast() added?',
    'who introduced turnfast()',
    'when did we get turnfast()?',
    'when did the turnfast() function appear',
  ])('by the first change that says so in its text: %s', async (question) => {
    const first: Change = ['2010-01-02', 'Ada', 'patch 7: wheels are slow', 'Solution: Add turnfast() and stopfast().'];
    expect(tell(await ask(question, [first, ...later]))).toBe('2010-01-02 surely');
  });

  it('by the first change that names it, surely where its title brings in something', async () => {
    const first: Change = ['2010-01-02', 'Ada', 'Add a way to cut deeper', 'How deep is told by CUT_DEPTH now.'];
    const answer = await ask('who added CUT_DEPTH', [first, ['2013-05-06', 'Bob', 'docs: mention CUT_DEPTH']]);
    expect(tell(answer)).toBe('2010-01-02 surely');
  });

  it('by the first change that has it anywhere, unsurely where it may have been there before the log began', async () => {
    const first: Change = ['2010-01-02', 'Ada', 'Cut deeper', 'How deep is told by lathe.cutDepth now.'];
    const answer = await ask('when was lathe.cutDepth introduced', [
      first,
      ['2013-05-06', 'Bob', 'docs: a typo in lathe.cutDepth'],
    ]);
    expect(tell(answer)).toBe('2010-01-02');
  });

  it('by the change that gave it this name', async () => {
    const answer = await ask('when was cut_wood added', [
      ['2010-01-02', 'Ada', 'Add saw_wood'],
      ['2011-01-02', 'Bob', 'Rename saw_wood to cut_wood'],
      ['2013-05-06', 'Bob', 'cut_wood: faster'],
    ]);
    expect(tell(answer)).toBe('2011-01-02 surely');
  });

  it('and is not another thing whose name has it, or the verb that it is called by', async () => {
    const answer = await ask('when was turn() added?', [
      ['2009-01-02', 'Eve', 'Add a way to turn and turn_back()'],
      ['2010-01-02', 'Ada', 'wheels: new functions', 'Add turn() to the wheels.'],
      ['2013-05-06', 'Bob', 'Make turn() faster'],
    ]);
    expect(tell(answer)).toBe('2010-01-02 surely');
  });

  it('by the first change that names a command as commands are written', async () => {
    const answer = await ask('which release brought the TURN command?', [
      ['2009-01-02', 'Eve', 'Add a way to turn'],
      ['2010-01-02', 'Ada', 'wheels: first draft', 'The command is TURN.'],
      ['2013-05-06', 'Bob', 'Make the TURN command faster'],
    ]);
    expect(answer.entries[0]?.date).toBe('2010-01-02');
  });

  it.each(['who wrote turn-lathe.c', 'who added turn-lathe.c?', 'when did turn-lathe.c come in'])(
    'by the first change that names a file: %s',
    async (question) => {
      const answer = await ask(question, [
        ['2010-01-02', 'Ada', 'wheels: turn faster', '* turn-lathe.c: What turns lathes.'],
        ['2013-05-06', 'Bob', 'turn-lathe.c: no need for oil'],
        ['2013-05-06', 'Bob', 'turn-lathe.c: remove what is unused'],
      ]);
      expect(tell(answer)).toBe('2010-01-02');
    },
  );

  it('by the first change that names a file, or what that is called without its ending', async () => {
    const answer = await ask('who wrote lathe.c', [
      ['2010-01-02', 'Ada', 'lathe: turn slowly'],
      ['2013-05-06', 'Bob', 'lathe.c: no need for oil'],
    ]);
    expect(tell(answer)).toBe('2010-01-02');
  });

  it('by the first change that says so of a file, surely', async () => {
    const changes: Change[] = [
      ['2010-01-02', 'Ada', 'Introduce a lathe', 'It is slow.'],
      ['2013-05-06', 'Bob', 'lathe.c: learn a new way to turn'],
    ];
    expect(tell(await ask('who wrote lathe.c', changes))).toBe('2010-01-02 surely');
    expect(tell(await ask('who wrote lathe.c', changes.slice(1)))).toBe('2013-05-06');
  });

  it('by none for sure where only words of a file are there', async () => {
    const many = Array.from({ length: 220 }, (_, at): Change => ['2013-01-02', 'Bob', `mix hue ${at} for the wall`]);
    const answer = await ask('who wrote hue.c', [['2010-01-02', 'Ada', 'Add a hue to the wall'], ...many]);
    expect(answer.sure && answer.verdict === 'found').toBe(false);
  });

  it('by the first that says so of a rare word, which may be the name of an option', async () => {
    const answer = await ask('when was the turnspeed option added', [
      ['2010-01-02', 'Ada', 'patch 7: wheels are slow', "Solution: Add the 'turnspeed' option."],
      ['2013-05-06', 'Bob', "patch 9: 'turnspeed' is slow"],
    ]);
    expect(tell(answer)).toBe('2010-01-02 surely');
  });

  it('by the change that brings in an option together with what turns it off', async () => {
    const answer = await ask('when was --turn-slowly added?', [
      ['2010-01-02', 'Ada', 'wheels: implement --[no-]turn-slowly and wheels.turnSlowly'],
      ['2013-05-06', 'Bob', 'completion: add --turn-slowly for wheels'],
    ]);
    expect(tell(answer)).toBe('2010-01-02 surely');
  });

  it('by none where no change names it', async () => {
    expect((await ask('when was stopfast() added?', later)).verdict).toBe('nothing');
  });
});

describe('what was there before', () => {
  it.each(['which release fixed turnfast()', 'when was turn-lathe fixed and turned'])(
    'is not told by how it began: %s',
    async (question) => {
      const answer = await ask(question, [
        ['2010-01-02', 'Ada', 'Add turnfast() and turn-lathe'],
        ['2013-05-06', 'Bob', 'Fix turnfast() and turn-lathe'],
      ]);
      expect(answer.entries[0]?.date).toBe('2013-05-06');
    },
  );
});

describe('a title without what it closes', () => {
  it.each([
    ['Add a lathe (fixes #12)', 'Add a lathe '],
    ['Add a lathe (#12) (see #13, too)', 'Add a lathe  '],
    ['Add a lathe (of wood), #12', 'Add a lathe (of wood), #12'],
    ['Add a lathe (((#12)', 'Add a lathe (('],
  ])('%s', (title, rest) => {
    expect(withoutReferences(title)).toBe(rest);
  });

  it('is read in a time that grows with its length alone', () => {
    expect(takesLinearTime((share) => `(${repeatBy(share)('#1', 60_000)}`, withoutReferences)).toBe(true);
  });
});
