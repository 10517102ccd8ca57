import { describe, expect, it } from 'vitest';
import { findMergeListing } from '../../src/parse/merge-listing.ts';

describe('the listing of a merge', () => {
  it.each([
    ['* git://example.org/x: (21 commits)\none\n...', { from: 'git://example.org/x', declared: 21, truncated: true }],
    ['* a.example.org:/x: (1 commit)\none', { from: 'a.example.org:/x', declared: 1 }],
    ["* 'for-linus' of git://example.org/x:\none", { from: "'for-linus' of git://example.org/x" }],
    ['* a.example.org:/x:\none', { from: 'a.example.org:/x' }],
    ['* topic/name:\n  one', { from: 'topic/name' }],
    [
      'Before it.\n\n* topic/name: (2 commits)\n  one\n  ...\n\nAfter it.',
      { from: 'topic/name', declared: 2, truncated: true },
    ],
  ])('is found in %j', (text, merge) => {
    expect(findMergeListing(text.split('\n'))?.merge).toEqual({ ...merge, listed: ['one'] });
  });

  it.each([
    '* topic:\none',
    '* a list of:\n  one',
    '* one\n* two',
    'x: (2 commits)\none',
    'Text\n* x: (2 commits)',
    '* : (2 commits)',
  ])('is not found in %j', (text) => {
    expect(findMergeListing(text.split('\n'))).toBeUndefined();
  });

  it('joins the lists of a merge of several trees, also without blank lines between them', () => {
    const lines = [
      '* a/x: (30 commits)',
      '  one',
      '  ...',
      '* b/y:',
      '  two',
      '',
      '* c/z: (2 commits)',
      '  three',
      '',
      'End.',
    ];
    expect(findMergeListing(lines)).toEqual({
      merge: { from: 'a/x, b/y, c/z', declared: 33, listed: ['one', 'two', 'three'], truncated: true },
      start: 0,
      end: 8,
    });
  });
});
