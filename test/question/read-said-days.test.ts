import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';
import { askedOn, readAsked } from '../support/read-asked.ts';

const hintsTime = (question: string): boolean => readQuestion(question, fakeVocabulary, askedOn).hintsTime === true;

describe('a time as it is said in a chat', () => {
  it.each([
    ["who worked on nfs in oct '13", '/who subsystem:nfs since:2013-10-01 until:2013-10-31'],
    ["what changed in '98", '/what since:1998-01-01 until:1998-12-31'],
    ["what changed in summer '07?", '/what since:2007-06-01 until:2007-08-31'],
    ["who added zswap, early '09?", '/who about:added zswap since:2009-01-01 until:2009-04-30'],
    ["what changed in the '90s", '/what since:1990-01-01 until:1999-12-31'],
    ['what changed in the early 2000s', '/what since:2000-01-01 until:2003-12-31'],
    ["what does the '32 bit' option do", '/what about:32 bit option'],
    ['who added zswap, 2015ish', '/who about:added zswap since:2014-07-03 until:2016-06-30'],
    ['who added zswap around 2015', '/who about:added zswap since:2014-07-03 until:2016-06-30'],
    ['how many commits around 2015', '/count since:2015-01-01 until:2015-12-31'],
    ['who added zswap circa may 2009', '/who about:added zswap since:2009-04-16 until:2009-06-15'],
    ['who added zswap sometime mid 2012', '/who about:added zswap since:2012-05-01 until:2012-08-31'],
    ['who added zswap, probably in 2012', '/who about:added zswap since:2012-01-01 until:2012-12-31'],
    ['what changed in mid-2012', '/what since:2012-05-01 until:2012-08-31'],
    ['who changed nfs after the 2010 redesign', '/who about:changed redesign subsystem:nfs since:2010-01-01'],
    ['who changed nfs before the 2010 lock rewrite', '/who about:changed lock rewrite subsystem:nfs until:2010-12-31'],
    ['what changed in the last ten days of may 2015', '/what since:2015-05-22 until:2015-05-31'],
    ['how many commits on the last friday of may 2016', '/count since:2016-05-27 until:2016-05-27'],
    ['what changed late in june', '/what since:2020-06-21 until:2020-06-30'],
    ['what crash at the end may the xfs log have had', '/what about:crash end xfs log'],
    ['what changed in may or june 2016', '/what since:2016-05-01 until:2016-06-30'],
    ['what changed in may, june and july 2016', '/what since:2016-05-01 until:2016-07-31'],
    ['what changed in july and june 2016', '/what since:2016-06-01 until:2016-07-31'],
    ['what changed on the 15th and 14th of may 2016', '/what since:2016-05-14 until:2016-05-15'],
    ['what changed in winter and spring 2016', '/what since:2015-12-01 until:2016-05-31'],
    ['what changed in q1 and q2 2021', '/what since:2021-01-01 until:2021-06-30'],
    ['what changed on the 14th and 15th of may 2016', '/what since:2016-05-14 until:2016-05-15'],
    ['what changed prior to june 2016', '/what until:2016-05-31'],
    ['what changed by the end of 2018', '/what until:2018-12-31'],
    ['what changed in june 2016 or earlier', '/what until:2016-06-30'],
    ['what changed from june 2016 on', '/what since:2016-06-01'],
    ['what changed starting in june 2016', '/what since:2016-06-01'],
    ['what changed in 2015-2017', '/what since:2015-01-01 until:2017-12-31'],
    ['what changed in the winter of 2015/16', '/what since:2015-12-01 until:2016-02-29'],
    ['what changed around the turn of the year 2019/20', '/what since:2019-11-29 until:2020-01-31'],
    ['what changed in the nineties', '/what since:1990-01-01 until:1999-12-31'],
    ['what changed in Q2/2016', '/what since:2016-04-01 until:2016-06-30'],
    ['what changed in the year before v7.0', '/what since:2021-04-27 until:2022-04-26'],
    ['what changed in the week v7.0 came out', '/what since:2022-04-25 until:2022-05-01'],
    ['what changed within a week of 12 may 2016', '/what since:2016-05-05 until:2016-05-19'],
    ['what changed shortly after v7.0', '/what since:2022-04-28 until:2022-05-27'],
    ['what changed between v1.2 and the next release', '/what from:v1.2 to:v1.4'],
    ['what changed between v1.4 and the one before', '/what from:v1.2 to:v1.4'],
    ['what changed prior to v1.4', '/what until:2005-12-31'],
    ['what changed no later than v1.4', '/what to:v1.4'],
    ['what is new in the release before v1.4', '/what release:v1.2'],
    ['which release came after v1.2', '/when release:v1.4'],
    ["what's the next release after v1.2", '/when release:v1.4'],
    ['who fixed nfs a month after it was added', '/who about:fixed nfs month after added'],
    ['who updated the copyright to 2015-2017', '/who about:updated copyright 2015-2017'],
    ['who fixed the year 2038 problem', '/who about:fixed year 2038 problem'],
  ])('"%s" is read as %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it('is the last 29 february that there was', () => {
    expect(readAsked('what changed on 29 february')).toBe('/what since:2020-02-29 until:2020-02-29');
    const { raw } = readQuestion('what changed on 29 february', fakeVocabulary, '2020-01-15');
    expect(raw.since).toBe('2016-02-29');
  });

  it('is looked for by its words where no calendar has it, unless something is asked of that day', () => {
    expect(readAsked('who fixed the parser for 31 june')).toBe('/who about:fixed parser 31 june');
    expect(readAsked('when did it refuse 30 february 2007')).toBe('/when about:refuse 30 february 2007');
    expect(readAsked('who fixed 30 and 31 june 2007')).toBe('/who about:fixed 30 31 june 2007');
    expect(() => readAsked('what changed on 30 february 2007')).toThrow('There is no day 30 in Feb 2007');
  });

  it('is told with a doubt where more lies between those that are listed', () => {
    const doubts = (question: string) => readQuestion(question, fakeVocabulary, askedOn).doubts;
    expect(doubts('what changed in june and august 2016')).toEqual(['What lies between these days is in it, too.']);
    expect(doubts('what changed in 2014, 2016 and 2018')).toHaveLength(1);
    expect(doubts('what changed in may, june and july 2016')).toEqual([]);
    expect(doubts('what changed in 2015 and 2014')).toEqual([]);
  });

  it('is a hint where it may be that of a thing described', () => {
    expect(hintsTime('the sums were wrong around 29 february, who fixed that?')).toBe(true);
    expect(hintsTime('the cookies failed on 1 february, who fixed that?')).toBe(true);
    expect(hintsTime('who fixed the header after the 2010 redesign')).toBe(true);
    expect(hintsTime('who fixed the cookies on 1 february')).toBe(false);
    expect(hintsTime('who fixed the cookies on 1 february 2019')).toBe(false);
    expect(hintsTime('what changed between 1 and 5 february')).toBe(false);
  });
});
