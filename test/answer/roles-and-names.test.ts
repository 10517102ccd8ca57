import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { answerCount, answerWhat, answerWho } from '../../src/answer/answer.ts';
import { answerRank } from '../../src/answer/rank.ts';
import { answerShow } from '../../src/answer/show.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { Query } from '../../src/model/query.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeMemoryLog, makeMemoryReader } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';
import { openSample } from '../support/sample-log.ts';
import { makeSmallLog } from '../support/small-log.ts';

const small = makeSmallLog();
const sample = await openSample().open();
const show = (answer: LogAnswer): string => renderTerminal(renderAnswer(answer, '/x'), { ...plainStyle, width: 500 });
const namesOf = ({ people = [] }: LogAnswer) => people.map(({ name, role, count }) => `${name}: ${role} ${count}`);

describe('somebody in a role', () => {
  it('is left out of the question with the role kept, to say how many others there are', async () => {
    const answer = await answerCount(sample, { role: 'acked-by', person: 'linus' });
    expect(answer.count).toBe(0);
    expect(answer.notes).toContainEqual({ kind: 'emptied-by', filter: 'person', value: 'linus', total: 2 });
    expect((await answerCount(sample, { role: 'acked-by' })).count).toBe(2);
  });

  it('is found in the role where no change of theirs names anybody in it', async () => {
    const answer = await answerWho(sample, { role: 'signed-off-by', person: 'andrew morton' });
    expect(answer).toMatchObject({ verdict: 'found', total: 8 });
    expect(namesOf(answer)).toEqual(['Andrew Morton: signed-off-by 8']);
    expect(show(answer)).toContain('Andrew Morton is here only as signed-off-by (8)');
  });

  it('is found in any role, and it is said which', async () => {
    const answer = await answerWho(sample, { role: 'any', person: 'aneesh' });
    expect(namesOf(answer)).toEqual(['Aneesh Kumar K.V: any 1']);
    expect(show(answer)).toContain('1 person had a part in 1 entry: Aneesh Kumar K.V (1).');
    expect(show(answer)).toContain('Aneesh Kumar K.V is here only as signed-off-by (1).');
  });

  it('who has changes of their own is told apart from those changes', async () => {
    const entries = [
      makeParsed('2007-01-01#1', 'Al Viro'),
      makeParsed('2007-01-02#1', 'Jan Kara', { trailers: [makeTrailer('acked-by: Al Viro')] }),
    ];
    const answer = await answerWho(makeMemoryLog({ entries }), { role: 'acked-by', person: 'viro' });
    expect(namesOf(answer)).toEqual(['Al Viro: acked-by 1']);
    expect(show(answer)).toContain(
      'No change by Al Viro tells of anybody in that role: these are the ones that Al Viro acked.',
    );
  });

  it('is said to be in others, where a question finds nothing', async () => {
    expect(show(await answerCount(small, { person: 'woodhouse' }))).toContain(
      'David Woodhouse is here only as signed-off-by (2).',
    );
    expect(show(await answerWhat(small, { person: 'woodhouse', about: 'lzo' }))).toContain(
      'In what fits else, David Woodhouse is there only as signed-off-by (2).',
    );
    // A role that they lack, too, is no news where they have none of the entries at all.
    expect(show(await answerCount(small, { person: 'woodhouse', about: 'quota' }))).not.toContain('only as');
  });
});

describe('a count', () => {
  it.each([
    ['sock_owned_by_user', 1],
    ['conflict settled by hand', 1],
    ['nfs-2.6 conflict', 1],
  ])('about a detail of a merge, %j, is that of the entries', async (about, count) => {
    expect(await answerCount(sample, { about })).toMatchObject({ verdict: 'found', count, described: 1 });
  });

  it('about what a merge is called is what it declares', async () => {
    const answer = await answerCount(sample, { about: 'nfs-2.6', since: '2007-10-01' });
    expect(answer.count).toBe(131);
    expect(show(answer)).toContain('131 commits came with the merge of 16 Oct 2007');
    expect(await answerCount(sample, { about: 'merge of cifs-2.6' })).toMatchObject({ count: 21 });
  });

  it('of nothing says which word the log does not have, and the nearest', async () => {
    expect(show(await answerCount(small, { about: 'lustre' }))).toContain('No entry has “lustre”.');
    expect(show(await answerCount(small, { about: 'netmask' }))).toContain(
      'No entry has “netmask”.\nWords like it in this log: “netlink”, “network”.',
    );
    expect(show(await answerRank(small, { about: 'lustre' }, 'people'))).toContain('No entry has “lustre”.');
  });

  it('of nothing says that no entry has all of the words', async () => {
    const said = 'No entry has all of these words; /what shows those that come nearest.';
    expect(show(await answerCount(small, { about: 'quota lzo' }))).toContain(said);
    expect(show(await answerRank(small, { about: 'quota lzo' }, 'subsystems'))).toContain(said);
    expect(show(await answerCount(small, { about: 'quota lustre' }))).not.toContain(said);
  });
});

describe('a name', () => {
  const sanfilippo = [
    makeParsed('2007-01-01#1', 'antirez', { author: { name: 'antirez', email: 'a@b.org' } }),
    makeParsed('2007-01-02#1', 'antirez', { author: { name: 'antirez', email: 'a@b.org' } }),
    makeParsed('2007-01-02#2', 'antirez', { author: { name: 'antirez', email: 'a@b.org' } }),
    makeParsed('2007-01-03#1', 'x', {
      author: { name: 'Salvatore Sanfilippo', email: 'a@b.org' },
      trailers: [{ role: 'acked-by', name: 'Salvatore Sanfilippo', email: 'a@b.org' }],
    }),
  ];

  it('is one for one person all through an answer, and as the log has it in the entry itself', async () => {
    const log = makeMemoryLog({ entries: sanfilippo });
    const text = show(await answerWho(log, {}));
    expect(text).toContain('1 person wrote 4 entries: antirez (4).');
    expect(text).toContain('acked by antirez');
    expect(text).not.toContain('Sanfilippo');
    expect((await answerShow(log, '2007-01-03#1')).shown?.author.name).toBe('Salvatore Sanfilippo');
  });

  it('by initials or as a login is found where it is one person’s, and said', async () => {
    expect(show(await answerCount(small, { person: 'jrs' }))).toMatch(
      /^1 commit\.[\s\S]*“jrs” is read as Jose R\. Santos\./,
    );
    expect(show(await answerCount(small, { person: 'mh' }))).toContain('“mh” is read as Michael Halcrow.');
    expect(show(await answerCount(small, { person: 'mhalcrow' }))).toContain('“mhalcrow” is read as Michael Halcrow.');
    expect(show(await answerCount(small, { person: 'halcrow’s' }))).not.toContain('read as Michael');
  });

  it('that may be several people’s is offered', async () => {
    const entries = ['John R. Smith', 'Jane Rose Sand'].map((name, index) =>
      makeParsed(`2007-01-0${index + 1}#1`, name),
    );
    const { notes } = await answerCount(makeMemoryLog({ entries }), { person: 'jrs' });
    expect(notes).toEqual([
      { kind: 'nobody-named', person: 'jrs', nearest: expect.arrayContaining(['John R. Smith']) },
    ]);
  });

  it('is found by a word of a mailbox', async () => {
    const author = { name: 'Heinrich Schuchardt', email: 'xypron.glpk@gmx.de' };
    const log = makeMemoryLog({ entries: [makeParsed('2007-01-01#1', 'x', { author })] });
    expect(show(await answerCount(log, { person: 'xypron' }))).toContain('“xypron” is read as Heinrich Schuchardt.');
  });
});

describe('who, about something', () => {
  it('names the best first and all others by number', async () => {
    const authors = ['Ann', 'Bob', 'Cy', 'Cy'];
    const bodies = [
      'pack pack',
      'pack: read the index of it',
      'pack, a long text that says it',
      'long text, pack at last',
    ];
    const entries = authors.map((name, index) =>
      makeParsed(`2007-01-0${index + 1}#1`, name, { body: bodies[index] ?? '' }),
    );
    const { people = [] } = await answerWho(makeMemoryLog({ entries }), { about: 'pack' });
    expect(people.slice(1).map(({ count }) => count)).toEqual([2, 1]);
  });
});

describe('a ranking', () => {
  const reader = makeMemoryReader([sample]);
  const ask = async (name: string, raw: Record<string, string>): Promise<LogAnswer> => {
    const command = commands.find((one) => one.name === name);
    const answer = command?.kind === 'query' ? await command.answer(raw, reader) : undefined;
    if (!answer || !('ranks' in answer || 'notes' in answer) || answer.command === 'digest')
      throw new Error('no ranking');
    return answer;
  };

  it('has what is ranked in its query', async () => {
    expect((await ask('rank', { of: 'subsystems' })).query).toEqual({ of: 'subsystems' });
  });

  it('about a word that can be ranked hints at that', async () => {
    expect(show(await ask('rank', { about: 'Subsystems' }))).toContain('of:subsystems ranks subsystems.');
    expect(show(await ask('rank', { about: 'subsystems', of: 'people' }))).not.toContain('of:subsystems');
  });

  it('of subsystems may be narrowed to a role, words and people', async () => {
    const list = async (raw: Record<string, string>) => (await ask('subsystems', raw)).ranks?.map(({ name }) => name);
    expect(await list({ role: 'tested-by', person: 'kara' })).toBeUndefined();
    expect(await list({ role: 'acked-by', person: 'kara' })).toEqual(['jbd']);
    expect(await list({ about: 'lzo favourlzo' })).toEqual(['jffs2']);
    expect(await list({ except: 'purdie, woodhouse' })).not.toContain('jffs2');
    const text = show(await ask('subsystems', { about: 'favourlzo' }));
    expect(text).toContain('jffs2  1 entry, 11 Jul 2007, 1 author: Richard Purdie');
    expect(await ask('subsystems', { about: 'favourlzo quota' })).toMatchObject({ verdict: 'nothing', partial: false });
  });
});

it('who is credited is shown by the words that credit them, where the text says it', async () => {
  const body = 'Fix the map of pages.\n\nThis broke on m68k. Patch from Grace Hopper.';
  const log = makeMemoryLog({
    entries: [makeParsed('2024-01-11#1', 'Ada', { subject: 'map: fix', body })],
  });
  const passagesOf = async (query: Query): Promise<unknown[]> =>
    (await answerWhat(log, query)).entries.map(({ passage }) => passage);
  expect(await passagesOf({ role: 'credited' })).toEqual(['Patch from Grace Hopper.']);
  expect(await passagesOf({ role: 'credited', person: 'grace' })).toEqual(['Patch from Grace Hopper.']);
  expect(await passagesOf({ role: 'credited', about: 'pages' })).toEqual(['Patch from Grace Hopper.']);
  expect(await passagesOf({ role: 'any', about: 'pages' })).toEqual(['Fix the map of pages.']);
});
