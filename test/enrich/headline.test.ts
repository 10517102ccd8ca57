import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHeadline, nameTree } from '../../src/enrich/headline.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const headlineOf = (rest: Partial<ParsedEntry>): string => makeHeadline(makeParsed('2007-10-17#1', 'Al', rest));

describe('the headline of an entry', () => {
  it('is its subject where it has one', () => {
    const merge = { from: 'git://host/tree', listed: [] };
    expect(headlineOf({ subject: 'Merge tree', body: 'More.', merge })).toBe('Merge tree');
  });

  it('is cut where a whole text was made the subject', () => {
    const headline = headlineOf({ subject: 'word '.repeat(200_000) });
    expect(headline.length).toBeLessThanOrEqual(500);
    expect(headline).toMatch(/word…$/);
  });

  it.each([
    [{ from: 'git://host/pub/sfrench/cifs-2.6', declared: 21, listed: [] }, 'Merge of cifs-2.6 (21 commits)'],
    [{ from: 'master.kernel.org:/pub/lethal/sh-2.6', declared: 1200, listed: [] }, 'Merge of sh-2.6 (1,200 commits)'],
    [{ from: "branch 'for-linus'", listed: [] }, "Merge of branch 'for-linus'"],
    [{ from: 'git://host/one.git/', declared: 1, listed: [] }, 'Merge of one (1 commit)'],
  ])('of a merge from $from names its tree', (merge, headline) => {
    expect(headlineOf({ merge, body: '* a: (1 commit)' })).toBe(headline);
  });

  it.each([
    ['Take the slow way only with DEBUG. It costs.', 'Take the slow way only with DEBUG'],
    ['Take the slow way\nonly with DEBUG.\nIt costs.', 'Take the slow way only with DEBUG'],
    ['The first paragraph is without a stop\n\nThe second.', 'The first paragraph is without a stop'],
    ['\n\n  After blank lines it begins.', 'After blank lines it begins'],
    ['Writes 45.4 MB/s to file.c, e.g. on ext3. Then more.', 'Writes 45.4 MB/s to file.c, e.g. on ext3'],
    ['Why is that so slow here? Nobody knows.', 'Why is that so slow here?'],
    ['Several repairs to AFS and RXRPC:\n\n(*) One.', 'Several repairs to AFS and RXRPC'],
    ['It is no faster than before... And more.', 'It is no faster than before...'],
    ['It is no faster than before...', 'It is no faster than before...'],
    ['jffs2: Add LZO. Like zlib.', 'jffs2: Add LZO. Like zlib'],
    ['Fix it. "Quoted" words begin a sentence too. (So.)', 'Fix it. "Quoted" words begin a sentence too'],
    ['', '(no text)'],
    [' \n\n ', '(no text)'],
  ])('of the text %j is its first sentence', (body, headline) => {
    expect(headlineOf({ body })).toBe(headline);
  });

  it('of an empty subject is made from the text', () => {
    expect(headlineOf({ subject: '', body: 'A text without a title.' })).toBe('A text without a title');
  });

  it('of a long sentence ends in an ellipsis', () => {
    const headline = headlineOf({ body: 'many words '.repeat(30) });
    expect(headline).toMatch(/^many words .*…$/);
    expect(headline.length).toBeLessThanOrEqual(110);
  });

  it('of any text is one line of at most 110 characters, and never empty', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', '\n', '\t', ':', '?', '"'), maxLength: 300 }),
        (body) => {
          const headline = headlineOf({ body });
          expect(headline).toMatch(/^[^\n\t]{1,110}$/);
          expect(headline).toBe(headline.trim());
        },
      ),
    );
  });
});

describe('the name of a tree', () => {
  it.each([
    ['git://git.kernel.org/pub/scm/linux/kernel/git/sfrench/cifs-2.6', 'cifs-2.6'],
    ['master.kernel.org:/home/rmk/linux-2.6-arm', 'linux-2.6-arm'],
    ['host:tree', 'tree'],
    ['https://example.org/al/tool.git', 'tool'],
    ['https://example.org/al/tool.git/', 'tool'],
    ['../linux', 'linux'],
    ['tree', 'tree'],
    ['', ''],
  ])('%j is %j', (from, name) => {
    expect(nameTree(from)).toBe(name);
  });
});
