import { describe, expect, it } from 'vitest';
import type { TieParts } from '../../src/enrich/tie-parts.ts';
import { decodeTies, encodeTies } from '../../src/ingest/tie-file.ts';

/** Ties of a log with so many mentions, some of which have texts that look like the file around them. */
function makeParts(mentions: number): TieParts {
  const titles = ['},{"place":7', '],"aliases":[', '"mentions":[{', 'ö\\"', 'sched: keep the queue'];
  const none = new Uint32Array(0);
  return {
    basis: 'one "mentions":[ log',
    mark: 'two',
    notes: {
      hashes: none,
      titles: none,
      twins: none,
      parentCounts: new Uint8Array(0),
      parents: none,
      numbered: none,
      mentions: Array.from({ length: mentions }, (_, place) => ({
        place,
        kind: 'fixes' as const,
        title: `${titles[place % titles.length]} ${place}`.padEnd(200, '.'),
      })),
      aliases: [
        { place: 1, hash: 'abc' },
        { place: 2, hash: '},{"place":' },
      ],
    },
    rows: { froms: none, kinds: none, tos: none, named: none },
  };
}

describe('a file of ties', () => {
  it.each([0, 3, 20_000])('gives back what was written, with %i mentions', async (mentions) => {
    const parts = makeParts(mentions);
    expect(await decodeTies(Buffer.concat(encodeTies(parts)))).toEqual(parts);
  });

  it('lets other questions be answered while many mentions are read', async () => {
    const bytes = Buffer.concat(encodeTies(makeParts(40_000)));
    let turns = 0;
    const counting = setImmediate(function count() {
      turns += 1;
      setImmediate(count).unref();
    });
    counting.unref();
    await decodeTies(bytes);
    expect(turns).toBeGreaterThan(5);
  });
});
