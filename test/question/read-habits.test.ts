import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('who has most of something', () => {
  it.each([
    ['who usually updates lzo', '/rank of:people about:updates lzo'],
    ['who handles the lzo updates?', '/rank of:people about:lzo updates'],
    ['who does the nfs updates', '/rank of:people about:nfs updates'],
    ['did jan kara or mark commit more in 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['jan kara vs mark in 2012', '/rank of:people since:2012-01-01 until:2012-12-31'],
    ['does jan or mark do more work on nfs', '/rank of:people subsystem:nfs'],
  ])('is asked by "%s": %s', (question, reading) => {
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
