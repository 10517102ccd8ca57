import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePassage, quoteLength, readPassageWords } from '../../src/answer/passage.ts';
import { makeEnrich } from '../../src/enrich/enrich.ts';
import type { Entry, Merge, ParsedEntry } from '../../src/model/entry.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const entry = (rest: Partial<ParsedEntry>): Entry => makeEnrich()(makeParsed('2007-10-17#1', 'Al', rest));
const passage = (body: string, about?: string): string => choosePassage(entry({ body }), readPassageWords(about));

const text = [
  'Scan the bitmap the slow way. It costs',
  'a lot. Local volumes are written at 45.4 MB/s',
  'without it, see file.c for how.',
  '',
  'A second paragraph tells of debugfs. "Quoted" ones too.',
].join('\n');

describe('the passage of an entry', () => {
  it.each([
    [
      'no words',
      undefined,
      'Scan the bitmap the slow way. It costs a lot. Local volumes are written at 45.4 MB/s without it, see file.c for how.',
    ],
    [
      'words of the first sentence',
      'bitmap',
      'Scan the bitmap the slow way. It costs a lot. Local volumes are written at 45.4 MB/s without it, see file.c for how.',
    ],
    ['words of a later one', 'local volumes', 'Local volumes are written at 45.4 MB/s without it, see file.c for how.'],
    ['words of another paragraph', 'debugfs', 'A second paragraph tells of debugfs. "Quoted" ones too.'],
    [
      'words of two sentences: the one with more',
      'bitmap lot costs',
      'It costs a lot. Local volumes are written at 45.4 MB/s without it, see file.c for how.',
    ],
    [
      'words of none: how it begins',
      'lustre',
      'Scan the bitmap the slow way. It costs a lot. Local volumes are written at 45.4 MB/s without it, see file.c for how.',
    ],
  ])('for %s', (_, about, expected) => {
    expect(passage(text, about)).toBe(expected);
  });

  it('has the words of scripts without blanks, wherever they stand in a run', () => {
    const said = 'The first paragraph.\n\n修复索引损坏时重新生成.';
    expect(passage(said, '索引')).toBe('修复索引损坏时重新生成.');
  });

  it('is the subject where only that has the words, or there is nothing else', () => {
    const commit = entry({ subject: 'pack: read the index', body: 'It was read twice.' });
    expect(choosePassage(commit, readPassageWords('index'))).toBe('pack: read the index');
    expect(choosePassage(commit, readPassageWords('twice'))).toBe('It was read twice.');
    expect(choosePassage(commit, readPassageWords(undefined))).toBe('It was read twice.');
    expect(choosePassage(entry({ subject: 'pack: read the index' }), readPassageWords('other'))).toBe(
      'pack: read the index',
    );
  });

  it('of an entry without any text is empty', () => {
    expect(choosePassage(entry({}), readPassageWords('lzo'))).toBe('');
  });

  it('of a merge that says more than its titles is a whole sentence of that', () => {
    const merge = { from: 'lanes', listed: ['lanes: count them anew'] };
    const body = 'Lanes that are closed are not\ncounted any more. Others are.\n\n* lanes:\n  lanes: count them anew';
    expect(choosePassage(entry({ body, merge }), readPassageWords('closed lanes'))).toBe(
      'Lanes that are closed are not counted any more. Others are.',
    );
    expect(choosePassage(entry({ body, merge }), readPassageWords('count anew'))).toBe('lanes: count them anew');
  });

  it('of a merge is one of its lines, never two', () => {
    const merge = { from: 'git://host/nfs', listed: ['nfs: one thing.', 'nfs: Two things.'] };
    const body = '* git://host/nfs: (2 commits)\nnfs: one thing.\nnfs: Two things.';
    expect(choosePassage(entry({ body, merge }), readPassageWords('one thing'))).toBe('nfs: one thing.');
    expect(choosePassage(entry({ body, merge }), readPassageWords(undefined))).toBe('* git://host/nfs: (2 commits)');
  });

  it('stops at a sentence when the next would make it too long', () => {
    const sentences = Array.from({ length: 10 }, (_, index) => `Sentence ${index} ${'is long '.repeat(8)}indeed.`);
    const quote = passage(sentences.join(' '), 'sentence');
    expect(quote).toBe(sentences.slice(0, 3).join(' '));
    expect(quote.length).toBeLessThanOrEqual(quoteLength);
  });

  it('of a sentence that is too long is cut at words, around the first word asked for', () => {
    const long = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`.trim();
    const quote = passage(long, 'needle');
    expect(quote).toMatch(/^(before )+needle( after)+$/);
    expect(quote.length).toBeGreaterThan(quoteLength - 10);
    expect(quote.length).toBeLessThanOrEqual(quoteLength);
  });

  it('of one endless word is its beginning', () => {
    expect(passage('x'.repeat(1000))).toBe('x'.repeat(quoteLength));
    expect(passage('😀'.repeat(1000))).toBe('😀'.repeat(quoteLength / 2));
    expect(passage(`x${'😀'.repeat(1000)}`)).toBe(`x${'😀'.repeat(149)}`);
  });
});

describe('a passage of any text', () => {
  const word = fc.constantFrom(
    'lzo',
    'jffs2',
    'The',
    'Is',
    'a.',
    'b?',
    'e.g.',
    '"Quoted"',
    '\n',
    '\n\n',
    '\n \n',
    '\t',
    ' ',
    'é',
    '😀',
    'y'.repeat(310),
  );
  const anyText = fc.oneof(
    fc.array(word, { maxLength: 120 }).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 700 }),
  );
  const about = fc.option(fc.constantFrom('lzo', 'jffs2 quoted', 'nothing'), { nil: undefined });
  const merge = fc.option(fc.constant<Merge>({ from: 'x', listed: [] }), { nil: undefined });
  const fold = (given: string): string => given.replace(/\s+/g, ' ').trim();

  it('stands in it word for word, and has at most 300 characters', () => {
    fc.assert(
      fc.property(anyText, about, merge, (body, words, merge) => {
        const quote = choosePassage(entry({ body, merge }), readPassageWords(words));
        expect(fold(body)).toContain(quote);
        expect(quote.length).toBeLessThanOrEqual(quoteLength);
        expect(quote === '').toBe(fold(body) === '');
      }),
      { numRuns: 500 },
    );
  });

  it('has the first word asked for where the text has it', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expect(passage(`${before} needle ${after}`, 'needle')).toContain('needle');
      }),
      { numRuns: 500 },
    );
  });
});
