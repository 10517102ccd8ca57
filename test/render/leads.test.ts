import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat, answerWhen, answerWho } from '../../src/answer/answer.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { Query } from '../../src/model/query.ts';
import { renderLead } from '../../src/render/leads.ts';
import { lineText, markedText } from '../support/line-text.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

type Case = [what: string, query: Query, lead: string];

const small = makeSmallLog();
const git = makeSmallGitLog();

const leadOf = async (ask: typeof answerWho, query: Query, log: LogReader = small): Promise<string> =>
  lineText(renderLead(await ask(log, query)));

const sh = 'master.kernel.org:/lethal/sh-2.6';

describe('the first line of who', () => {
  it.each<Case>([
    ['of one change', { about: 'lzo1x' }, 'Richard Purdie wrote it, on 11 Jul 2007.'],
    [
      'of changes of one person',
      { about: 'lzo' },
      'Richard Purdie wrote all 2 that match; the best match is of 11 Jul 2007.',
    ],
    [
      'of changes of several',
      { about: 'netlink' },
      'Jan Kara wrote the best match, on 17 Oct 2007. Also Michael Halcrow (1).',
    ],
    [
      'of changes of more than are named',
      { about: 'netlink', limit: 1 },
      'Jan Kara wrote the best match, on 17 Oct 2007.',
    ],
    [
      'of a role',
      { about: 'quota', role: 'acked-by' },
      'Acked by Jose R. Santos and Al Viro: “Quota messages go over netlink” (17 Oct 2007).',
    ],
    [
      'of a role that nobody has',
      { about: 'lzo1x', role: 'acked-by' },
      'Of “Compress with LZO1X” (11 Jul 2007) nobody is recorded as having acked it.',
    ],
    [
      'of a role that nobody has in several',
      { person: 'purdie', role: 'tested-by' },
      'In this log nobody tested anything by purdie.',
    ],
    ['of a merge', { about: 'sh-2.6' }, `Linus Torvalds merged it on 17 Jul 2007 from ${sh}.`],
    [
      'of a title in a merge',
      { about: 'pvr2fb' },
      `The log does not name the author of “fb: pvr2fb: no warnings.”; Linus Torvalds merged it on 17 Jul 2007 from ${sh}.`,
    ],
    [
      'of a span',
      { since: '2007-10-01', until: '2007-10-31' },
      '3 people wrote 3 entries in Oct 2007: Jose R. Santos (1), Jan Kara (1) and Jan Engelhardt (1).',
    ],
    [
      'of a span, with fewer named',
      { since: '2007-10-01', limit: 1 },
      '3 people wrote 3 entries since 1 Oct 2007: Jose R. Santos (1) and 2 others.',
    ],
    ['of one person', { person: 'halcrow' }, '1 person wrote 1 entry: Michael Halcrow (1).'],
    ['of signers', { role: 'signed-off-by', person: 'kara' }, '1 person signed off 1 entry: Jan Kara (1).'],
    [
      'of a guess',
      { about: 'quota lustre' },
      'No entry has all of these words. The nearest: Jan Kara wrote the best match, on 17 Oct 2007.',
    ],
    ['of nothing', { about: 'lustre' }, 'Nothing in this log about “lustre”.'],
    [
      'of nothing in a span',
      { about: 'quota', until: '2007-02-28' },
      'Nothing in this log about “quota” up to 28 Feb 2007.',
    ],
    ['of nothing by somebody', { about: 'quota', person: 'purdie' }, 'No entry about “quota” fits.'],
    ['of nothing at all by somebody', { about: 'lustre', person: 'kara' }, 'Nothing in this log about “lustre”.'],
    ['of a filter that lets nothing through', { person: 'lustre' }, 'Nothing in this log fits.'],
    [
      'of a silent day',
      { since: '2007-02-14', until: '2007-02-14' },
      '2 commits are recorded on 14 Feb 2007, but this log has no text for them.',
    ],
  ])('%s', async (_, query, lead) => {
    expect(await leadOf(answerWho, query)).toBe(lead);
  });

  it('of a merge by somebody who writes too still says that it was merged', async () => {
    const merge = { from: 'git://host/net', declared: 2, listed: ['net: fix sockets', 'net: tidy'] };
    const entries: ParsedEntry[] = [
      makeParsed('2007-01-01#1', 'Linus', { body: 'Something else.\n\nIt has to do with sockets of net.' }),
      makeParsed('2007-01-02#1', 'Linus', { body: '* git://host/net: (2 commits)\nnet: fix sockets', merge }),
    ];
    expect(await leadOf(answerWho, { about: 'net' }, makeMemoryLog({ entries }))).toBe(
      'The log does not name the author of “net: fix sockets”; Linus merged it on 2 Jan 2007 from git://host/net.',
    );
  });

  it('of committers says so', async () => {
    expect(await leadOf(answerWho, { role: 'committer' }, git)).toBe(
      '1 person committed 3 entries: Junio C Hamano (3).',
    );
  });
});

describe('the first line of when', () => {
  it.each<Case>([
    ['of one change', { about: 'lzo1x' }, 'On 11 Jul 2007: “Compress with LZO1X”'],
    ['of several', { about: 'netlink' }, 'On 17 Oct 2007: “Quota messages go over netlink”'],
    [
      'of a title in a merge',
      { about: 'pvr2fb' },
      `On 17 Jul 2007, merged by Linus Torvalds from ${sh}: “fb: pvr2fb: no warnings.” (the log does not name its author)`,
    ],
    ['of a person', { person: 'purdie' }, '2 entries, the first on 11 Jul 2007: “Compress with LZO1X”'],
    ['of nothing', { about: 'lustre' }, 'Nothing in this log about “lustre”.'],
  ])('%s', async (_, query, lead) => {
    expect(await leadOf(answerWhen, query)).toBe(lead);
  });

  it("has the committer's day too where that is another", async () => {
    expect(await leadOf(answerWhen, { about: 'index read' }, git)).toBe(
      'On 30 Jun 2007 (committed on 2 Jul 2007): “pack: read the index once”',
    );
  });
});

describe('the first line of what', () => {
  it.each<Case>([
    ['of one change', { about: 'lzo1x' }, 'Richard Purdie, 11 Jul 2007: “Compress with LZO1X.”'],
    ['of words below', { about: 'setting' }, 'Richard Purdie, 11 Jul 2007: “How much more is a setting. It is small.”'],
    [
      'of a title in a merge',
      { about: 'pvr2fb' },
      `Merged by Linus Torvalds on 17 Jul 2007 from ${sh}: “fb: pvr2fb: no warnings.” (the log does not name its author)`,
    ],
    [
      'of a guess at a merge',
      { about: 'sh7709 alignment' },
      `No entry has all of these words. The nearest: Merged by Linus Torvalds on 17 Jul 2007 from ${sh}: “sh: SH7709 gets sh-rtc.” (the log does not name its author)`,
    ],
    ['of a year', { since: '2007-01-01', until: '2007-12-31' }, '7 entries in 2007, the newest of 20 Oct 2007.'],
    [
      'of some days',
      { since: '2007-10-16', until: '2007-10-18' },
      '2 entries from 16 Oct 2007 to 18 Oct 2007, the newest of 17 Oct 2007.',
    ],
    ['of one change without words', { person: 'halcrow' }, 'Michael Halcrow, 13 Feb 2007: “eCryptfs: public keys.”'],
  ])('%s', async (_, query, lead) => {
    expect(await leadOf(answerWhat, query)).toBe(lead);
  });

  it('has the headline of an entry without text', async () => {
    const log = makeMemoryLog({ entries: [makeParsed('2007-10-17#1', 'Al')] });
    expect(await leadOf(answerWhat, { person: 'al' }, log)).toBe('Al, 17 Oct 2007: (no text)');
  });
});

describe('the first line of count', () => {
  it.each<Case>([
    ['of everything', {}, '12 commits. 7 have text; for 5 this log has none.'],
    [
      'of a month',
      { since: '2007-02-01', until: '2007-02-28' },
      '4 commits in Feb 2007. 1 has text; for 3 this log has none.',
    ],
    ['of a day', { since: '2007-10-20', until: '2007-10-20' }, '1 commit on 20 Oct 2007.'],
    ['of words', { about: 'lzo' }, '2 commits.'],
    ['of nothing', { about: 'lustre' }, '0 commits.'],
    ['of a merge', { about: 'sh-2.6' }, `68 commits came with the merge of 17 Jul 2007 from ${sh}.`],
    ['of a merge whose titles match too', { about: 'sh' }, '1 commit. 1 title inside merges matches.'],
    ['of a title in a merge', { about: 'pvr2fb' }, '1 commit. 1 title inside merges matches.'],
  ])('%s', async (_, query, lead) => {
    expect(await leadOf(answerCount, query)).toBe(lead);
  });
});

describe('a first line', () => {
  it("knows its own words from the log's", async () => {
    const answer = (await answerWho(small, { about: 'quota', role: 'acked-by' })) satisfies LogAnswer;
    expect(markedText(renderLead(answer))).toBe(
      'Acked by <Jose R. Santos> and <Al Viro>: “<Quota messages go over netlink>” (17 Oct 2007).',
    );
  });
});

describe('what is said once', () => {
  it.each<Case>([
    ['a day', { since: '2007-07-11', until: '2007-07-11' }, '2 entries on 11 Jul 2007.'],
    [
      'a role, in words',
      { role: 'acked-by' },
      '3 people acked 2 entries: Jan Kara (1), Jose R. Santos (1) and Al Viro (1).',
    ],
  ])('is %s', async (_, query, lead) => {
    expect(await leadOf(query.role === undefined ? answerWhat : answerWho, query)).toBe(lead);
  });
});
