import { describe, expect, it } from 'vitest';
import { readChoice } from './choice.ts';
import { listClaims } from './claims.ts';
import type { ScaleFigures, SizeFigures } from './figures.ts';
import { findSlope, listGrowth } from './growth.ts';
import { drawGrowth } from './growth-svg.ts';
import { renderTable } from './table.ts';

const about = (median: number) => ({ min: median * 0.9, median, max: median * 1.2 });
const latency = (p99: number) => ({ p50: about(p99 / 10), p99: about(p99), max: about(p99 * 2) });

/** Figures of a log whose import takes a second for each `rate` commits. */
function makeSize(commits: number, { rate = 20_000, p99 = 10, sqlite = 200, errors = 0 } = {}): SizeFigures {
  const delay = { p99: 5, max: 20 };
  return {
    commits,
    textMegabytes: commits / 1000,
    drainSeconds: about(commits / rate / 2),
    importSeconds: about(commits / rate / 2),
    importPeakMegabytes: about(300),
    indexSeconds: about(commits / rate / 2),
    indexPeakMegabytes: about(400),
    withIndexSeconds: about(commits / rate),
    ratio: about(2),
    segmentMegabytes: commits / 5000,
    indexMegabytes: commits / 5000,
    storedMegabytes: commits / 2500,
    firstAnswer: {
      seconds: about(0.4),
      residentMegabytes: about(250),
      nodeSeconds: about(0.05),
      gitGrepSeconds: about(3),
    },
    kinds: {
      together: { annalist: latency(p99), 'sqlite-fts5': latency(sqlite) },
      completion: { annalist: latency(1) },
    },
    askers: {
      askers: 100,
      threads: 3,
      seconds: 60,
      answers: 1000,
      errors,
      p50: about(20),
      p99: about(50),
      aloneP99: about(40),
      earlyMegabytes: 200,
      lateMegabytes: 210,
      loopAlone: delay,
      loopBeside: delay,
      loopOpening: delay,
      besideImportSeconds: 9,
    },
  };
}

const verdicts = (figures: ScaleFigures) => listClaims(figures).map(({ met }) => met);

describe('the claims', () => {
  it('are met where all figures are within their targets', () => {
    expect(new Set(verdicts({ sizes: [makeSize(1_400_000)] }))).toEqual(new Set([true]));
  });

  it.each([
    ['import, index included', { rate: 10_000 }],
    ['queries of 1 to 4 words of one change', { p99: 21 }],
    ['queries of 1 to 4 words of one change', { sqlite: 99 }],
    ['askers without pause', { errors: 1 }],
  ])('are missed by one figure: %s %j', (claim, worse) => {
    const missed = listClaims({ sizes: [makeSize(1_400_000, worse)] }).filter(({ met }) => met === false);
    expect(missed.map((row) => row.claim)).toEqual([expect.stringContaining(claim)]);
  });

  it('have no verdict for smaller logs', () => {
    expect(new Set(verdicts({ sizes: [makeSize(10_000, { errors: 1 })] }))).toEqual(new Set([undefined]));
  });
});

describe('the table', () => {
  it('has a row for each claim, with its peer beside it', () => {
    const figures = { learnt: makeSize(50_000), sizes: [makeSize(1_400_000)] };
    const lines = renderTable(figures).trimEnd().split('\n');
    expect(lines).toHaveLength(2 + listClaims(figures).length);
    expect(lines[0]).toBe('| claim | target | figure | peer | met |');
    expect(lines[2]).toBe(
      '| 50,000 real commits: import, index included | at most 2 × the drain | 1.8 / 2 / 2.4 ×; 2.25 / 2.5 / 3 s | git log drained: 1.13 / 1.25 / 1.5 s | yes |',
    );
    for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(6);
  });
});

describe('the growth', () => {
  const figures = { sizes: [makeSize(10_000), makeSize(100_000), makeSize(1_400_000)] };

  it('has slope 1 of what doubles with the commits, 0 of what stays, and none of one size', () => {
    const slopes = new Map(listGrowth(figures).map(({ name, points }) => [name, findSlope(points)]));
    expect(slopes.get('import and index')).toBeCloseTo(1);
    expect(slopes.get('import, peak')).toBeCloseTo(0);
    expect(findSlope([{ commits: 10, value: 3 }])).toBeUndefined();
    const square = [10, 100, 1000].map((commits) => ({ commits, value: commits ** 2 }));
    expect(findSlope(square)).toBeCloseTo(2);
  });

  it('is drawn with a line, a name and a slope for each figure, within the picture', () => {
    const svg = drawGrowth(figures);
    expect(svg.match(/<polyline /g)).toHaveLength(listGrowth(figures).length);
    expect(svg).toContain('>import and index: 1.00<');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const places = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(places).toHaveLength(3 * listGrowth(figures).length);
    const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
    for (const [x = 0, y = 0] of places) expect(x > 0 && x < 760 && y > 0 && y < height).toBe(true);
    // Ten times as many commits are as far apart everywhere.
    const [first = 0, second = 0, third = 0] = places.map(([x]) => x ?? 0);
    expect((third - second) / (second - first)).toBeCloseTo(Math.log10(14), 1);
  });

  it('is drawn of one size too', () => {
    expect(drawGrowth({ sizes: [makeSize(10_000)] })).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('the choice of sizes', () => {
  it('takes sizes and the repositories that are there', () => {
    const choice = readChoice({ sizes: '10,20', made: ['20=/a/b=c.git'], seconds: '5' });
    expect(choice).toEqual({ sizes: [10, 20], made: new Map([[20, '/a/b=c.git']]), seconds: 5 });
    expect(readChoice({})?.sizes).toEqual([10_000, 100_000, 1_400_000]);
  });

  it.each([
    { sizes: 'ten' },
    { sizes: '0' },
    { made: ['/a.git'] },
    { sizes: '10', made: ['20=/a.git'] },
    { seconds: '0' },
  ])('refuses %j', (typed) => {
    expect(readChoice(typed)).toBeUndefined();
  });
});
