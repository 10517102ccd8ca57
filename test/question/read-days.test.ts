import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';
import { askedOn, readAsked } from '../support/read-asked.ts';

describe('the days of a question', () => {
  it.each([
    ['what changed between may and october 2007', '/what since:2007-05-01 until:2007-10-31'],
    ['what changed from june to august 2012', '/what since:2012-06-01 until:2012-08-31'],
    ["what happened on valentine's day 2007", '/what since:2007-02-14 until:2007-02-14'],
    ['what landed two years ago', '/what since:2018-01-01 until:2018-12-31'],
    ['what landed in q3 2014', '/what since:2014-07-01 until:2014-09-30'],
    ['what landed in early 2012', '/what since:2012-01-01 until:2012-04-30'],
    ['what landed last winter', '/what since:2019-12-01 until:2020-02-29'],
    ['what changed in xfs since 2010', '/what subsystem:xfs since:2010-01-01'],
    ['what changed in xfs after 2010', '/what subsystem:xfs since:2011-01-01'],
    ['what changed in xfs before 12 sep 2007', '/what subsystem:xfs until:2007-09-11'],
    ['what changed in v2.30.0', '/what release:v2.30.0'],
    ['what changed in xfs before v7', '/what subsystem:xfs until:2022-04-26'],
    ['what changed between november and february 2008', '/what since:2007-11-01 until:2008-02-29'],
    ['what changed between christmas and new year 2013', '/what since:2012-12-25 until:2013-01-01'],
    ['what changed between 2010 and 2008', '/what since:2008-01-01 until:2010-12-31'],
    ['what is new between v1.2 and v1.4', '/what from:v1.2 to:v1.4'],
    ['today is 20 december 2024: what landed this spring', '/what since:2024-03-01 until:2024-05-31'],
    ['what did XADD do after the june 2018 change', '/what about:XADD since:2018-06-01 until:2018-06-30'],
    // May and march are words as well.
    ['why may xfs march on', '/why about:xfs march'],
    ['how many commits in 2007 not counting merges', '/count since:2007-01-01 until:2007-12-31 merges:none'],
    ['what changed in the week of 4 march 2020', '/what since:2020-03-02 until:2020-03-08'],
    ['give me a summary of last month', '/what since:2020-05-01 until:2020-05-31'],
    ['what was the biggest month', '/rank of:months'],
    ['how many commits were there in 2019 compared with 2017', '/rank of:years since:2017-01-01 until:2019-12-31'],
    ['how many commits were there in 2017 and in 2019', '/count since:2017-01-01 until:2019-12-31'],
    ['what changed in march 2019 in 2019', '/what since:2019-03-01 until:2019-03-31'],
  ])('"%s" has a span: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['how many commits per year', '/rank of:years'],
    ['most active months of 2014', '/rank of:months since:2014-01-01 until:2014-12-31'],
    ['how many merges did linus do in 2007', '/count person:linus since:2007-01-01 until:2007-12-31 merges:only'],
    ["linus' merges in 2007", '/what person:linus since:2007-01-01 until:2007-12-31 merges:only'],
    ['how many entries touch xfs', '/count subsystem:xfs'],
    ['how many commits mention valgrind', '/count about:valgrind'],
    ['how many commits does linux have?', '/count'],
    ['how many commits are there in total', '/count'],
    ['how many commits since v2.30', '/count from:v2.30.0'],
    ['how many commits between v1.2 and v1.4', '/count from:v1.2 to:v1.4'],
    ['what changed before linux 7.0', '/what until:2022-04-26'],
    // The version of anything else.
    ['who fixed the build for 7.0 kernels', '/who about:fixed build 7.0 kernels'],
  ])('"%s" is counted or bounded: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['who made the first commit?', '/who earliest'],
    ['when was sentinel first implemented', '/when about:sentinel implemented earliest'],
    ['who last touched the parser', '/who about:parser latest'],
    ['when was nfs last changed', '/when subsystem:nfs latest'],
    ['when was the quota code last worked on', '/when about:quota code latest'],
    ['what was the very last change', '/what latest'],
    ['how old is this project?', '/when earliest'],
    ['when did the project start', '/when earliest'],
    ['when did the project start to use lzo', '/when about:use lzo earliest'],
    ['what was the most recent change to nfs', '/what subsystem:nfs latest'],
    ['why is the first argument dropped', '/why about:first argument dropped'],
  ])('"%s" prefers one of several: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['what changed on 03/04/2015', '/what since:2015-04-03 until:2015-04-03'],
    ['what changed on 12/25/2013', '/what since:2013-12-25 until:2013-12-25'],
    ['what changed between 1.2.2015 and 3.2.2015', '/what since:2015-02-01 until:2015-02-03'],
    // It was a Monday.
    ['what landed last tuesday', '/what since:2020-06-09 until:2020-06-09'],
    ['what changed from the 1st to the 15th of march 2018', '/what since:2018-03-01 until:2018-03-15'],
    ['what changed in the first week of june 2010', '/what since:2010-06-01 until:2010-06-07'],
    ['what happened over the weekend', '/what since:2020-06-13 until:2020-06-14'],
    ['what changed in xfs this year', '/what subsystem:xfs since:2020-01-01 until:2020-12-31'],
  ])('"%s" says a day in another way: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it('says which number of a day it took for the month, where it may be either', () => {
    const doubts = (question: string) => readQuestion(question, fakeVocabulary, askedOn).doubts;
    expect(doubts('what changed on 03/04/2015')).toEqual(['03/04/2015 was read with the day first, as 3 Apr 2015.']);
    expect(doubts('what changed on 12/25/2013')).toEqual([]);
    expect(doubts('what changed on 4/4/2013')).toEqual([]);
    expect(() => doubts('what changed on 31/02/2013')).toThrow(UserError);
  });

  it.each([
    ['what happened in november', '2007-11-28', '2007-11-01', '2007-11-30'],
    ['what changed since october', '2007-11-28', '2007-10-01', undefined],
    ['what changed between september and october', '2019-03-02', '2018-09-01', '2018-10-31'],
    // Of a log that is still written, this month is this month.
    ['what happened in june', '2020-05-20', '2020-06-01', '2020-06-30'],
    ['what happened last month', '2007-11-28', '2020-05-01', '2020-05-31'],
    ['what happened in november 2019', '2007-11-28', '2019-11-01', '2019-11-30'],
  ])('"%s" of a log up to %s is from %s to %s', (question, lastDay, since, until) => {
    const { raw } = readQuestion(question, { ...fakeVocabulary, lastDay }, '2020-06-15');
    expect([raw.since, raw.until]).toEqual([since, until]);
  });
});
