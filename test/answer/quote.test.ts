import { describe, expect, it } from 'vitest';
import { chooseQuote } from '../../src/answer/quote.ts';
import { readWanted, type Wanted } from '../../src/answer/quote-cues.ts';
import type { Entry, Trailer } from '../../src/model/entry.ts';
import type { AskedWord } from '../../src/model/reading.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

async function quote(subject: string, body: string, about: string, wants?: Wanted, trailers: Trailer[] = []) {
  const log = makeMemoryLog({ entries: [makeParsed('2020-01-01', 'Ada', { id: '1', subject, body, trailers })] });
  const words = about.split(' ').map((text): AskedWord => ({ text, kind: 'thing' }));
  const entry: Entry = await log.entry(0);
  return chooseQuote(entry, { words: (await log.weigh({ words, limit: 0 })).words, wants });
}

const filler = 'Nothing of this is of any use to whoever asks about the other half of it. '.repeat(6).trim();

describe('what is quoted', () => {
  it('is the title and how the text goes on', async () => {
    expect(await quote('cache: keep rows', 'A row is kept for a day.', 'cache rows')).toBe(
      'cache: keep rows\nA row is kept for a day.',
    );
  });

  it('is the sentence that has the words, word for word', async () => {
    const text = `${filler}\n\nThe lock was held while it slept.\n\n${filler}`;
    expect(await quote('Tidy up', text, 'lock slept')).toMatch(/^The lock was held while it slept\.\nNothing of this/);
  });

  it('goes on with what stands behind it, up to the end of a word, where there is room', async () => {
    const text = `The lock was held.\n\nIt is let go ${'before anybody sleeps on it '.repeat(20)}now.`;
    const quoted = await quote('Tidy up', text, 'lock held');
    expect(quoted).toMatch(/^Tidy up\nThe lock was held\.\nIt is let go before anybody [ a-z]+$/);
    expect(text.replaceAll('\n\n', '\n')).toContain(`${quoted.slice('Tidy up\n'.length)} `);
    expect(quoted.length).toBeGreaterThan(290);
    expect(quoted.length).toBeLessThanOrEqual(300);
  });

  it('is not filled up with code, nor with a word or two', async () => {
    expect(await quote('Tidy up', 'The lock is held.\n\n{ a[0] = b(&c, 1); }', 'lock')).toBe(
      'Tidy up\nThe lock is held.',
    );
    const text = `The lock ${'is held '.repeat(34)}now.\n\nNothing of it stays behind.`;
    expect(await quote('x', text, 'lock')).toMatch(/now\.$/);
  });

  it('is not filled up with a word that has no room', async () => {
    const text = `The lock is held.\n\nSee ${'there'.repeat(100)}`;
    expect(await quote('Tidy up', text, 'lock')).toBe('Tidy up\nThe lock is held.\nSee');
    expect(await quote('Tidy up', text.replace('See ', ''), 'lock')).toBe('Tidy up\nThe lock is held.');
  });

  it('of a reason is what gives one', async () => {
    const text = `The lock is taken later.\n\n${filler}\n\nThe lock was taken early because of the old scheme.`;
    expect(await quote('lock: take it later', text, 'lock taken', 'reason')).toBe(
      'The lock was taken early because of the old scheme.',
    );
  });

  it('of a number is what has one', async () => {
    const text = `The lookup got faster.\n\n${filler}\n\nThe lookup got 40% faster.`;
    expect(await quote('x', text, 'lookup faster', 'number')).toBe('The lookup got 40% faster.');
  });

  it('of a reason goes on in the next paragraph where that tells more of it', async () => {
    const text = 'The lock was taken early.\n\nThis caused a deadlock, since readers never let go of it.';
    expect(await quote('lock: take it later', text, 'lock taken', 'reason')).toContain('since readers never let go');
  });

  it('of a reason leaves the title out where what goes on behind it does not fit beside it', async () => {
    const title = `lock: take it later, ${'and '.repeat(20)}not before`;
    const text = `Readers held the lock ${'for very long '.repeat(6)}here. This caused ${'a long wait '.repeat(6)}for all.`;
    const quoted = await quote(title, text, 'lock', 'reason');
    expect(quoted).not.toContain('take it later');
    expect(quoted).toContain('This caused');
  });

  it('of a text with line ends of Windows keeps its paragraphs apart', async () => {
    const text = 'Rows are kept.\r\n\r\nNothing else.';
    expect(await quote('cache: keep rows', text, 'cache rows')).toBe('cache: keep rows\nRows are kept.\nNothing else.');
  });

  it('of a reason is no code', async () => {
    const text = 'Rows are lost because nobody keeps them.\n\n```\nerr = rows_lost(&rows, -1); /* not kept */\n```';
    expect(await quote('cache', text, 'rows lost', 'reason')).toBe('cache\nRows are lost because nobody keeps them.');
  });

  it('goes on behind a colon, be it a list or code', async () => {
    const text = `The names are confusing. Rename them like this:\n\n- \`old_path\` -> \`new_path\`\n- \`a_path\` -> \`b_path\``;
    expect(await quote('Rename paths', text, 'old_path renamed')).toContain('old_path` -> `new_path');
    expect(await quote('Add a script', 'Check the copy with:\n\n  make sync_copy', 'check copy')).toContain(
      'make sync_copy',
    );
  });

  it('is what the text has beside the title, which tells but which change is meant', async () => {
    const text = `The cache keeps rows of the table for a day now.\n\n${filler}\n\nRows are left out where they are too wide.`;
    expect(await quote('cache: keep rows of the table', text, 'rows cache table wide')).toMatch(/^Rows are left out/);
  });

  it('is the text, where the title alone has no more of the words', async () => {
    const text = `The tally was taken before ${'all of the '.repeat(23)}lanes.`;
    expect(await quote('fix: count again', text, 'bogus')).toMatch(/^The tally/);
  });

  it('is rather a whole sentence than a part of one', async () => {
    const long = `A prompt waits ${'for whoever comes next '.repeat(14)}here.`;
    expect(await quote('x', `${long}\n\n${filler}\n\nThe prompt waits.`, 'prompt waits')).toMatch(/^The prompt waits/);
  });

  it('does not part the number of an item from it', async () => {
    const text = `${filler}\n\n1. Change the order of lanes.\n2. Change the lanes.`;
    expect(await quote('x', text, 'order lanes')).toMatch(/^1\. Change the order of lanes\./);
    expect(await quote('x', 'Sorted lanes.\n1. Lanes', 'sorted')).not.toMatch(/1\.$/);
  });

  it('of what something is called is what has a name as in code', async () => {
    const text = `The lanes are counted by a helper.\n\n${filler}\n\nNow count_lanes() counts the lanes.`;
    expect(await quote('x', text, 'lanes counted', 'name')).toMatch(/^Now count_lanes/);
    const linked = `The lanes are counted.\n\n${filler}\n\nThe lanes: https://example.org/count_lanes.`;
    expect(await quote('x', linked, 'lanes counted', 'name')).toMatch(/^x\nThe lanes are counted/);
  });

  it.each([
    ['which function counts the lanes', 'name'],
    ['what do i run to count them', 'name'],
    ['what was the lane renamed to?', 'name'],
    ['what happens to the lanes', undefined],
    ['which ticket did the lanes fix', 'ticket'],
    ['what issue number does the lanes change close', 'ticket'],
    ['what issues do the lanes have', undefined],
    ['how many lanes are there', 'number'],
    ['which number of lanes is it', 'number'],
  ])('of "%s" is sought what has a %s', (question, wanted) => {
    expect(readWanted('what', question)).toBe(wanted);
    expect(readWanted('why', question)).toBe('reason');
  });

  it('of a question of any length is told soon', () => {
    const begun = performance.now();
    expect(readWanted('what', 'which bug '.repeat(25_000))).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('of a ticket is what a trailer or the text names', async () => {
    const trailers = [{ role: 'fixes', name: '#12' }];
    expect(await quote('lock: let go', 'It was held.', 'lock', 'ticket', trailers)).toBe('#12');
    const many = Array.from({ length: 500 }, (_, at) => ({ role: 'fixes', name: `#${at + 1000}` }));
    expect((await quote('lock: let go', 'It was held.', 'lock', 'ticket', many)).length).toBeLessThanOrEqual(300);
    const text = `The lock was held.\n\n${filler}\n\nSee bug 345.`;
    expect(await quote('x', text, 'lock', 'ticket')).toMatch(/^See bug 345/);
  });

  it('is sought in a time that grows with the length of a question alone', () => {
    const make = (share: number) => repeatBy(share)('which ticket ', 40_000);
    expect(takesLinearTime(make, (question) => readWanted('what', question))).toBe(true);
  });

  it('is no sentence that only names a ticket, where none is asked for', async () => {
    const text = `It crashed where nobody held the lock.\n\n${filler}\n\nFixes #12.`;
    expect(await quote('lock: hold it', text, 'crashed 12')).toMatch(/^(?:lock: hold it\n)?It crashed/);
  });

  it('of a number is none of a name', async () => {
    const text = `The lookup is for the 32-bit lookup of i386.\n\n${filler}\n\nIt now takes 12 ms.`;
    expect(await quote('x', text, 'takes', 'number')).toBe('It now takes 12 ms.');
  });

  it('is never longer than 300 characters', async () => {
    const long = `${'many words without an end '.repeat(30)}and the lock`;
    const quoted = await quote('x', long, 'lock');
    expect(quoted.length).toBeLessThanOrEqual(300);
    expect(quoted).toContain('lock');
    expect(long).toContain(quoted);
  });

  it.each([
    ['short sentences', 'A. '.repeat(20_000)],
    ['digits', '1'.repeat(60_000)],
    ['letters and digits', 'a1_'.repeat(20_000)],
    ['lines of a list', '- a <\n'.repeat(10_000)],
  ])('of endless %s is found in time', async (_, body) => {
    const start = performance.now();
    for (const wants of ['reason', 'number'] as const) await quote('x', body, 'lock held', wants);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('of an entry without any text is nothing', async () => {
    expect(await quote('', '', 'lock')).toBe('');
  });
});
