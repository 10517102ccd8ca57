import { describe, expect, it } from 'vitest';
import { answerWho } from '../../src/answer/answer.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { Query } from '../../src/model/query.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

const who = (query: Query): Promise<LogAnswer> => answerWho(makeSmallLog(), query);

const people = ({ people = [] }: LogAnswer) => people.map(({ name, role, count }) => `${name}: ${role} ${count}`);
const ids = ({ entries }: LogAnswer) => entries.map(({ id }) => id);

describe('who, asked with words', () => {
  it('names the author of the best match first, with the signers beside it', async () => {
    const answer = await who({ about: 'lzo' });
    expect(answer).toMatchObject({
      command: 'who',
      log: 'small',
      verdict: 'found',
      sure: true,
      total: 2,
      peopleTotal: 1,
    });
    expect(people(answer)).toEqual(['Richard Purdie: author 2']);
    expect(ids(answer)).toEqual(['2007-07-11#1', '2007-07-11#2']);
    expect(answer.entries[0]?.trailers.map(({ name }) => name)).toEqual(['Richard Purdie', 'David Woodhouse']);
    expect(answer.entries[0]).toMatchObject({ line: 381, passage: 'jffs2: a mode that likes lzo more than zlib.' });
  });

  it('names authors in the order of their best matches', async () => {
    const answer = await who({ about: 'netlink' });
    expect(people(answer)).toEqual(['Jan Kara: author 1', 'Michael Halcrow: author 1']);
  });

  it('of a role names the people of the best match only', async () => {
    expect(people(await who({ about: 'quota', role: 'acked-by' }))).toEqual([
      'Jose R. Santos: acked-by 1',
      'Al Viro: acked-by 1',
    ]);
    expect(people(await who({ about: 'jffs2', role: 'signed-off-by' }))).toEqual([
      'Richard Purdie: signed-off-by 1',
      'David Woodhouse: signed-off-by 1',
    ]);
  });

  it('says where nobody is recorded in that role, and shows the change', async () => {
    const answer = await who({ about: 'lzo1x', role: 'acked-by' });
    expect(answer).toMatchObject({ verdict: 'nothing', people: [], total: 0 });
    expect(answer.notes).toEqual([{ kind: 'nobody-recorded', role: 'acked-by' }]);
    expect(ids(answer)).toEqual(['2007-07-11#2']);
  });

  it('of a title in a merge names who merged it, from where, and the title', async () => {
    const answer = await who({ about: 'pvr2fb' });
    expect(people(answer)).toEqual(['Linus Torvalds: merged 1']);
    expect(answer.entries[0]?.merge).toEqual({
      from: 'master.kernel.org:/lethal/sh-2.6',
      declared: 68,
      lines: ['fb: pvr2fb: no warnings.'],
      whole: false,
    });
  });

  it('names at most as many people and entries as are asked for, and how many there are', async () => {
    const answer = await who({ about: 'netlink', limit: 1 });
    expect(people(answer)).toEqual(['Jan Kara: author 1']);
    expect(answer).toMatchObject({ total: 2, peopleTotal: 2 });
    expect(answer.entries).toHaveLength(1);
  });

  it('gives the nearest as a guess where no entry has all the words', async () => {
    const answer = await who({ about: 'quota lustre' });
    expect(answer).toMatchObject({ verdict: 'found', sure: false, partial: true, total: 0 });
    expect(people(answer)).toEqual(['Jan Kara: author 1']);
    expect(answer.notes).toEqual([{ kind: 'no-words', words: ['lustre'] }]);
  });

  it('finds nobody where no entry has any of them', async () => {
    const answer = await who({ about: 'lustre' });
    expect(answer).toMatchObject({ verdict: 'nothing', sure: true, entries: [], total: 0 });
    expect(answer.people).toBeUndefined();
  });
});

describe('who, asked without words', () => {
  it('names all by the number of their entries', async () => {
    expect(people(await who({ since: '2007-07-01' }))).toEqual([
      'Richard Purdie: author 2',
      'Jose R. Santos: author 1',
      'Jan Kara: author 1',
      'Jan Engelhardt: author 1',
      'Linus Torvalds: merged 1',
    ]);
  });

  it('of a role counts the people in it over all entries', async () => {
    expect(people(await who({ role: 'signed-off-by' }))).toEqual([
      'Richard Purdie: signed-off-by 2',
      'David Woodhouse: signed-off-by 2',
      'Jan Kara: signed-off-by 1',
    ]);
  });

  it('of a role and a person means the changes of that author', async () => {
    const answer = await who({ person: 'kara', role: 'acked-by' });
    expect(people(answer)).toEqual(['Jose R. Santos: acked-by 1', 'Al Viro: acked-by 1']);
    expect(ids(answer)).toEqual(['2007-10-17#1']);
  });

  it('shows both people of one first name', async () => {
    const answer = await who({ person: 'jan' });
    expect(people(answer)).toEqual(['Jan Kara: author 1', 'Jan Engelhardt: author 1']);
    expect(answer.notes).toEqual([{ kind: 'several-people', person: 'jan', names: ['Jan Kara', 'Jan Engelhardt'] }]);
  });

  it('takes spellings of one name together and tells them', async () => {
    const authors = ['José Santos', 'Jose R. Santos', 'Jose R. Santos'];
    const entries = authors.map((author, index) => makeParsed(`2007-10-0${index + 1}#1`, author));
    const answer = await answerWho(makeMemoryLog({ entries }), { person: 'jose santos' });
    expect(answer.people).toEqual([{ name: 'Jose R. Santos', names: ['José Santos'], role: 'author', count: 3 }]);
    expect(answer.notes).toEqual([]);
  });

  it('names the committers of a git log', async () => {
    expect(people(await answerWho(makeSmallGitLog(), { role: 'committer' }))).toEqual(['Junio C Hamano: committer 3']);
  });

  it('of a day without text says that commits are recorded', async () => {
    const answer = await who({ since: '2007-02-14', until: '2007-02-14' });
    expect(answer).toMatchObject({
      verdict: 'undescribed',
      dates: ['2007-02-14'],
      count: 2,
      described: 0,
      entries: [],
    });
    expect(answer.notes).toContainEqual({ kind: 'undescribed', days: [{ date: '2007-02-14', count: 2 }], count: 2 });
  });
});
