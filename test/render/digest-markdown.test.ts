import { describe, expect, it } from 'vitest';
import { renderDigestMarkdown } from '../../src/render/digest-markdown.ts';
import { escapeForMarkdown } from '../../src/render/markdown-escape.ts';
import { fullDigest, makeDigest, makeDigestEntry } from '../support/made-digest.ts';

const part = '\u200b';

describe('a digest in Markdown', () => {
  it('has headings, a list for each subsystem, and links', () => {
    expect(renderDigestMarkdown(fullDigest, { style: 'line' })).toMatchInlineSnapshot(`
      "# git · 3 to 9 Jul 2007

      **3 changes** by 2 people, 1 of them a merge; 2 more are declared without text, on 5 Jul 2007.

      ## nfs · 2

      - nfs: one lock fewer — Ada Lovelace \\[[0123456789ab](https://github.com/git/git/commit/0123456789abcdef0123456789abcdef01234567)\\] · also cifs
      - Merge of nfs-2.6 (3 commits) — Bob Stone \\[2007-07-09\\#​1\\]
        - NFS: read on
        - NFS: write on

      ## cifs · 1

      - cifs: a text — Ada Lovelace \\[2007-07-04\\#​1\\]

      By Ada Lovelace (2) and Bob Stone (1).
      "
    `);
  });

  it('quotes texts where it is to be full', () => {
    expect(renderDigestMarkdown(fullDigest, { style: 'full' })).toContain(
      '\\#\u200b1\\]\n\n  > First line.\n  >\n  > second line\n',
    );
  });

  it('leads nowhere by an address that is none of ours', () => {
    const url = 'https://example.org/x) [y](javascript:z';
    const text = renderDigestMarkdown(makeDigest({ nfs: [makeDigestEntry('a'.repeat(40), 'x', { url })] }), {
      style: 'line',
    });
    expect(text).not.toContain('](');
  });
});

describe('text of a log in Markdown', () => {
  it.each([
    ['*a* _b_ `c` ~~d~~', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
    ['<b>x</b> &amp; <!--', '\\<b\\>x\\</b\\> \\&amp; \\<!--'],
    ['[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
    ['# h', '\\# h'],
    ['1. x', '1\\. x'],
    ['2) x 3. y', '2\\) x 3. y'],
    ['=== x', '\\=== x'],
    ['snake_case _x __init__', 'snake_case \\_x \\_\\_init\\_\\_'],
    ['- x\n\n# y', '\\- x \\# y'],
    ['@everyone me@x.c', `\\@${part}everyone me\\@${part}x.c`],
    ['https://a.b www.a.b', `https:/${part}/a.b www${part}.a.b`],
    ['see example.org', `see example.${part}org`],
    ['#12 :smile: 12:30:45', `\\#${part}12 :${part}smile: 12:30:45`],
    ['a\u202eb\u0007c\\', 'ab\ufffdc\\\\'],
    ['fs/nfs/inode.c: read-ahead v2.6.23', 'fs/nfs/inode.c: read-ahead v2.6.23'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeForMarkdown(text)).toBe(expected);
  });
});
