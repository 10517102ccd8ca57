import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberTwin, readTwin } from '../../src/ingest/entry-key.ts';

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
