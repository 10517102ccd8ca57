import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SubsystemSource } from '../../src/enrich/subsystems.ts';
import { makeSourceKeeper, type SourceKeeper } from '../../src/ingest/kept-sources.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const anyPrefixes = fc.array(
  fc.record({ kind: fc.constantFrom('tag', 'prefix', 'scope'), text: fc.constantFrom('a', 'b c', 'd: e') }),
  { maxLength: 3 },
);
const match = { name: 'mm', isChosen: false, files: 1, path: 'mm/a.c', rule: 'mm/' };
const ruled = [{}, { maintainers: [match] }] as const;
const anyTitled: fc.Arbitrary<SubsystemSource> = fc.tuple(anyText, anyPrefixes).map(([subject, prefixes]) => ({
  subject,
  headline: subject,
  body: '',
  merge: undefined,
  paths: undefined,
  prefixes: [prefixes],
  ruled: undefined,
}));
const anyMerge: fc.Arbitrary<SubsystemSource> = fc
  .tuple(anyText, anyText, fc.array(fc.tuple(anyText, anyPrefixes), { maxLength: 3 }))
  .map(([from, body, listed]) => ({
    subject: undefined,
    headline: '',
    body,
    merge: { from, listed: listed.map(([title]) => title) },
    paths: undefined,
    prefixes: listed.map(([, prefixes]) => prefixes),
    ruled: undefined,
  }));
const anySource: fc.Arbitrary<SubsystemSource> = fc.record({
  subject: fc.option(anyText, { nil: undefined }),
  headline: anyText,
  body: anyText,
  merge: fc.option(fc.record({ from: anyText, listed: fc.array(anyText, { maxLength: 3 }) }), { nil: undefined }),
  paths: fc.option(fc.array(anyText, { maxLength: 3 }), { nil: undefined }),
  prefixes: fc.option(fc.array(anyPrefixes, { maxLength: 3 }), { nil: undefined }),
  ruled: fc.option(fc.constantFrom(...ruled), { nil: undefined }),
});
const anyStretch = fc.record({
  sources: fc.array(fc.option(fc.oneof(anyTitled, anyMerge, anySource), { nil: undefined }), { maxLength: 6 }),
  titles: fc.array(anyText, { maxLength: 3 }),
});

/** What is kept, stretch by stretch, with what each title begins with as it was told. */
function listKept(keeper: SourceKeeper) {
  return Array.from(keeper.stretches(), (visit) => {
    const sources: (SubsystemSource | undefined)[] = [];
    const titles: string[] = [];
    visit({
      silent: () => sources.push(undefined),
      titled(start, read) {
        const source = read();
        expect(source.prefixes).toEqual([start]);
        sources.push(source);
      },
      source: (source) => sources.push(source),
      title: (title) => titles.push(title),
    });
    return { sources, titles };
  });
}

it('sources are given back as they were kept, stretch by stretch', () => {
  fc.assert(
    fc.property(fc.array(anyStretch, { maxLength: 3 }), fc.constantFrom(0, 100, 1e6), (stretches, most) => {
      const keeper = makeSourceKeeper(most);
      for (const { sources, titles } of stretches) {
        for (const source of sources) keeper.add(source);
        for (const title of titles) keeper.addTitle(title);
        keeper.end();
      }
      expect(listKept(keeper)).toEqual(stretches);
    }),
    { numRuns: 200 },
  );
});

it('equal beginnings are one and the same list, so that what they tell is found once', () => {
  const keeper = makeSourceKeeper();
  const source = { subject: 'mm: a', headline: 'mm: a', body: '', merge: undefined, paths: undefined };
  for (let count = 0; count < 2; count += 1) {
    keeper.add({ ...source, prefixes: [[{ kind: 'prefix', text: 'mm' }]], ruled: ruled[1] });
    keeper.end();
  }
  const [one, other] = listKept(keeper).map(({ sources }) => sources[0]);
  expect(one?.prefixes?.[0]).toBe(other?.prefixes?.[0]);
  expect(one?.ruled).toBe(ruled[1]);
});
