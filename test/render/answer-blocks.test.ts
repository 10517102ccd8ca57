import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat, answerWhen, answerWho } from '../../src/answer/answer.ts';
import { answerShow } from '../../src/answer/show.ts';
import type { Answer } from '../../src/model/answer.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

const small = makeSmallLog();
const git = makeSmallGitLog();

const show = (answer: Answer, readAs = '/what'): string => renderTerminal(renderAnswer(answer, readAs), plainStyle);

describe('an answer in full', () => {
  it('of who has the people, the entries with their proof, and how it was read', async () => {
    expect(show(await answerWho(small, { about: 'lzo' }), '/who about:lzo')).toMatchInlineSnapshot(`
      "Richard Purdie wrote all 2 that match; the best match is of 11 Jul 2007.

        11 Jul 2007  jffs2: a mode that likes lzo more than zlib — Richard Purdie [2007-07-11#1, line 381]
          “jffs2: a mode that likes lzo more than zlib.”
          signed off by Richard Purdie and David Woodhouse
        11 Jul 2007  Compress with LZO1X — Richard Purdie [2007-07-11#2]
          “Compress with LZO1X.”

      2 entries in small · read as /who about:lzo"
    `);
  });

  it('of who, asked for one first name, shows both people', async () => {
    expect(show(await answerWho(small, { person: 'jan' }), '/who person:jan')).toMatchInlineSnapshot(`
      "2 people wrote 2 entries: Jan Kara (1) and Jan Engelhardt (1).

        17 Oct 2007  Quota messages go over netlink — Jan Kara [2007-10-17#1]
          signed off by Jan Kara; acked by Jose R. Santos and Al Viro
        17 Oct 2007  One menu for network filesystems — Jan Engelhardt [2007-10-17#2]

      “jan” is the name of Jan Kara and Jan Engelhardt: all count.

      2 entries in small · read as /who person:jan"
    `);
  });

  it('of when has both days where they differ', async () => {
    expect(show(await answerWhen(git, { about: 'index' }), '/when about:index')).toMatchInlineSnapshot(`
      "On 30 Jun 2007 (committed on 2 Jul 2007): “pack: read the index once”

        30 Jun 2007 (committed 2 Jul 2007)  pack: read the index once — Al Viro [1a2b00000000]
        3 Jul 2007  Merge branch 'av/pack' — Junio C Hamano [9f0000000000]
          “pack: write the index once”

      2 entries in git · read as /when about:index"
    `);
  });

  it('of what, about a title in a merge, has the title and the merge', async () => {
    expect(show(await answerWhat(small, { about: 'pvr2fb' }), '/what about:pvr2fb')).toMatchInlineSnapshot(`
      "Merged by Linus Torvalds on 17 Jul 2007 from master.kernel.org:/lethal/sh-2.6: “fb: pvr2fb: no
      warnings.” (the log does not name its author)

        17 Jul 2007  Merge of sh-2.6 (68 commits) — Linus Torvalds [2007-07-17#1]
          • fb: pvr2fb: no warnings.

      1 entry in small · read as /what about:pvr2fb"
    `);
  });

  it('of what, for a day without text, says so', async () => {
    const day = { since: '2007-02-14', until: '2007-02-14' };
    expect(show(await answerWhat(small, day), '/what since:14 feb 2007 until:14 feb 2007')).toMatchInlineSnapshot(`
      "2 commits are recorded on 14 Feb 2007, but this log has no text for them.

      0 entries in small · read as /what since:14 feb 2007 until:14 feb 2007"
    `);
  });

  it('of what, with nothing found, says which filter emptied it', async () => {
    expect(show(await answerWhat(small, { about: 'quota', person: 'purdie' }))).toMatchInlineSnapshot(`
      "No entry about “quota” fits.

      Without person:purdie there is 1 entry.
      Without about:quota there are 2 entries.

      0 entries in small · read as /what"
    `);
  });

  it('of a guess says that it is one', async () => {
    expect(show(await answerWhat(small, { about: 'quota lustre' }))).toMatchInlineSnapshot(`
      "No entry has all of these words. The nearest: Jan Kara, 17 Oct 2007: “Quota messages go over
      netlink.”

        17 Oct 2007  Quota messages go over netlink — Jan Kara [2007-10-17#1]
          signed off by Jan Kara; acked by Jose R. Santos and Al Viro

      No entry has “lustre”.

      nearest 1 in small · read as /what"
    `);
  });

  it('of count says how many are listed', async () => {
    expect(show(await answerCount(small, { limit: 1 }), '/count limit:1')).toMatchInlineSnapshot(`
      "12 commits. 7 have text; for 5 this log has none.

        20 Oct 2007  Move a knob to debugfs — Jose R. Santos [2007-10-20#1]
          acked by Jan Kara

      1 of 7 entries in small · read as /count limit:1"
    `);
  });
});

describe('an entry that is shown', () => {
  it('of a day list has its people and its whole text', async () => {
    expect(show(await answerShow(small, '2007-07-11#1'))).toMatchInlineSnapshot(`
      "jffs2: a mode that likes lzo more than zlib

        id  2007-07-11#1, line 381
        author  Richard Purdie
        day  11 Jul 2007
        signed off by  Richard Purdie
        signed off by  David Woodhouse

        jffs2: a mode that likes lzo more than zlib.

        How much more is a setting. It is small."
    `);
  });

  it('that is a merge has who merged it, from where and how much', async () => {
    expect(show(await answerShow(small, '2007-07-17#1'))).toMatchInlineSnapshot(`
      "Merge of sh-2.6 (68 commits)

        id  2007-07-17#1
        merged by  Linus Torvalds
        day  17 Jul 2007
        from  master.kernel.org:/lethal/sh-2.6 (68 commits, 2 listed)

        * master.kernel.org:/lethal/sh-2.6: (68 commits)
        sh: SH7709 gets sh-rtc.
        fb: pvr2fb: no warnings.
        ..."
    `);
  });

  it('of git has both people and both instants', async () => {
    expect(show(await answerShow(git, '1a2b'))).toMatchInlineSnapshot(`
      "pack: read the index once

        id  1a2b000000000000000000000000000000000000
        author  Al Viro
        day  30 Jun 2007 (2007-06-30T23:00:00-04:00)
        committer  Junio C Hamano (2007-07-02T09:00:00+00:00)

        pack: read the index once

        It was read twice."
    `);
  });
});
