import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import type { Reader } from '../../src/answer/reader.ts';
import { formatReadAs } from '../../src/chat/ask.ts';
import type { Answer } from '../../src/model/answer.ts';
import type { RawArguments } from '../../src/model/command.ts';
import { findCommand } from '../../src/model/command-text.ts';
import { UserError } from '../../src/model/errors.ts';
import type { AskedBefore } from '../../src/model/read-question.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { openSample } from '../support/sample-log.ts';

const sample = openSample();
const command = findCommand(queries, 'ask');

const ask = (raw: RawArguments, reader: Reader = sample): Promise<Answer> => command.answer(raw, reader);
const show = (answer: Answer, raw: RawArguments): string =>
  renderTerminal(renderAnswer(answer, formatReadAs(answer, { command, raw }, queries)), { ...plainStyle, width: 500 });

/** A reader that notes what each question is said to follow on. */
function noteBefore(): { reader: Reader; before: (AskedBefore | undefined)[]; opened: (string | undefined)[] } {
  const before: (AskedBefore | undefined)[] = [];
  const opened: (string | undefined)[] = [];
  return {
    before,
    opened,
    reader: {
      ...sample,
      open(name) {
        opened.push(name);
        return sample.open(name);
      },
      readQuestion(question, vocabulary, now, asked) {
        before.push(asked);
        return sample.readQuestion(question, vocabulary, now, asked);
      },
    },
  };
}

describe('/ask', () => {
  it('answers as the command that the question is read as', async () => {
    expect(await ask({ question: 'who added lzo to jffs2?' })).toMatchObject({
      command: 'who',
      verdict: 'found',
      sure: true,
    });
    expect(await ask({ question: 'how many commits in october 2007?' })).toMatchObject({ command: 'count', count: 11 });
    expect(await ask({ question: 'who worked most in 2007?' })).toMatchObject({ command: 'rank', verdict: 'found' });
    expect(await ask({ question: 'what changed on 14 feb 2007?' })).toMatchObject({ verdict: 'undescribed', count: 2 });
  });

  it('follows on what was asked before, in the same log', async () => {
    const { reader, before, opened } = noteBefore();
    await ask({ question: 'who wrote most in 2007?' }, reader);
    await ask({ question: 'and in october?', after: '/rank of:people subsystem:nfs log:sample' }, reader);
    await ask({ question: 'and in october?', after: '/rank of:people log:nowhere', log: 'sample' }, reader);
    expect(before).toEqual([
      undefined,
      { command: 'rank', raw: { of: 'people', subsystem: 'nfs' } },
      { command: 'rank', raw: { of: 'people' } },
    ]);
    expect(opened).toEqual([undefined, 'sample', 'sample']);
  });

  it('tells which logs there are, also where a log must be named', async () => {
    const several: Reader = { ...sample, open: () => Promise.reject(new UserError('Which log?')) };
    expect(await ask({ question: 'which logs are there?' }, several)).toMatchObject({ command: 'logs' });
    await expect(ask({ question: 'which logs did jan drop?' }, several)).rejects.toThrow('Which log?');
    expect(await ask({ question: 'which subsystems are there?' })).toMatchObject({ command: 'subsystems' });
  });

  it('shows help where it only greets, thanks or asks for help, without opening a log', async () => {
    const closed: Reader = { ...sample, open: () => Promise.reject(new UserError('Which log?')) };
    expect(await ask({ question: 'hello!' }, closed)).toMatchObject({ command: 'help', verdict: 'found' });
    expect(await ask({ question: 'thanks', after: '/who about:lzo' })).toMatchObject({ command: 'help' });
  });

  it('answers for the first or the last of all with that one', async () => {
    const lead = async (question: string) => show(await ask({ question }), { question }).split('\n')[0];
    expect(await lead('who made the last commit?')).toMatch(/^Jan Kara wrote it, on 28 Nov 2007\.$/);
    expect(await lead('when was the first commit?')).toMatch(/^On 13 Feb 2007: /);
    expect(await lead('what was the first commit?')).toMatch(/^Michael Halcrow, 13 Feb 2007: /);
    expect(await lead('what are the oldest changes?')).toMatch(/^23 entries, the first of 13 Feb 2007\.$/);
  });

  it('refuses to follow on what cannot be gone on from', async () => {
    for (const after of ['it was so', '/help', '/settings show', '/nope']) {
      await expect(ask({ question: 'and then?', after })).rejects.toEqual(
        new UserError('after: is a question as it was read, such as /who about:lzo.', 'usage'),
      );
    }
    await expect(ask({ question: 'and then?', after: '/who role:' })).rejects.toThrow('role: has no value');
  });

  it('lists the logs where that is what a question is read as', async () => {
    const reading = {
      command: 'logs',
      raw: {},
      words: [],
      single: false,
      exceptAuthor: false,
      taken: [],
      doubts: [],
    } as const;
    const reader: Reader = { ...sample, readQuestion: () => ({ ...reading, words: [], taken: [], doubts: [] }) };
    expect(await ask({ question: 'which logs are there?' }, reader)).toMatchObject({
      command: 'logs',
      verdict: 'found',
    });
  });

  it('says that it is not sure, and what is doubtful in the reading', async () => {
    const raw = { question: 'lzo' };
    const answer = await ask(raw);
    if (!('entries' in answer) || !answer.asked) throw new Error('no answer');
    const { asked } = answer;
    const text = show(
      { ...answer, sure: false, asked: { ...asked, reading: { ...asked.reading, doubts: ['Is it?'] } } },
      raw,
    );
    expect(text).toMatch(/^This is not sure\. The best guess: /);
    expect(text).toContain('\n\nIs it?\n');
  });

  it('names the log in the reading where it was named', async () => {
    const raw = { question: 'how many commits in october 2007?', log: 'sample', limit: '2' };
    expect(show(await ask(raw), raw)).toContain('read as /count since:2007-10-01 until:2007-10-31 log:sample limit:2');
  });
});
