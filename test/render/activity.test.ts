import { describe, expect, it } from 'vitest';
import { answerWhat } from '../../src/answer/answer.ts';
import type { Query } from '../../src/model/query.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal, type TerminalStyle } from '../../src/render/terminal.ts';
import { openSample } from '../support/sample-log.ts';

const sample = await openSample().open();

/** What stands between the first line and the entries. */
async function show(query: Query, style: TerminalStyle = plainStyle): Promise<string> {
  const text = renderTerminal(renderAnswer(await answerWhat(sample, { ...query, limit: 1 }), '/what'), style);
  return text.split('\n\n').find((part) => part.startsWith('Commits')) ?? '';
}

describe('the activity in an answer', () => {
  it('has a line for each of a few months, with its number', async () => {
    expect(await show({})).toMatchInlineSnapshot(`
      "Commits a month from Feb 2007 to Dec 2007, at most 11 (Oct 2007):
        Feb 2007  ██████████████▌ 4
        Mar 2007  0
        Apr 2007  ██████████▉ 3
        May 2007  ██████████████████▏ 5
        Jun 2007  ███▋ 1
        Jul 2007  ████████████████████████████████████▍ 10
        Aug 2007  ███▋ 1
        Sep 2007  ███▋ 1
        Oct 2007  ████████████████████████████████████████ 11
        Nov 2007  ██████████▉ 3
        Dec 2007  ███▋ 1"
    `);
  });

  it('has a column for each of many days', async () => {
    expect(await show({ since: '2007-07-01', until: '2007-07-31' })).toMatchInlineSnapshot(`
      "Commits a day from 1 Jul 2007 to 31 Jul 2007, at most 3 (11 Jul 2007):
        .........▃█...▃.▃▅.▃..▃........"
    `);
  });

  it('fits a narrow terminal that knows plain characters only', async () => {
    const narrow = { width: 24, colors: false, isDumb: true };
    expect(await show({}, narrow)).toMatchInlineSnapshot(`
      "Commits a month from Feb
      2007 to Dec 2007, at
      most 11 (Oct 2007):
        Feb 2007  ### 4
        Mar 2007  0
        Apr 2007  ## 3
        May 2007  #### 5
        Jun 2007  # 1
        Jul 2007  ######## 10
        Aug 2007  # 1
        Sep 2007  # 1
        Oct 2007  ######### 11
        Nov 2007  ## 3
        Dec 2007  # 1"
    `);
    expect(await show({ since: '2007-07-01', until: '2007-07-31' }, narrow)).toMatchInlineSnapshot(`
      "Commits a day from 1 Jul
      2007 to 31 Jul 2007, at
      most 3 (11 Jul 2007):
        .........-#...-.-*.-..
        -........"
    `);
  });

  it('is left out where all is of one time', async () => {
    expect(await show({ since: '2007-07-11', until: '2007-07-11' })).toBe('');
    expect(await show({ since: '2007-08-01', until: '2007-08-31' })).toBe('');
  });
});
