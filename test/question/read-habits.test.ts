import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('who has most of something', () => {
  it.each([
    ['who usually updates lzo', '/rank of:people about:updates lzo'],
    ['who handles the lzo updates?', '/rank of:people about:lzo updates'],
    ['who does the nfs updates', '/rank of:people about:nfs updates'],
    [
      'did jan kara or mark commit more in 2012',
      '/rank of:people person:jan kara, mark since:2012-01-01 until:2012-12-31',
    ],
    ['jan kara vs mark in 2012', '/rank of:people person:jan kara, mark since:2012-01-01 until:2012-12-31'],
    ['who touches nfs most', '/rank of:people subsystem:nfs'],
    ['who touches the lzo the most', '/rank of:people about:lzo'],
    ['who edits lzo most', '/rank of:people about:lzo'],
    ['who hacks on the nfs code most', '/rank of:people subsystem:nfs'],
    ['who tests most', '/rank of:people role:tested-by'],
    ['who reports the most bugs in nfs', '/rank of:people role:reported-by subsystem:nfs'],
    ['does jan or mark do more work on nfs', '/rank of:people person:jan, mark subsystem:nfs'],
  ])('is asked by "%s": %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['who has more commits, jan kara or mark', '/rank of:people person:jan kara, mark'],
    ['did jan commit more than mark in 2012', '/rank of:people person:jan, mark since:2012-01-01 until:2012-12-31'],
    ['has jan kara more commits than mark', '/rank of:people person:jan kara, mark'],
    ['has jan kara more acks than mark', '/rank of:people person:jan kara, mark role:acked-by'],
    [
      'did jan or mark review more in 2012',
      '/rank of:people person:jan, mark role:reviewed-by since:2012-01-01 until:2012-12-31',
    ],
    ['is mark more active than jan kara', '/rank of:people person:mark, jan kara'],
    ['compare jan kara and mark', '/rank of:people person:jan kara, mark'],
    ['who acked more, jan kara or mark', '/rank of:people person:jan kara, mark role:acked-by'],
  ])('is asked of some alone by "%s": %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['what did jan kara and mark work on', '/what person:jan kara, mark'],
    [
      'what did jan kara, mark and antirez do in 2012',
      '/what person:jan kara, mark, antirez since:2012-01-01 until:2012-12-31',
    ],
    ['how many commits by jan kara or mark', '/count person:jan kara, mark'],
    ['how many commits did jan and mark make', '/count person:jan, mark'],
  ])('of several people together is asked by "%s": %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each(['who does the lzo commit thank', 'did jan kara or mark add lzo', 'jan kara and mark in 2012'])(
    'is not asked by "%s"',
    (question) => {
      expect(readAsked(question)).not.toContain('/rank');
    },
  );
});

it.each([
  ['last lzo update?', '/what about:lzo update latest'],
  ['last fix of lzo', '/what about:fix lzo latest'],
])('"%s" asks for the newest: %s', (question, reading) => {
  expect(readAsked(question)).toBe(reading);
});

it('whoever reverted something is asked for among reverts', () => {
  expect(readAsked('who reverted something in 2012')).toBe('/who since:2012-01-01 until:2012-12-31 reverts:only');
});

it.each([
  ["how many fixes are cc'd to mark", '/count about:fixes person:mark role:cc'],
  ['which commits cc jan kara in 2012', '/what person:jan kara role:cc since:2012-01-01 until:2012-12-31'],
  ['how many commits have jan kara in cc', '/count person:jan kara role:cc'],
])('who is in cc is asked by "%s": %s', (question, reading) => {
  expect(readAsked(question)).toBe(reading);
});

it.each([
  ['v1.2 release date', '/when release:v1.2'],
  ['linux 7.0 release date', '/when release:v7.0'],
  ["what's the v1.2 release date", '/when release:v1.2'],
  ['what came after v1.2', '/what from:v1.2'],
  ['diff between v1.2 and v1.4', '/what from:v1.2 to:v1.4'],
  ['changelog for v1.2', '/what release:v1.2'],
  ['release notes of v1.2', '/what release:v1.2'],
  ['show me the changelog of v1.2', '/what release:v1.2'],
  ['how many releases per year', '/releases'],
  ['number of commits per release', '/releases'],
])('a release is asked about by "%s": %s', (question, reading) => {
  expect(readAsked(question)).toBe(reading);
});

it.each([
  ['show me 3 commits about lzo', '/what about:lzo limit:3'],
  ['list five commits by jan kara', '/what person:jan kara limit:5'],
  ['which commits by jan kara mention lzo', '/what about:lzo person:jan kara'],
  ['most changed subsystem in 2012', '/rank of:subsystems since:2012-01-01 until:2012-12-31'],
  ['who owns nfs', '/rank of:people subsystem:nfs'],
  ['how many people work on nfs these days', '/rank of:people subsystem:nfs since:2019-06-16'],
  ['who contributed to linux in 2012', '/who since:2012-01-01 until:2012-12-31'],
])('what is meant of many changes is asked by "%s": %s', (question, reading) => {
  expect(readAsked(question)).toBe(reading);
});
