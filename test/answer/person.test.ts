import { describe, expect, it } from 'vitest';
import { answerPerson } from '../../src/answer/person.ts';
import { answerRank } from '../../src/answer/rank.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { makeChart } from '../../src/render/chart.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const log = makeMemoryLog({
  name: 'work',
  entries: [
    makeParsed('2006-02-01#1', 'Ada Berg', { body: 'nfs: first words' }),
    makeParsed('2007-03-02#1', 'ada berg', { body: 'nfs: more words', trailers: [makeTrailer('acked-by: Cid Falk')] }),
    makeParsed('2007-04-03#1', 'Bob Stone', {
      body: 'cifs: other words',
      trailers: [makeTrailer('acked-by: Ada Berg')],
    }),
    makeParsed('2009-05-04#1', 'Ada Berg', { body: 'cifs: last words' }),
    makeParsed('2009-06-05#1', 'Ada Wall', { body: 'jffs2: too' }),
  ],
});

const show = async (person: string): Promise<string> =>
  renderTerminal(renderAnswer(await answerPerson(log, { person }), `/person person:${person}`), plainStyle);

describe('somebody', () => {
  it('is told of by the first and the last change, roles, subsystems and years', async () => {
    const answer = await answerPerson(log, { person: 'berg' });
    expect(answer).toMatchObject({
      command: 'person',
      verdict: 'found',
      sure: true,
      people: [{ name: 'Ada Berg', names: ['ada berg'], role: 'author', count: 3 }],
      dates: ['2006-02-01', '2009-05-04'],
      count: 3,
      total: 3,
      profile: {
        name: 'Ada Berg',
        roles: [
          { role: 'author', count: 3 },
          { role: 'acked-by', count: 1 },
        ],
        subsystems: [
          { name: 'nfs', count: 2 },
          { name: 'cifs', count: 1 },
        ],
        subsystemsTotal: 2,
      },
      activity: {
        unit: 'year',
        bars: [
          { name: '2006', count: 1 },
          { name: '2007', count: 1 },
          { name: '2008', count: 0 },
          { name: '2009', count: 1 },
        ],
      },
    });
    expect(answer.entries.map(({ id }) => id)).toEqual(['2006-02-01#1', '2009-05-04#1']);
    expect(makeChart(answer)).toMatchObject({ kind: 'columns', title: 'Commits a year' });
  });

  it('is told of in sentences', async () => {
    const text = await show('berg');
    expect(text).toContain('Ada Berg (also ada berg) wrote 3 changes, from 1 Feb 2006 to 4 May 2009.');
    expect(text).toContain('roles  acked 1');
    expect(text).toContain('subsystems  nfs 2, cifs 1');
    expect(text).toContain('3 entries in work');
  });

  it('who wrote nothing is told of by their other roles', async () => {
    const text = await show('falk');
    expect(text).toContain('Cid Falk wrote none of these changes, and has another part in 1 entry on 2 Mar 2007.');
    expect(await answerPerson(log, { person: 'falk' })).toMatchObject({ count: 0, verdict: 'found' });
  });

  it('is the one named most where several are called so, which is said', async () => {
    expect(await answerPerson(log, { person: 'ada' })).toMatchObject({ sure: false, people: [{ name: 'Ada Berg' }] });
    expect(await show('ada')).toContain(
      '“ada” is read as Ada Berg, who is named most; it is the name of Ada Wall too.',
    );
  });

  it('is surely meant by a name that is hardly anybody else, and not what only looks like a name', async () => {
    const work = (author: string, number: number, body = 'nfs: words') =>
      makeParsed(`2010-01-01#${number}`, author, { body });
    const many = Array.from({ length: 200 }, (_, number) => work('Ada Berg', number + 1));
    const stray = work('Bob Stone', 300, "Keep Berg's observation in mind.");
    const tell = async (...others: ReturnType<typeof work>[]) => {
      const { sure, people, notes } = await answerPerson(makeMemoryLog({ entries: [...many, ...others] }), {
        person: 'berg',
      });
      return [sure, people?.[0]?.name, ...notes.flatMap((note) => (note.kind === 'several-people' ? note.names : []))];
    };
    expect(await tell(stray)).toEqual([true, 'Ada Berg']);
    expect(await tell(work('Eve Berg', 300))).toEqual([true, 'Ada Berg', 'Eve Berg']);
    expect(await tell(...[300, 301, 302].map((number) => work('Eve Berg', number)))).toEqual([
      false,
      'Ada Berg',
      'Eve Berg',
    ]);
  });

  it('is drawn under the name that is answered, and whose changes they are not is not said to have written them', async () => {
    const draw = async (person: string) => makeChart(await answerPerson(log, { person }))?.subtitle;
    expect(await draw('BERG')).toContain('by Ada Berg · in work');
    const acked = makeMemoryLog({
      entries: ['2006', '2008'].map((year) =>
        makeParsed(`${year}-01-01#1`, 'Bob Stone', { trailers: [makeTrailer('acked-by: Cid Falk')] }),
      ),
    });
    expect(makeChart(await answerPerson(acked, { person: 'falk' }))?.subtitle).toContain(
      'in which Cid Falk has a part',
    );
  });

  it('whom the log does not name is not told of', async () => {
    expect(await answerPerson(log, { person: 'eve' })).toMatchObject({ verdict: 'nothing', entries: [] });
    expect(await show('eve')).toContain('Nobody in this log is named eve.');
  });
});

describe('newcomers', () => {
  it('are those whose first change of all fits, under whatever name it was', async () => {
    const answer = await answerRank(log, { since: '2007-01-01', until: '2009-12-31', of: 'newcomers' }, 'newcomers');
    expect(answer.people?.map(({ name }) => name)).toEqual(['Ada Wall', 'Bob Stone']);
    expect(answer).toMatchObject({ peopleTotal: 2, ranksTotal: 2 });
    const text = renderTerminal(renderAnswer(answer, '/rank of:newcomers'), plainStyle);
    expect(text).toContain('2 people wrote their first change of this log here.');
  });
});
