import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeForDiscord, fenceLine, plainForDiscord, removeBreaks } from '../../src/render/discord-escape.ts';
import { readMarkdown } from '../support/discord-markdown.ts';

/** What people see of a text, where nothing in it is more than text. */
function seeText(markdown: string): string {
  const { visible, tokens } = readMarkdown(markdown);
  expect(tokens, markdown).toEqual([]);
  return removeBreaks(visible);
}

describe('text of a log in markdown', () => {
  it.each([
    'fs/jffs2: add LZO support (v2)',
    'snake_case_names and x86_64',
    'a | b, ~10 %, x < y, p->next',
    'NFSv4.1: fix use-after-free in nfs41_sequence_done()',
    "don't #include <linux/fs.h> twice, see #1234",
    'mail me@example.org at 10:20:30',
    'std::vector<int>::size',
    'C++11, A/B & Zürich — 日本語',
    'Jürgen Weiß, Łukasz, नमस्ते, سلام',
  ])('stays as it is where it is ordinary: %s', (text) => {
    expect(escapeForDiscord(text)).toBe(text);
    expect(seeText(text)).toBe(text);
  });

  it.each([
    ['*a* **b** ***c***', '\\*a\\* \\*\\*b\\*\\* \\*\\*\\*c\\*\\*\\*'],
    ['_a_ __init__ foo_', '\\_a\\_ \\_\\_init\\_\\_ foo\\_'],
    ['~~a~~ ||b||', '\\~\\~a\\~\\~ \\|\\|b\\|\\|'],
    ['`a` ```b```', '\\`a\\` \\`\\`\\`b\\`\\`\\`'],
    ['a\\*b', 'a\\\\\\*b'],
    ['# a', '\\# a'],
    ['### a', '\\### a'],
    ['-# a', '\\-# a'],
    ['> a', '\\> a'],
    ['>>> a', '\\>>> a'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['[a](https://b.example)', '\\[a]\\(https\\://b.example)'],
    ['see https://a.example/b', 'see https\\://a.example/b'],
    ['xhttps://a.example', 'xhttps\\://a.example'],
    ['discord://x and discord.gg/abc', 'discord\\://x and discord\\.gg/abc'],
    ['<https://a.example>', '\\<https\\://a.example>'],
    ['<mailto:a@b.example>', '\\<mailto\\:a@b.example>'],
    ['<a@b.example>', '\\<a\\@b.example>'],
    ['<+15551234>', '\\<\\+15551234>'],
    ['<@1> <@!1> <@&1> <#1>', '\\<\\@1> \\<\\@!1> \\<\\@&1> \\<\\#1>'],
    ['</who:1> <t:1:R> <id:home>', '\\<\\/who\\:1> \\<t\\:1:R> \\<id\\:home>'],
    ['<:smile:1> <a:smile:1>', '\\<\\:smile:1> \\<a\\:smile:1>'],
    [':smile: :+1: :100:', '\\:smile: \\:+1: \\:100:'],
    ['@everyone @here', '@\u200beveryone @\u200bhere'],
    ['<@everyone>', '\\<\\@\u200beveryone>'],
    ['¯\\_(ツ)_/¯', '¯\\\\\\_(ツ)\\_/¯'],
  ])('shows %s as it stands', (text, escaped) => {
    expect(escapeForDiscord(text)).toBe(escaped);
    expect(seeText(escaped)).toBe(text);
  });

  it.each([
    ['the end of a line', 'a\r\nb\u2028c\vd', 'a b c d'],
    ['control characters', 'a\u001b[2Jb\u0000', 'a�\\[2Jb�'],
    ['marks of direction', 'a\u202eb\u2066c\u200f', 'abc'],
    ['what has no width', 'l\u200bz\u200do\ufeff\u00ad', 'lzo'],
    ['half a surrogate pair', 'a\ud83db\udc00', 'a�b�'],
    ['piled marks', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(4)}b`],
  ])('has no trace of %s', (_, text, escaped) => {
    expect(escapeForDiscord(text)).toBe(escaped);
  });

  it('keeps joiners that are part of a look', () => {
    for (const text of ['👩‍👩‍👧 👩🏽‍💻 🏳️‍🌈', 'می‌خواهم', 'ক্‍ষ', '❤️']) expect(escapeForDiscord(text)).toBe(text);
  });

  it('is cut between characters, before it is escaped, and ends in an ellipsis', () => {
    expect(escapeForDiscord('one two three four', 12)).toBe('one two…');
    expect(escapeForDiscord('********', 8)).toBe('\\*\\*\\*…');
    expect(escapeForDiscord('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 20)).toBe('👩‍👩‍👧👩‍👩‍👧…');
    expect(escapeForDiscord('x'.repeat(9000), 200)).toBe(`${'x'.repeat(199)}…`);
    expect(escapeForDiscord('abc', 3)).toBe('abc');
    expect(escapeForDiscord('abc', 1)).toBe('…');
    expect(escapeForDiscord('abc', 0)).toBe('');
  });

  it('never becomes more than text, however long it may be', () => {
    const part = fc.constantFrom(
      ..."*_~|`\\#->+[]()<>@:/!&1. a\n\u200b'",
      'everyone',
      'https://',
      '<t:',
      'smile',
      '👩‍👧',
      '-#',
    );
    const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (log, length) => {
        const markdown = escapeForDiscord(log, length);
        expect(markdown.length).toBeLessThanOrEqual(length);
        const seen = seeText(markdown);
        const whole = seeText(escapeForDiscord(log));
        if (seen === whole) return;
        expect(seen.endsWith('…')).toBe(true);
        expect(whole.startsWith(seen.slice(0, -1))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('text of a log without markdown', () => {
  it('keeps its characters in a footer and pings nobody', () => {
    expect(plainForDiscord('*a* <@1>\n@everyone')).toBe('*a* <@1> @\u200beveryone');
    expect(plainForDiscord('one two three', 9)).toBe('one two…');
  });

  it('does not leave the fence it stands in', () => {
    const line = fenceLine('a ``` b `c` ````');
    expect(removeBreaks(line)).toBe('a ``` b `c` ````');
    expect(readMarkdown(`\`\`\`\n${line}\n\`\`\``)).toEqual({ visible: line, tokens: [{ kind: 'fence', text: line }] });
  });
});
