import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import { readSubsystemList } from '../../commands/subsystem-list.ts';
import type { DigestAnswer } from '../../src/model/answer.ts';
import { makeDigestJson, makeDigestMarkdown } from '../../src/render/digest-answer.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { answerLine } from '../support/answer-line.ts';
import { openSampleRecords } from '../support/digest-log.ts';
import { makeMemoryReader } from '../support/memory-log.ts';

const reader = makeMemoryReader([await openSampleRecords()], '2026-11-23');

async function ask(line: string): Promise<{ answer: DigestAnswer; text: string }> {
  const { answer, blocks } = await answerLine(line, queries, reader);
  if (answer.command !== 'digest') throw new Error('no digest');
  return { answer, text: renderTerminal(blocks, { width: 100, colors: false }) };
}

describe('/digest', () => {
  it('counts back from the day on which the log ended, and says so', async () => {
    const { answer, text } = await ask('/digest');
    expect(answer).toMatchObject({
      verdict: 'undescribed',
      query: { since: '2007-12-12', until: '2007-12-18' },
      digest: { count: 1, silent: [{ date: '2007-12-18', count: 1 }] },
    });
    expect(text).toContain('sample · 12 to 18 Dec 2007\n\n1 change is declared without text, on 18 Dec 2007.');
    expect(text).toContain('This log ends on 18 Dec 2007: the span counts back from there.');
    expect(text).toContain('sample · read as /digest');
  });

  it('says which days the log has where it has none of those asked for', async () => {
    for (const span of ['since:2015-01-01', 'until:2006', 'since:2031 until:2032']) {
      expect((await ask(`/digest ${span}`)).text).toContain('This log goes from 13 Feb 2007 to 18 Dec 2007.');
    }
    expect((await ask('/digest since:2007')).text).not.toContain('This log goes');
  });

  it('takes several subsystems, a person, words and a span', async () => {
    const { answer } = await ask('/digest subsystem:nfs, cifs since:2007 until:2007 person:layton about:spnego');
    expect(answer.digest.subsystems.map(({ name, entries }) => [name, entries.map(({ id }) => id)])).toEqual([
      ['cifs', ['2007-11-03#1']],
    ]);
    expect(answer.query).toMatchObject({ subsystem: 'nfs, cifs', person: 'layton', about: 'spnego' });
  });

  it('says what a name is read as, and that nobody has one', async () => {
    const { text, answer } = await ask('/digest subsystem:nsfx person:nobody-at-all since:2007 until:2007');
    expect(answer.verdict).toBe('nothing');
    expect(text).toContain('nsfx');
    expect(answer.notes.map(({ kind }) => kind)).toEqual(['nobody-named', 'subsystem-taken']);
  });

  it('gives scripts the fields that they rely on', async () => {
    const { answer, text } = await ask('/digest since:2007-10 until:2007-11');
    expect(makeDigestJson(answer, text)).toMatchObject({
      log: 'sample',
      since: '2007-10-01',
      until: '2007-11-30',
      count: 14,
      described: 10,
      text,
      people: expect.arrayContaining([{ name: 'Jan Kara', role: 'author', count: 2 }]),
      subsystems: expect.arrayContaining([
        expect.objectContaining({
          name: 'quota',
          count: 1,
          entries: [expect.objectContaining({ id: '2007-10-17#2', author: 'Jan Kara', date: '2007-10-17' })],
        }),
      ]),
    });
    expect(makeDigestMarkdown(answer)).toContain('# sample · 1 Oct to 30 Nov 2007\n\n**10 changes** by 8 people');
  });

  it('refuses a style that there is not, and days in the wrong order', async () => {
    await expect(ask('/digest style:loud')).rejects.toThrow('style: is line or full.');
    await expect(ask('/digest since:2008 until:2007')).rejects.toThrow('is after until');
  });
});

it.each([
  [undefined, []],
  ['all', []],
  ['nfs, All', []],
  ['nfs,cifs , ,nfs', ['nfs', 'cifs']],
])('subsystems that are typed %j are %j', (typed, names) => {
  expect(readSubsystemList(typed)).toEqual(names);
});
