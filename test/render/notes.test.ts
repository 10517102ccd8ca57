import { describe, expect, it } from 'vitest';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { Note } from '../../src/model/note.ts';
import { roles } from '../../src/model/roles.ts';
import { renderNobody, renderNotes, renderSilence } from '../../src/render/notes.ts';
import { lineText, markedText } from '../support/line-text.ts';

function makeAnswer(notes: Note[], more: Partial<LogAnswer> = {}): LogAnswer {
  const base = {
    command: 'what',
    log: 'small',
    query: {},
    verdict: 'nothing',
    sure: true,
    entries: [],
    total: 0,
  } as const;
  return { ...base, entries: [], partial: false, notes, ...more };
}

const silence: Note = { kind: 'undescribed', days: [{ date: '2007-02-14', count: 2 }], count: 2 };

describe('a note', () => {
  it.each<[Note, string[]]>([
    [{ kind: 'nobody-named', person: 'lustre', nearest: [] }, ['Nobody in this log is named <lustre>.']],
    [
      { kind: 'nobody-named', person: 'purdy', nearest: ['Richard Purdie', 'Al Pardy'] },
      ['Nobody in this log is named <purdy>; the nearest is <Richard Purdie> or <Al Pardy>.'],
    ],
    [
      { kind: 'nobody-left-out', person: 'purdy', nearest: ['Richard Purdie'] },
      ['Nobody in this log is named <purdy>; the nearest is <Richard Purdie>. So nobody of that name is left out.'],
    ],
    [{ kind: 'corrected', from: 'ecrytfs', to: 'ecryptfs' }, ['“<ecrytfs>” is not in this log: read as “<ecryptfs>”.']],
    [
      { kind: 'words-name-people', words: ['jan'], names: ['Jan Kara', 'Jan Engelhardt'] },
      ['“<jan>” is the name of <Jan Kara> and <Jan Engelhardt>: ask with person:.'],
    ],
    [
      { kind: 'read-as-beginning', word: 'submodu', words: ['submodule', 'submodules'] },
      ['“<submodu>” is read as the beginning of “<submodule>”, “<submodules>”.'],
    ],
    [
      { kind: 'commoner-words', word: 'ethernt', words: ['ethernet'] },
      ['Few entries have “<ethernt>”; very many have “<ethernet>”.'],
    ],
    [{ kind: 'subsystem-taken', typed: 'nfsv4', taken: ['nfs'] }, ['“<nfsv4>” is read as the subsystem <nfs>.']],
    [
      { kind: 'subsystem-taken', typed: 'florist', taken: [] },
      ['No subsystem here is called “<florist>”; /subsystems lists them.'],
    ],
    [
      { kind: 'subsystem-taken', typed: 'cli', taken: ['redis-cli'], guessed: true },
      ['No subsystem here is called “<cli>”: this is about the nearest, <redis-cli>.'],
    ],
    [
      { kind: 'subsystem-taken', typed: 'imx7', taken: [], nearest: ['imx6', 'mx7'] },
      ['No subsystem here is called “<imx7>”; near it are <imx6> or <mx7>. /subsystems lists all.'],
    ],
    [
      { kind: 'nearest-days', before: '2007-07-17', after: '2007-10-17' },
      ['The nearest entries are before it on 17 Jul 2007 and after it on 17 Oct 2007.'],
    ],
    [{ kind: 'nearest-days', after: '2007-10-17' }, ['The nearest entries are after it on 17 Oct 2007.']],
    [
      { kind: 'several-people', person: 'jan', names: ['Jan Kara', 'Jan Engelhardt'] },
      ['“<jan>” is the name of <Jan Kara> and <Jan Engelhardt>: all count.'],
    ],
    [
      { kind: 'emptied-by', filter: 'since', value: '2008-01-01', total: 2 },
      ['Without since:<2008-01-01> there are 2 entries.'],
    ],
    [{ kind: 'emptied-by', filter: 'person', value: 'kara', total: 1 }, ['Without person:<kara> there is 1 entry.']],
    [
      { kind: 'outside', firstDay: '2007-02-13', lastDay: '2007-12-18' },
      ['This log goes from 13 Feb 2007 to 18 Dec 2007.'],
    ],
    [
      { kind: 'empty-words', words: 'with the' },
      ['“<with the>” is in nearly every text and is not looked for: add a word that tells more.'],
    ],
    [{ kind: 'committed-by-day' }, ["Days are the committer's."]],
    [silence, ['Besides, 2 commits are recorded on 14 Feb 2007, but this log has no text for them.']],
    [{ kind: 'nobody-recorded', role: 'acked-by' }, []],
  ])('%j is said', (note, lines) => {
    expect(renderNotes(makeAnswer([note])).map(markedText)).toEqual(lines);
  });

  it('on words that the log does not have names them, unless the first line has', () => {
    const note: Note = { kind: 'no-words', words: ['lustre', 'zfs'] };
    const say = (more: Partial<LogAnswer>) => renderNotes(makeAnswer([note], more)).map(lineText);
    expect(say({ query: { about: 'lustre zfs quota' } })).toEqual(['No entry has “lustre” or “zfs”.']);
    expect(say({ query: { about: 'lustre' } })).toEqual([]);
    expect(say({ query: { about: 'lustre' }, verdict: 'found', partial: true })).toEqual([
      'No entry has “lustre” or “zfs”.',
    ]);
  });

  it('on words that the log does not have tells those that begin alike', () => {
    const note: Note = { kind: 'no-words', words: ['netmask'], nearest: ['netlink', 'network'] };
    const say = (about: string) => renderNotes(makeAnswer([note], { query: { about } })).map(markedText);
    expect(say('netmask')).toEqual(['Words like it in this log: “<netlink>”, “<network>”.']);
    expect(say('netmask quota')).toEqual([
      'No entry has “<netmask>”.',
      'Words like it in this log: “<netlink>”, “<network>”.',
    ]);
  });

  it('on the days around a span is left out where it has commits', () => {
    const note: Note = { kind: 'nearest-days', before: '2007-02-13' };
    expect(renderNotes(makeAnswer([note], { verdict: 'undescribed' }))).toEqual([]);
    expect(renderNotes(makeAnswer([note], { command: 'count', verdict: 'found' }))).toEqual([]);
  });

  it('on silent days is left out where the first line says it', () => {
    expect(renderNotes(makeAnswer([silence], { verdict: 'undescribed' }))).toEqual([]);
    expect(renderNotes(makeAnswer([silence], { command: 'count', verdict: 'found' }))).toEqual([]);
  });

  it('on a filter is left out where commits were found or recorded', () => {
    const note: Note = { kind: 'emptied-by', filter: 'since', value: '2007-02-14', total: 1 };
    expect(renderNotes(makeAnswer([note], { verdict: 'undescribed' }))).toEqual([]);
    expect(renderNotes(makeAnswer([note], { command: 'count', verdict: 'found' }))).toEqual([]);
    expect(renderNotes(makeAnswer([note], { command: 'count' }))).toHaveLength(1);
  });

  it('on many of one name tells eight of them', () => {
    const names = Array.from({ length: 12 }, (_, index) => `Jan ${index}`);
    const [line = []] = renderNotes(makeAnswer([{ kind: 'several-people', person: 'jan', names }]));
    expect(lineText(line).match(/Jan \d/g)).toHaveLength(8);
  });
});

describe('silent days', () => {
  it.each([
    ['one commit', [['2007-02-14', 1]], '1 commit is recorded on 14 Feb 2007, but this log has no text for it.'],
    [
      'two days',
      [
        ['2007-02-14', 2],
        ['2007-02-18', 1],
      ],
      '3 commits are recorded on 2 days (14 Feb 2007; 18 Feb 2007), but this log has no text for them.',
    ],
  ] as [string, [string, number][], string][])('are told: %s', (_, days, text) => {
    const counts = days.map(([date, count]) => ({ date, count }));
    const count = counts.reduce((sum, day) => sum + day.count, 0);
    expect(lineText(renderSilence({ days: counts, count }))).toBe(text);
  });

  it('are not all named where they are many', () => {
    const days = Array.from({ length: 7 }, (_, index) => ({ date: `2007-02-0${index + 1}`, count: 1000 }));
    expect(lineText(renderSilence({ days, count: 7000 }))).toMatch(
      /^7,000 commits .* 7 days \(1 Feb 2007; .*6 Feb 2007; …\)/,
    );
  });
});

describe('a role that nobody has', () => {
  it.each(roles)('%s is said in words', (role) => {
    expect(lineText(renderNobody(role))).toMatch(/^nobody is recorded as (having|its) (?!.*-by)/);
  });
});
