import type { ScaleFigures } from './figures.ts';

/** How a figure grows with the number of commits: the middle of its runs at each size. */
export interface Growth {
  name: string;
  unit: 's' | 'MB';
  points: { commits: number; value: number }[];
}

/** What is plotted: time, then memory and room. */
export function listGrowth({ sizes }: ScaleFigures): Growth[] {
  const take = (
    name: string,
    unit: Growth['unit'],
    read: (size: ScaleFigures['sizes'][number]) => number | undefined,
  ): Growth => ({
    name,
    unit,
    points: sizes.flatMap((size) => {
      const value = read(size);
      return value !== undefined && value > 0 && size.commits > 0 ? [{ commits: size.commits, value }] : [];
    }),
  });
  const all = [
    take('import and index', 's', (size) => size.withIndexSeconds.median),
    take('git log, drained', 's', (size) => size.drainSeconds.median),
    take('start to first answer', 's', (size) => size.firstAnswer?.seconds.median),
    take('query, p99', 's', (size) => perThousand(size.kinds?.together?.annalist?.p99.median)),
    take('SQLite FTS5, p99', 's', (size) => perThousand(size.kinds?.together?.['sqlite-fts5']?.p99.median)),
    take('import, peak', 'MB', (size) => size.importPeakMegabytes.median),
    take('index, peak', 'MB', (size) => size.indexPeakMegabytes.median),
    take('resident after an answer', 'MB', (size) => size.firstAnswer?.residentMegabytes.median),
    take('stored', 'MB', (size) => size.storedMegabytes),
  ];
  return all.filter(({ points }) => points.length > 0);
}

const perThousand = (value: number | undefined): number | undefined => value && value / 1000;

/**
 * The slope of a line through the points where both axes are logarithmic: 1 where twice the commits take twice as much,
 * 0 where they take the same. Undefined of fewer than two sizes.
 */
export function findSlope(points: Growth['points']): number | undefined {
  const logs = points.map(({ commits, value }) => ({ x: Math.log(commits), y: Math.log(value) }));
  const mean = (axis: 'x' | 'y'): number => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [x, y] = [mean('x'), mean('y')];
  const spread = logs.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  if (logs.length < 2 || spread === 0) return undefined;
  return logs.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
}
