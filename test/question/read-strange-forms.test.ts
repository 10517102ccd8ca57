import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';
import { readAsked } from '../support/read-asked.ts';

describe('a question in a form that another log was asked in', () => {
  it.each([
    ['who should i talk to about nfs', '/rank of:people subsystem:nfs'],
    ['who do i ask about the tls code', '/rank of:people subsystem:tls'],
    ['list the contributors to nfs', '/rank of:people subsystem:nfs'],
    ['name the people who worked on nfs', '/who subsystem:nfs'],
    ['who else worked on nfs besides jan kara', '/who subsystem:nfs except:jan kara'],
    ['who is the most active contributor right now', '/rank of:people since:2019-06-16'],
    ['top 5 committers of all time, merges excluded', '/rank of:people merges:none limit:5'],
    ['who came second in 2012 by commits', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['who were the three busiest authors of 2012', '/rank of:people since:2012-01-01 until:2012-12-31 limit:3'],
    ['how many commits by each author in 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['which of the developers touched nfs', '/who subsystem:nfs'],
    ['who have been the most frequent committers since 2012', '/rank of:people since:2012-01-01'],
    ['three most active people in 2012', '/rank of:people since:2012-01-01 until:2012-12-31 limit:3'],
  ])('"%s" asks for people: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['rank the years by commits', '/rank of:years'],
    ['how many commits a year does jan kara make', '/rank of:years person:jan kara'],
    ['which subsystem got most attention in 2012', '/rank of:subsystems since:2012-01-01 until:2012-12-31'],
    ['which files or areas did jan kara change most', '/rank of:subsystems person:jan kara'],
    ["when did jan kara's activity peak", '/rank of:months person:jan kara'],
    ['least active month of 2012', '/rank of:months since:2012-01-01 until:2012-12-31'],
    ['how many merge commits in 2012', '/count since:2012-01-01 until:2012-12-31 merges:only'],
    ['how many commits contain the word lzo', '/count about:lzo'],
    ['how many commits are newer than v1.4', '/count from:v1.4'],
    [
      'which 3 subsystems had the most commits in 2012',
      '/rank of:subsystems since:2012-01-01 until:2012-12-31 limit:3',
    ],
    ['what areas has jan kara been active in', '/rank of:subsystems person:jan kara'],
    ['which months of 2012 were busy', '/rank of:months since:2012-01-01 until:2012-12-31'],
    ['how frequently does jan kara commit', '/count person:jan kara'],
    ['when was the most productive month', '/rank of:months'],
    ['what part of the code changes most often', '/rank of:subsystems'],
    ['busiest week of 2012', '/rank of:days since:2012-01-01 until:2012-12-31'],
    ['how many tags', '/releases'],
    ['percentage of commits by jan kara', '/count person:jan kara'],
    ['how many commits per release', '/releases'],
    ['which version came out in april 2012', '/releases since:2012-04-01 until:2012-04-30'],
  ])('"%s" asks for numbers: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['what has jan kara been up to this year', '/what person:jan kara since:2020-01-01 until:2020-12-31'],
    ['show me what jan changed in nfs', '/what person:jan subsystem:nfs'],
    ['did jan kara ever touch the allocator', '/what about:allocator person:jan kara'],
    ['has anyone worked on lzo', '/what about:lzo'],
    ['is there a commit that mentions lzo', '/what about:lzo'],
    ['give me a list of commits about lzo', '/what about:lzo'],
    ['what differs between v1.2 and v1.4', '/what from:v1.2 to:v1.4'],
    ["what's antirez working on", '/what person:antirez'],
    ['what has jan kara been working on', '/what person:jan kara'],
    ['how many days since the last commit', '/when latest'],
    ['history of lzo', '/what about:lzo'],
    ['recent activity in nfs', '/what subsystem:nfs latest'],
    ['what did 7.0 bring', '/what release:v7.0'],
    ['what was going on in 2012', '/what since:2012-01-01 until:2012-12-31'],
    ["when was antirez's most recent commit", '/when person:antirez latest'],
    ['when was the last time somebody changed the nfs code', '/when subsystem:nfs latest'],
    ['when did the project switch to lzo', '/when about:switch lzo'],
    ['does the log say why lzo was dropped', '/why about:lzo dropped'],
  ])('"%s" asks for changes: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([['what was the quietest year', 'The fewest are asked for, and rankings begin with the most.']])(
    '"%s" is told what it is no answer to',
    (question, doubt) => {
      const { doubts, inexact } = readQuestion(question, fakeVocabulary, '2020-06-15');
      expect(doubts).toContain(doubt);
      expect(inexact).toBe(true);
    },
  );
});
