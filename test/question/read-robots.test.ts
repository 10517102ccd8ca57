import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('a question that leaves robots out', () => {
  it.each([
    ['top committers w/o bots', '/rank of:people except:bots'],
    ['top committers, bots and merges aside', '/rank of:people except:bots merges:none'],
    ['top committers, merges and bots excluded', '/rank of:people except:bots merges:none'],
    ['top committers, humans only', '/rank of:people except:bots'],
    ['top committers not counting bots and jan kara', '/rank of:people except:bots, jan kara'],
    ['how many commits w/o merges', '/count merges:none'],
    ['how many commits sans merge commits', '/count merges:none'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it('speaks of robots where it leaves out nobody', () => {
    expect(readAsked('why are no bots allowed to comment')).toContain('bots');
    expect(readAsked('why are no bots allowed to comment')).not.toContain('except');
  });
});

describe('a commit that is said to be of somebody', () => {
  it.each([
    ['when was the last garen commit', '/when person:garen latest'],
    ['last commit of garen', '/what person:garen latest'],
    ['number of garen commits', '/count person:garen'],
    ['when was the first commit of garen in 2012', '/when person:garen since:2012-01-01 until:2012-12-31 earliest'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it('may end in brackets', () => {
    expect(readAsked('when was renovate[bot] (and [nfs]) fixed')).toContain('about:renovate[bot] fixed');
  });
});
