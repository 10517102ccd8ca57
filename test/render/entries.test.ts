import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/answer.ts';
import { formatProof, renderEvidence, roleWord, shortId } from '../../src/render/entries.ts';
import { lineText, markedText } from '../support/line-text.ts';
import { makeTrailer } from '../support/parsed-entry.ts';

const hash = '1a2b'.repeat(10);
const evidence: Evidence = {
  id: '2007-10-17#1',
  date: '2007-10-17',
  author: 'Jan Kara',
  headline: 'Quota messages go over netlink',
  subsystems: [],
  score: 3,
  trailers: [],
};

function show(more: Partial<Evidence>, best = true, withPassage = true): string[] {
  const block = renderEvidence({ ...evidence, ...more }, best, withPassage);
  return block.kind === 'entry' ? [block.line, ...block.details].map(lineText) : [];
}

const line = '17 Oct 2007  Quota messages go over netlink — Jan Kara [2007-10-17#1]';

describe('an entry in one line', () => {
  it('has its day, headline, author and id', () => {
    expect(show({})).toEqual([line]);
    expect(show({ line: 1181 })).toEqual([line.replace(']', ', line 1181]')]);
    expect(show({ id: hash })).toEqual([line.replace('2007-10-17#1', '1a2b1a2b1a2b')]);
  });

  it("has the committer's day where that is another", () => {
    expect(show({ committedDate: '2007-10-18' })).toEqual([line.replace('2007 ', '2007 (committed 18 Oct 2007) ')]);
  });

  it.each([
    ['Quota: go over netlink', 'quota', 'Quota: go'],
    ['efi_loader: start', 'efi-loader', 'efi_loader: start'],
    ['efi--loader: start', 'efi-loader', 'efi--loader: start'],
    ['[EFI loader] start', 'efi-loader', '[EFI loader] start'],
    ['start the loader', 'efi-loader', 'efi-loader: start the loader'],
  ])('that begins with %j has its subsystem %s before it once', (headline, main, shown) => {
    expect(show({ headline, subsystems: [main] }).at(0)).toContain(`2007  ${shown}`);
  });

  it("knows its own words from the log's", () => {
    expect(markedText(renderEvidence(evidence, true, true).kind === 'entry' ? formatProof(evidence) : [])).toBe(
      '<2007-10-17#1>',
    );
    const block = renderEvidence(evidence, true, true);
    expect(block.kind === 'entry' && markedText(block.line)).toBe(
      '17 Oct 2007  <Quota messages go over netlink> — <Jan Kara> [<2007-10-17#1>]',
    );
  });
});

describe('below an entry', () => {
  it.each([
    ['the passage that matches', { passage: 'It may choose.' }, ['“It may choose.”']],
    ['no passage that the headline has already', { passage: 'quota messages' }, []],
    ['no empty passage', { passage: '' }, []],
    [
      'the titles of a merge that match, not the passage again',
      { passage: 'b', merge: { from: 'x', lines: ['a', 'b'], whole: false } },
      ['• a', '• b'],
    ],
    [
      'the titles and the passage of its own text',
      { passage: 'c', merge: { from: 'x', lines: ['a'], whole: true } },
      ['• a', '“c”'],
    ],
  ])('stands %s', (_, more, details) => {
    expect(show(more)).toEqual([line, ...details]);
  });

  it('stands no passage where the first line has quoted it', () => {
    expect(show({ passage: 'It may choose.' }, true, false)).toEqual([line]);
  });

  it('stand ten titles of the best match, and three of another', () => {
    const merge = { from: 'x', lines: Array.from({ length: 20 }, (_, index) => `title ${index}`), whole: false };
    expect(show({ merge })).toHaveLength(11);
    expect(show({ merge }, false)).toHaveLength(4);
  });

  it('stand the trailers of the best match, those of one role together, and none of another', () => {
    const trailers = ['signed-off-by: Jan', 'acked-by: Al', 'signed-off-by: Linus', 'cc: Neil'].map(makeTrailer);
    expect(show({ trailers })).toEqual([line, 'signed off by Jan and Linus; acked by Al; cc Neil']);
    expect(show({ trailers }, false)).toEqual([line]);
  });

  it('stands whoever is named twice in a role once', () => {
    const trailers = ['cc: Neil', 'cc: Al', 'cc: Neil', 'acked-by: Al'].map(makeTrailer);
    expect(show({ trailers })).toEqual([line, 'cc Neil and Al; acked by Al']);
  });

  it('stand only trailers of roles that have a word, whatever a role is called', () => {
    const trailers = ['fixes: 1a2b', 'constructor: x', '__proto__: y', 'acked-by: Al'].map(makeTrailer);
    expect(show({ trailers })).toEqual([line, 'acked by Al']);
  });
});

describe('a role', () => {
  it.each([
    ['signed-off-by', 'signed off by'],
    ['cc', 'cc'],
    ['author', 'written by'],
    ['merged', 'merged by'],
    ['helped-by', 'helped by'],
    ['constructor', 'constructor'],
  ])('%s is said as "%s"', (role, word) => {
    expect(roleWord(role)).toBe(word);
  });
});

describe('an id as it is shown', () => {
  it.each([
    [hash, '1a2b1a2b1a2b'],
    ['a'.repeat(64), 'aaaaaaaaaaaa'],
    ['2007-10-17#1', '2007-10-17#1'],
    ['1a2b', '1a2b'],
    ['A'.repeat(40), 'A'.repeat(40)],
  ])('of %s is %s', (id, shown) => {
    expect(shortId(id)).toBe(shown);
  });
});
