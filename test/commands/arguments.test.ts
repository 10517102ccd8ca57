import { describe, expect, it } from 'vitest';
import { commands, queries } from '../../commands/index.ts';
import { UserError } from '../../src/model/errors.ts';
import { answerLine } from '../support/answer-line.ts';
import { openSample } from '../support/sample-log.ts';

const reader = openSample('2007-11-16');

const ask = (line: string) => answerLine(line, queries, reader);

/** The error that a line of chat gets. */
async function refusalOf(line: string): Promise<unknown> {
  return await ask(line).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a line that cannot be answered gets one clear line', () => {
  it.each([
    ['/', 'A command is a slash and a word, such as /who about:lzo. Try /help.'],
    ['?', 'question: needs a word: a letter or a digit.'],
    ['/ask and why after:it was so', 'after: is a question as it was read, such as /who about:lzo.'],
    ['/ask and why after:/show last', 'after: is a question as it was read, such as /who about:lzo.'],
    [
      '/whom lzo',
      'There is no command /whom: there are /ask, /who, /when, /what, /why, /count, /rank, /release, /releases, /subsystems, /person, /digest, /show, /logs and /help.',
    ],
    ['/who about: since:2007', 'about: has no value: write about:something.'],
    ['/who lzo about:jffs2', 'about: is given twice.'],
    ['/logs of mine', '/logs takes no words of its own: "of mine".'],
    [
      '/who role:boss',
      'role: is one of author, committer, signed-off-by, acked-by, reviewed-by, tested-by, reported-by, cc, co-authored-by, credited, any.',
    ],
    ['/what by:me', 'by: is author or committer.'],
    ['/what merges:some', 'merges: is all, none or only.'],
    ['/what limit:0', 'limit: is a whole number from 1 to 100.'],
    ['/what limit:101', 'limit: is a whole number from 1 to 100.'],
    ['/what limit:2.5', 'limit: is a whole number from 1 to 100.'],
    ['/what limit:many', 'limit: is a whole number from 1 to 100.'],
    ['/what about:" "', 'about: needs a word.'],
    ['/what about:"..."', 'about: needs a word: a letter or a digit.'],
    ['/count ?', 'about: needs a word: a letter or a digit.'],
    [`/show ${'x'.repeat(101)}`, 'id: takes 100 characters at most.'],
    [`/help ${'x'.repeat(41)}`, 'command: takes 40 characters at most.'],
    [`/what about:${'x'.repeat(301)}`, 'about: takes 300 characters at most.'],
    [`/what person:${'x'.repeat(101)}`, 'person: takes 100 characters at most.'],
    ['/show', 'id: is missing: give an id, a short hash, or "last".'],
    [
      '/help command:whom',
      'There is no command /whom: there are /ask, /who, /when, /what, /why, /count, /rank, /release, /releases, /subsystems, /person, /digest, /show, /logs, /subscribe, /subscriptions, /settings and /help.',
    ],
  ])('%s', async (line, message) => {
    expect(await refusalOf(line)).toEqual(new UserError(message, 'usage'));
  });

  it.each([
    ['/what since:2007-02-30', 'There is no day 30 in Feb 2007: it ends on 28 Feb 2007.', 'input'],
    ['/what until:soon', '"soon" is not a day, month or year: write', 'input'],
    ['/count since:oct 2007 until:jul 2007', 'since (1 Oct 2007) is after until (31 Jul 2007): swap them.', 'input'],
    [
      '/show id:2007-07-11#9',
      'The log "sample" has no entry 2007-07-11#9: an id looks like 2007-11-28#1.',
      'not-found',
    ],
    ['/who lzo log:linux', 'There is no log linux.', 'not-found'],
  ])('%s', async (line, message, code) => {
    const error = await refusalOf(line);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringContaining(message), code });
  });

  it.each(queries)('/$name with an option that it does not have', async (command) => {
    const error = await command.answer({ nonsense: '1' }, reader).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'usage', message: expect.not.stringMatching(/\n/) });
  });

  it('an unknown option is answered with those that there are', async () => {
    const what = queries.find(({ name }) => name === 'what');
    const answer = what?.answer({ colour: 'red' }, reader);
    await expect(answer).rejects.toThrow(
      'There is no option colour: the options are about, role, person, subsystem, release, from, to, branch, since, until, by, except, merges, reverts, log and limit.',
    );
  });
});

describe('a line of chat', () => {
  it('reads spans from the day that it is today', async () => {
    const { answer } = await ask('/what since:last month until:last month');
    expect(answer.query).toEqual({ since: '2007-10-01', until: '2007-10-31' });
  });

  it('may leave out the name of its first option, and write names in any case', async () => {
    const { answer } = await ask('/WHO lzo jffs2 Since:2007');
    expect(answer).toMatchObject({ command: 'who', query: { about: 'lzo jffs2', since: '2007-01-01' } });
  });

  it('takes a number as it is typed', async () => {
    expect((await ask('/what limit:3')).answer).toMatchObject({ query: { limit: 3 }, total: 23 });
  });

  it('asks for help on one command with or without its slash', async () => {
    for (const line of ['/help who', '/help /who', '/help command:WHO']) {
      expect((await ask(line)).answer).toMatchObject({ topics: [{ name: 'who' }] });
    }
    expect((await ask('/help settings')).answer).toMatchObject({
      topics: ['show', 'log', 'forget'].map((name) => ({
        name: `settings ${name}`,
        description: expect.stringMatching(/ \(in a server, for members who may manage it\)$/),
      })),
    });
    expect((await ask('/help /Settings  LOG')).answer).toMatchObject({ topics: [{ usage: '/settings log log:TEXT' }] });
    expect((await ask('/help')).answer).toMatchObject({ topics: commands.map(({ name }) => ({ name })) });
  });

  it('lists the logs', async () => {
    expect((await ask('/logs')).answer).toMatchObject({
      logs: [{ name: 'sample', entries: 23, days: 30, declared: 40 }],
    });
  });
});
