import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeTieNoter, type TieNotes } from '../../src/enrich/tie-notes.ts';
import { makeGraphBuilder } from '../../src/ingest/commit-graph.ts';
import { openNotedCommits } from '../../src/ingest/noted-graph.ts';

const hashOf = (commit: number): string => createHash('sha1').update(String(commit)).digest('hex');

/** Of each commit the places of its parents, which come before it. */
const anyGraph = fc
  .array(fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }), { minLength: 1, maxLength: 30 })
  .map((all) => all.map((distances, place) => distances.map((by) => place - 1 - by).filter((at) => at >= 0)));

function noteCommits(graph: readonly number[][], isLogged: (commit: number) => boolean): TieNotes {
  const noter = makeTieNoter();
  for (const [commit, parents] of graph.entries()) {
    if (!isLogged(commit)) continue;
    noter.add(makeEntry(hashOf(commit), parents.map(hashOf)));
  }
  return noter.finish();
}

const makeEntry = (id: string, parents: string[]) => ({
  id,
  date: '2020-01-01',
  author: { name: 'Ann' },
  subject: 'tidy',
  body: '',
  trailers: [],
  notes: [],
  parents,
});

it('the graph of notes is the one that git lists, with what only tags reach behind it', () => {
  fc.assert(
    fc.property(anyGraph, fc.nat(), (graph, share) => {
      // The log has the first commits, and what comes after them stands beside it.
      const logged = 1 + (share % graph.length);
      const lines = graph.map((parents, commit) => [commit, ...parents].map(hashOf).join(' ')).reverse();
      const builder = makeGraphBuilder();
      for (const line of lines) builder.add(line);
      for (let commit = 0; commit < logged; commit += 1) builder.know(hashOf(commit));
      const { find, ...expected } = builder.finish();

      const noted = openNotedCommits(noteCommits(graph, (commit) => commit < logged));
      const joined = noted?.join(lines.slice(0, graph.length - logged));
      expect(joined).toMatchObject(expected);
      for (const commit of graph.keys()) {
        expect(noted?.has(hashOf(commit))).toBe(commit < logged);
        expect(joined?.find(hashOf(commit))).toBe(find(hashOf(commit)));
      }
    }),
    { numRuns: 200 },
  );
});

it('notes that do not tell all make no graph', () => {
  const chain = [[], [0], [1]];
  expect(openNotedCommits(noteCommits(chain, (commit) => commit > 0))?.join([])).toBeUndefined();
  const noter = makeTieNoter();
  noter.add(makeEntry(hashOf(0), []));
  noter.add(makeEntry(hashOf(0).slice(0, 16).padEnd(40, '0'), []));
  expect(openNotedCommits(noter.finish())).toBeUndefined();
  noter.add(undefined);
  expect(openNotedCommits(noter.finish())).toBeUndefined();
  noter.add(
    makeEntry(
      hashOf(9),
      Array.from({ length: 300 }, (_, parent) => hashOf(parent)),
    ),
  );
  expect(openNotedCommits(noter.finish())).toBeUndefined();
});
