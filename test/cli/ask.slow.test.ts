import { beforeAll, describe, expect, it } from 'vitest';
import { answerShape } from '../support/contract.ts';
import { useFolders } from '../support/git-repository.ts';
import { makeWorkplace, readJson, sampleFile, type Workplace } from '../support/run-annalist.ts';

const newFolder = useFolders();
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0, err: '' });
});

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const jsonLines = (text: string) => linesOf(text).map((line) => answerShape.loose().parse(JSON.parse(line)));

describe('annalist ask', () => {
  it('answers a question in plain words, and says how it was read', async () => {
    const ended = await place.annalist(['ask', 'who', 'added', 'lzo', 'to', 'jffs2?']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/^Richard Purdie wrote it, on 11 Jul 2007\./);
    expect(ended.out.replace(/\s+/g, ' ')).toMatch(/read as \/who about:.*lzo.* ?$/);
  });

  it('gives it as JSON, with all that scripts rely on, and how it was found', async () => {
    const json = readJson(await place.annalist(['ask', 'when was lzo added to jffs2', '--log', 'sample', '--json']));
    expect(answerShape.loose().parse(json)).toMatchObject({
      question: 'when was lzo added to jffs2',
      log: 'sample',
      command: 'when',
      verdict: 'found',
      sure: true,
      dates: ['2007-07-11'],
      entries: expect.arrayContaining([expect.objectContaining({ id: '2007-07-11#2' })]),
      asked: { reading: { command: 'when' } },
      working: { best: expect.any(Array) },
    });
  });

  it('takes what it follows on, and the day it is', async () => {
    const after = ['--after', '/count since:2007-10 until:2007-10'];
    const json = readJson(
      await place.annalist(['ask', 'and', 'last', 'month?', ...after, '--now', '2007-12-03', '--json']),
    );
    expect(json).toMatchObject({ command: 'count', query: { since: '2007-11-01', until: '2007-11-30' } });
  });

  it('says what is wrong in one line', async () => {
    expect(await place.annalist(['ask'])).toMatchObject({
      code: 2,
      out: '',
      err: 'question: is missing: say what you want to know.\n',
    });
    const ended = await place.annalist(['ask', 'who', '--jsonl']);
    expect(ended).toMatchObject({ code: 2, out: '', err: 'With --jsonl the questions come by standard input.\n' });
  });
});

describe('annalist ask --jsonl', () => {
  const ask = (lines: unknown[], ...args: string[]) =>
    place.annalist(['ask', '--jsonl', ...args], {
      input: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    });

  it('answers a question a line, each on its own day', async () => {
    const ended = await ask([
      { id: 'a', question: 'who added lzo to jffs2?' },
      '',
      { id: 'b', question: 'how many commits last month', now: '2007-11-16' },
      { id: 'c', question: 'how many commits last month', now: '2007-08-16' },
      { question: 'who worked most in 2007?' },
    ]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const [first, second, third, last] = linesOf(ended.out).map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 'a', command: 'who', people: [{ name: 'Richard Purdie' }], sure: true });
    expect(first.text).toContain('Richard Purdie');
    expect(second).toMatchObject({ id: 'b', command: 'count', query: { since: '2007-10-01' }, count: 11 });
    expect(third).toMatchObject({ id: 'c', query: { since: '2007-07-01' } });
    expect(last).toMatchObject({ command: 'rank', verdict: 'found' });
    expect(last).not.toHaveProperty('id');
    expect(jsonLines(linesOf(ended.out).join('\n'))).toHaveLength(4);
  });

  it('tells of each line that it cannot answer, with its number, and answers the others', async () => {
    const ended = await ask([
      'no json',
      { id: 'a', question: 'who added lzo to jffs2?' },
      ['who'],
      { id: 'b' },
      { id: 5, question: 'who?' },
      { id: 'c', question: 'who?', now: '2007-02-30' },
      { id: 'd', question: '' },
      { id: 'e', question: 'what changed on 31 february 2007' },
      { id: 'f', question: 'when was lzo added to jffs2' },
    ]);
    expect(ended.code).toBe(1);
    expect(linesOf(ended.out).map((line) => JSON.parse(line).id)).toEqual(['a', 'f']);
    const hint = ': write {"id": "1", "question": "who added lzo?"}, and "now" where the day matters.';
    expect(linesOf(ended.err)).toEqual([
      expect.stringMatching(/^Line 1: it is no JSON \(.*\): write /),
      `Line 3: it is no JSON object${hint}`,
      `Line 4: it has no "question" that is a text${hint}`,
      `Line 5: its "id" is no text${hint}`,
      `Line 6: its "now" is no day of the calendar as YYYY-MM-DD${hint}`,
      'Line 7: question: needs a word.',
      expect.stringMatching(/^Line 8: There is no day 31 in Feb 2007/),
    ]);
  });

  it('stops each line at a log that there is not', async () => {
    const ended = await ask([{ id: 'a', question: 'who added lzo?' }], '--log', 'nowhere');
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/^Line 1: There is no log "nowhere"/);
  });
});
