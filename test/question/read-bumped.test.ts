import { describe, expect, it } from 'vitest';
import { readAsked } from '../support/read-asked.ts';

describe('a question for the version of something that the project uses', () => {
  it.each([
    ['to which version was zlib bumped from 1.2', '/what about:zlib bumped 1.2'],
    ['to what version was zlib upgraded', '/what about:zlib upgraded latest'],
    ['which version was zlib updated to in 2012', '/what about:zlib updated since:2012-01-01 until:2012-12-31'],
    ['which version of zlib do we use', '/what about:zlib bump latest'],
    ['what version of zlib does it depend on?', '/what about:zlib bump latest'],
  ])('"%s" asks what was done: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
  });

  it.each([
    ['which version introduced zlib', '/release about:introduced zlib'],
    ['which version uses zlib', '/release about:uses zlib'],
    ['which version bumped zlib', '/release about:bumped zlib'],
    ['when did zlib get released, i mean in which version', '/release about:zlib'],
  ])('"%s" asks for a release: %s', (question, reading) => {
    expect(readAsked(question)).toContain(reading);
  });
});
