import { describe, expect, it } from 'vitest';
import { answerWhat, answerWhen, answerWho } from '../../src/answer/answer.ts';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readAsOf } from '../../src/answer/as-of.ts';
import { readVocabulary } from '../../src/answer/read-vocabulary.ts';
import { answerShow } from '../../src/answer/show.ts';
import { answerWhy } from '../../src/answer/why.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { hashOf, makeCommit } from '../support/made-ties.ts';
import { makeMemoryLog, makeMemoryReader } from '../support/memory-log.ts';

const lock = makeCommit(0, 'nfs: take one lock fewer');
const entries = [
  lock,
  makeCommit(30, 'cifs: read ahead'),
  makeCommit(60, 'Revert "nfs: take one lock fewer"', {
    body: `This reverts commit ${lock.id}.`,
    author: { name: 'Bob' },
  }),
  makeCommit(90, 'cifs: read what is there', { body: `Fixes: ${hashOf(30).slice(0, 12)} ("cifs: read ahead")` }),
  makeCommit(120, 'Reapply "nfs: take one lock fewer"', { body: `This reverts commit ${hashOf(60)}.` }),
];
const reader = makeMemoryReader([makeMemoryLog({ entries })]);
const log = await reader.open();

const kindsOf = ({ ties = [] }: LogAnswer): string[] => ties.map(({ kind, id }) => `${kind} ${id.slice(0, 8)}`);
const short = (place: number): string => hashOf(place).slice(0, 8);

describe('an answer about one change', () => {
  it('tells what became of it, whatever was asked', async () => {
    const expected = [`reverted-by ${short(60)}`, `taken-again-by ${short(120)}`];
    const query = { about: 'one lock fewer', limit: 5, merges: 'all' } as const;
    expect(kindsOf(await answerShow(log, lock.id))).toEqual(expected);
    for (const answer of [answerWho, answerWhen, answerWhat, answerWhy]) {
      const told = await answer(log, query);
      // Of several that have the words the best is told of.
      expect(kindsOf(told), told.command).toEqual(kindsOf(await answerShow(log, told.entries[0]?.id ?? '')));
      expect(told.ties?.length, told.command).toBeGreaterThan(0);
    }
  });

  it('tells it of a question in plain words too', async () => {
    const question = 'who made nfs take one lock fewer?';
    const now = '2020-02-01';
    const reading = reader.readQuestion(question, await readVocabulary(log, question), now);
    const answer = await answerReading(log, reading, { question, now });
    expect(answer.entries[0]?.id).toBe(lock.id);
    expect(kindsOf(answer)).toEqual([`reverted-by ${short(60)}`, `taken-again-by ${short(120)}`]);
  });

  it('tells what it does to others, and what fixed it', async () => {
    expect(kindsOf(await answerShow(log, hashOf(60)))).toEqual([`reverted-by ${short(120)}`, `reverts ${short(0)}`]);
    expect(kindsOf(await answerShow(log, hashOf(120)))).toEqual([`reverts ${short(60)}`, `takes-again ${short(0)}`]);
    expect(kindsOf(await answerShow(log, hashOf(30)))).toEqual([`fixed-by ${short(90)}`]);
    expect(kindsOf(await answerShow(log, hashOf(90)))).toEqual([`fixes ${short(30)}`]);
  });

  it('says it in one line behind its first', async () => {
    const blocks = renderAnswer(await answerShow(log, lock.id), '/show');
    const note = blocks[1]?.kind === 'note' ? blocks[1].line.map(({ text }) => text).join('') : '';
    expect(note).toBe(
      `It was reverted on 3 Jan 2020 by Bob [${hashOf(60).slice(0, 12)}] and taken again on 6 Jan 2020 by Ada [${hashOf(120).slice(0, 12)}].`,
    );
  });
});

describe('a list', () => {
  it('marks the changes that were taken back', async () => {
    const answer = await answerWhat(log, { limit: 10, merges: 'all' });
    expect(answer.ties).toBeUndefined();
    expect(answer.entries.map(({ fate }) => fate?.reverted)).toEqual([
      undefined,
      undefined,
      '2020-01-06',
      undefined,
      '2020-01-03',
    ]);
    const marks = renderAnswer(answer, '/what').flatMap((block) =>
      block.kind === 'entry'
        ? [
            block.line
              .map(({ text }) => text)
              .join('')
              .split(' · ')[1] ?? '',
          ]
        : [],
    );
    expect(marks.at(-1)).toBe('reverted 3 Jan 2020, taken again 6 Jan 2020');
  });

  it('of a log as it was knows nothing of what came later', async () => {
    const before = await readAsOf(reader, 4).open();
    expect(kindsOf(await answerShow(before, lock.id))).toEqual([`reverted-by ${short(60)}`]);
    const start = await readAsOf(reader, 2).open();
    expect(kindsOf(await answerShow(start, lock.id))).toEqual([]);
    expect(
      (await answerWhat(start, { limit: 10, merges: 'all' })).entries.every(({ fate }) => fate === undefined),
    ).toBe(true);
  });
});
