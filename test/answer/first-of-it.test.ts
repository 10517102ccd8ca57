import { describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const filler = Array.from({ length: 60 }, (_, day) =>
  makeParsed(`f${day}`, 'Zoe', { date: '2012-03-04', subject: `paint: colour number ${day} of the wall` }),
);

async function ask(question: string, titles: readonly [string, string, string, string?][]): Promise<LogAnswer> {
  const entries = titles.map(([date, author, subject, body = ''], index) =>
    makeParsed(`e${index}`, author, { date, subject, body }),
  );
  const log = makeMemoryLog({ entries: [...filler, ...entries] });
  await log.search({ order: 'newest', limit: 0 });
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return await answerReading(log, reading, { question, now: '2020-01-01' });
}

describe('who added a thing', () => {
  it('is who made the change that says so, whichever later one says more of the words', async () => {
    const answer = await ask('who added turn-lathe?', [
      ['2010-01-02', 'Ada', 'Add turn-lathe, which cuts round things'],
      ['2011-01-02', 'Bob', 'turn-lathe: added speed'],
      ['2015-01-02', 'Cyd', 'Added a flag for turn-lathe'],
    ]);
    expect(answer.people?.[0]?.name).toBe('Ada');
    expect(answer.sure).toBe(true);
  });

  it('is who made the earliest change that names it, unsurely, where none says so', async () => {
    const answer = await ask('who added turn-lathe?', [
      ['2010-01-02', 'Ada', 'turn-lathe: cut round things'],
      ['2009-01-02', 'Eve', 'Rename wood-cutter to turn-lathe'],
      ['2015-01-02', 'Cyd', 'Added a flag for turn-lathe'],
    ]);
    expect(answer.entries[0]?.author).toBe('Ada');
    expect(answer.sure).toBe(false);
  });

  it('is not who added it anew, where several changes named it long before', async () => {
    const answer = await ask('who added turn-lathe?', [
      ['2010-01-02', 'Ada', 'turn-lathe: cut round things'],
      ['2010-02-02', 'Ada', 'turn-lathe: cut square things'],
      ['2015-01-02', 'Cyd', 'Add turn-lathe'],
    ]);
    expect(answer.entries[0]?.author).toBe('Ada');
    expect(answer.sure).toBe(false);
  });

  it('is who made the change that says so, where the first to the subsystem of that name does not', async () => {
    const answer = await ask('who added paint?', [['2010-01-02', 'Ada', 'Add paint, which colours walls']]);
    expect(answer.people?.[0]?.name).toBe('Ada');
    expect(answer.sure).toBe(true);
  });

  it('is who says so in a title, and not in a text that may tell of another thing of that name', async () => {
    const answer = await ask('who added the upkeep?', [
      ['2009-01-02', 'Eve', 'describe: cut quickly', 'Most shops will not create new upkeep releases.'],
      ['2009-03-02', 'Eve', 'wheel: turn slowly', 'Add upkeep to what is slow.'],
      ['2010-01-02', 'Ada', 'upkeep: create a basic upkeep command'],
      ['2015-01-02', 'Cyd', 'upkeep: keep more'],
    ]);
    expect(answer.people?.[0]?.name).toBe('Ada');
    expect(answer.sure).toBe(true);
  });

  it('is not who added an option of that name to another thing', async () => {
    const answer = await ask('who added turn-lathe?', [
      ['2010-01-02', 'Bob', 'mill: add --turn-lathe option'],
      ['2012-01-02', 'Ada', 'Add turn-lathe'],
    ]);
    expect(answer.people?.[0]?.name).toBe('Ada');
  });

  it('is who added the option of that name, where nothing else is called so', async () => {
    const answer = await ask('when was turn-lathe added?', [
      ['2010-01-02', 'Bob', 'mill: add --turn-lathe option'],
      ['2012-01-02', 'Ada', 'mill: cut deeper with --turn-lathe'],
    ]);
    expect(answer.dates).toEqual(['2010-01-02']);
    expect(answer.sure).toBe(true);
  });

  it('takes a verb behind the name of all things for the name of one', async () => {
    const answer = await ask('who added paint switch?', [
      ['2010-01-02', 'Bob', 'paint: colour with a switch'],
      ['2011-01-02', 'Bob', 'paint: switch colours'],
      ['2012-01-02', 'Ada', 'Add "paint switch"'],
    ]);
    expect(answer.entries[0]?.headline).toBe('Add "paint switch"');
  });

  it('is who made the change whose text says so, where its title does not name it', async () => {
    const titles: [string, string, string, string?][] = [
      ['2010-01-02', 'Ada', 'Round things cannot be cut', 'Solution: Add turnlathe() and turnmill().'],
      ['2011-01-02', 'Bob', 'turnlathe() is hardly tested'],
      ['2015-01-02', 'Cyd', 'turnlathe() cuts too deep'],
    ];
    const answer = await ask('when was turnlathe() added?', titles);
    expect(answer.dates).toEqual(['2010-01-02']);
    expect(answer.sure).toBe(true);
    const other = await ask('who wrote turnlathe()?', titles);
    expect(other.people?.map(({ name }) => name)).toEqual(['Ada']);
  });

  it('is who made the change of whose title one sentence says so', async () => {
    const answer = await ask('when was turnlathe() added?', [
      ['2010-01-02', 'Ada', 'Problem: Nothing fixes round things. Solution: Add turnlathe().'],
      ['2011-01-02', 'Bob', 'Problem: turnlathe() is hardly tested. Solution: Turn more.'],
    ]);
    expect(answer.dates).toEqual(['2010-01-02']);
    expect(answer.sure).toBe(true);
  });

  it('is who made the change whose text lists it as the log of a file does', async () => {
    const answer = await ask('when was turnlathe added?', [
      ['2010-01-02', 'Ada', 'Round things can be cut', '* src/cut.c (turnlathe): New function.'],
      ['2011-01-02', 'Bob', 'turnlathe cuts deeper'],
    ]);
    expect(answer.dates).toEqual(['2010-01-02']);
    expect(answer.sure).toBe(true);
  });

  it('is not who mended it and tells in the text what added it', async () => {
    const answer = await ask('who added turnlathe()?', [
      ['2010-01-02', 'Ada', 'Fix a crash', 'The change before this one added turnlathe(), which crashed.'],
      ['2011-01-02', 'Bob', 'turnlathe() cuts deeper'],
    ]);
    expect(answer.sure).toBe(false);
  });

  it('is who made the first change that mentions it, unsurely, where only texts do', async () => {
    const answer = await ask('when was turn_lathe added?', [
      ['2010-01-02', 'Ada', 'Cut what is round', 'This is turn_lathe for wood.'],
      ['2015-01-02', 'Cyd', 'Cut what is added', 'When wood is added, turn_lathe was slow.'],
    ]);
    expect(answer.dates?.[0]).toBe('2010-01-02');
    expect(answer.sure).toBe(false);
  });

  it('is called by its name, and not by what kind of thing it is', async () => {
    const answer = await ask('when was the turn_lathe module added?', [
      ['2010-01-02', 'Ada', 'turn_lathe module: cuts for wood and iron'],
      ['2011-01-02', 'Bob', 'use turn_lathe everywhere'],
      ['2012-01-02', 'Cyd', 'the module of another thing was added'],
    ]);
    expect(answer.dates).toEqual(['2010-01-02']);
    expect(answer.sure).toBe(true);
  });
});
