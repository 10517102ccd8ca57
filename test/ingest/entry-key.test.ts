import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashContent, makeKeyMaker, numberTwin, readTwin } from '../../src/ingest/entry-key.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

it('a key is read as the content and the twin that it was made of, whatever it looks like', () => {
  const part = fc.constantFrom('2007', '-', '1', '2', '0', '10', '#', 'ab', '\n');
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const key = parts.join('');
      const { content, twin } = readTwin(key);
      expect(numberTwin(content, twin)).toBe(key);
    }),
    { numRuns: 500 },
  );
});

it('is the same for a commit, however its trailers were told from its text', () => {
  const hash = '9'.repeat(40);
  const before = makeParsed(hash, 'Ada', { parents: [], body: 'Text.\n\nApproved by: bob' });
  const now = makeParsed(hash, 'Ada', { parents: [], body: 'Text.', trailers: [makeTrailer('approved-by: bob')] });
  expect(makeKeyMaker()(now)).toBe(makeKeyMaker()(before));
  expect(hashContent(now)).toBe(hashContent(before));
});
