import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeHeadingTable, makePlaceColumns } from '../../src/ingest/place-columns.ts';
import { makeTextTable } from '../../src/ingest/text-table.ts';

it('places of entries come back as they were, whatever form their ids have', () => {
  const name = fc.constantFrom('', '1.2.0', '2024-01-10', '2024-01-10#1', '#', '1.2.0#3');
  const position = fc.oneof(fc.nat(), fc.constantFrom('', '-0', '01', '1e3', '-1', '2147483648', '0x1', ' 1'));
  const id = fc.oneof(
    fc.tuple(name, position).map(([before, number]) => `${before}#${number}`),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[0-9a-f]{40}$/),
  );
  const line = fc.option(fc.integer({ min: -0x7fffffff, max: 0x7fffffff }), { nil: undefined });
  const place = fc.record({ id, line, date: name, release: name });
  fc.assert(
    fc.property(fc.array(fc.option(place, { nil: undefined })), (places) => {
      const columns = makePlaceColumns(makeHeadingTable(), makeTextTable());
      for (const one of places) {
        if (one) columns.push(one.id, one.line, one.date, one.release);
        else columns.skip();
      }
      expect(columns.length).toBe(places.length);
      for (const [at, one] of places.entries()) {
        if (!one) continue;
        const heading = { date: one.date, release: one.release };
        expect(columns.place(at)).toEqual({ id: one.id, line: one.line, heading });
        expect(columns.heading(at)).toEqual(heading);
      }
    }),
    { numRuns: 300 },
  );
});
