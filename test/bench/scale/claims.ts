import type { Figure } from '../measure.ts';
import type { Ingest, ScaleFigures, SizeFigures } from './figures.ts';

/** A claim with the figure that was measured for it. */
export interface Claim {
  claim: string;
  target: string;
  /** Least, middle and greatest over the runs, with the unit. */
  figure: string;
  peer?: string | undefined;
  /** Whether the middle is within the target; undefined where the target is for another size. */
  met?: boolean | undefined;
}

/** From how many commits on a log is one of the size that the targets are for. */
const kernelSize = 1_000_000;

const sqlite = 'sqlite-fts5';

/** Annalist in a process that practised as the bot does before anybody asks. */
export const practised = 'annalist after practice';

/** One claim after the other, the repository that was learnt from first, then size by size. */
export function listClaims({ learnt, sizes }: ScaleFigures): Claim[] {
  return [...(learnt ? [claimRatio(learnt)] : []), ...sizes.flatMap(listOfSize)];
}

/** Targets are for the size of the kernel's history: smaller logs are shown without a verdict. */
function listOfSize(size: SizeFigures): Claim[] {
  const isKernel = size.commits >= kernelSize;
  return [...claimImport(size), ...claimAnswers(size), ...claimKinds(size), ...claimSteady(size)].map((row) => ({
    ...row,
    claim: `${printCount(size.commits)}: ${row.claim}`,
    met: isKernel ? row.met : undefined,
  }));
}

function claimRatio(learnt: Ingest): Claim {
  return {
    claim: `${printCount(learnt.commits)} real commits: import, index included`,
    target: 'at most 2 × the drain',
    figure: `${print(learnt.ratio, '×')}; ${print(learnt.withIndexSeconds, 's')}`,
    peer: `git log drained: ${print(learnt.drainSeconds, 's')}`,
    met: learnt.ratio.median <= 2,
  };
}

function claimImport(size: SizeFigures): Claim[] {
  const own = size.withIndexSeconds.median;
  return [
    {
      claim: 'import, index included',
      target: 'under 90 s',
      figure: print(size.withIndexSeconds, 's'),
      peer: `git log drained: ${print(size.drainSeconds, 's')}`,
      met: own < 90,
    },
    {
      claim: 'peak memory of the import, and of making the index',
      target: 'under 1,000 MB',
      figure: `${print(size.importPeakMegabytes, 'MB')}; ${print(size.indexPeakMegabytes, 'MB')}`,
      met: Math.max(size.importPeakMegabytes.median, size.indexPeakMegabytes.median) < 1000,
    },
    {
      claim: 'stored size',
      target: 'under 0.5 × the text',
      figure: `${printNumber(size.storedMegabytes / size.textMegabytes)} × (segments ${printNumber(size.segmentMegabytes)} MB, index ${printNumber(size.indexMegabytes)} MB)`,
      peer: `the text: ${printNumber(size.textMegabytes)} MB`,
      met: size.storedMegabytes < size.textMegabytes / 2,
    },
  ];
}

function claimAnswers({ firstAnswer, updates }: SizeFigures): Claim[] {
  const rows: Claim[] = [];
  if (firstAnswer) {
    const { seconds, residentMegabytes, nodeSeconds, gitGrepSeconds } = firstAnswer;
    rows.push({
      claim: 'start to first answer, whole process',
      target: 'under 500 ms',
      figure: print(inMilliseconds(seconds), 'ms'),
      peer: `Node alone: ${print(inMilliseconds(nodeSeconds), 'ms')}; git log --grep: ${print(inMilliseconds(gitGrepSeconds), 'ms')}`,
      met: seconds.median < 0.5,
    });
    rows.push({
      claim: 'resident memory after it',
      target: 'under 300 MB',
      figure: print(residentMegabytes, 'MB'),
      met: residentMegabytes.median < 300,
    });
  }
  if (updates)
    rows.push({
      claim: `${updates.commits} new commits found, without git's time`,
      target: 'within 300 ms',
      figure: print(updates.foundAfterMilliseconds, 'ms'),
      peer: `git log of them: ${print(inMilliseconds(updates.gitSeconds), 'ms')}`,
      met: updates.foundAfterMilliseconds.median <= 300,
    });
  return rows;
}

function claimKinds({ kinds = {} }: SizeFigures): Claim[] {
  const rows: Claim[] = [];
  for (const [kind, claim] of [
    ['together', 'queries of 1 to 4 words of one change, ranked, exact total'],
    ['anywhere', 'queries of 1 to 4 words of different changes, ranked, exact total'],
  ] as const) {
    const { annalist: own, ...others } = kinds[kind] ?? {};
    if (!own) continue;
    const peer = others[sqlite];
    const ahead = peer === undefined ? undefined : peer.p99.median / own.p99.median;
    rows.push({
      claim,
      target: 'p50 under 5 ms, p99 under 20 ms, p99 10 × ahead of SQLite FTS5',
      figure: `p50 ${print(own.p50, 'ms')}; p99 ${print(own.p99, 'ms')}${ahead === undefined ? '' : `; ${printNumber(ahead)} × ahead`}`,
      peer: Object.entries(others)
        .map(([name, { p50, p99 }]) => `${name}: p50 ${print(p50, 'ms')}, p99 ${print(p99, 'ms')}`)
        .join('; '),
      met: ahead === undefined ? undefined : own.p50.median < 5 && own.p99.median < 20 && ahead >= 10,
    });
  }
  for (const [kind, claim, most] of [
    ['filtered', 'the same with person, subsystem and date', 10],
    ['completion', 'completion of people and subsystems', 2],
  ] as const) {
    const { annalist: own, [practised]: later } = kinds[kind] ?? {};
    if (!own) continue;
    rows.push({
      claim,
      target: `p99 under ${most} ms`,
      figure: `p50 ${print(own.p50, 'ms')}; p99 ${print(own.p99, 'ms')}`,
      peer: later && `${practised}: p50 ${print(later.p50, 'ms')}, p99 ${print(later.p99, 'ms')}`,
      met: own.p99.median < most,
    });
  }
  return rows;
}

function claimSteady({ askers: asked }: SizeFigures): Claim[] {
  if (!asked) return [];
  const { askers, seconds, answers, errors, p99, aloneP99, earlyMegabytes, lateMegabytes, loopAlone } = asked;
  const { loopBeside, loopOpening, besideImportSeconds } = asked;
  return [
    {
      claim: `${askers} askers without pause for ${printNumber(seconds)} s during an import`,
      target: 'p99 under 100 ms, no error',
      figure: `p99 ${print(p99, 'ms')}; ${printCount(answers)} answers, ${printCount(errors)} errors`,
      peer: `without an import: p99 ${print(aloneP99, 'ms')}`,
      met: p99.median < 100 && errors === 0,
    },
    {
      claim: 'memory meanwhile',
      target: 'flat: at most a tenth more at the end',
      figure: `${printNumber(earlyMegabytes)} MB, then ${printNumber(lateMegabytes)} MB`,
      met: lateMegabytes <= earlyMegabytes * 1.1,
    },
    {
      claim: `delay of the event loop beside an import of ${printNumber(besideImportSeconds)} s; while what it stored is opened`,
      target: 'at most 50 ms',
      figure: `p99 ${printNumber(loopBeside.p99)} ms, at most ${printNumber(loopBeside.max)} ms; p99 ${printNumber(loopOpening.p99)} ms, at most ${printNumber(loopOpening.max)} ms`,
      peer: `without an import: p99 ${printNumber(loopAlone.p99)} ms, at most ${printNumber(loopAlone.max)} ms`,
      met: Math.max(loopBeside.max, loopOpening.max) <= 50,
    },
  ];
}

/** The least, the middle and the greatest: `1.2 / 1.3 / 1.9 s`. */
function print({ min, median, max }: Figure, unit: string): string {
  return `${[min, median, max].map(printNumber).join(' / ')} ${unit}`;
}

const inMilliseconds = ({ min, median, max }: Figure): Figure => ({
  min: min * 1000,
  median: median * 1000,
  max: max * 1000,
});

/** Three digits that count; whole numbers from a hundred on. */
const printNumber = (value: number): string =>
  (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))).toLocaleString('en', {
    maximumFractionDigits: 4,
  });

const printCount = (value: number): string => value.toLocaleString('en');
