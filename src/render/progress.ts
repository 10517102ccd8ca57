import { formatNumber } from '../model/text.ts';

/** How far a long piece of work is. */
export interface ProgressState {
  /** What is done to what, `reading linux`. */
  title: string;
  unit: 'entries' | 'bytes';
  done: number;
  total?: number | undefined;
  /** How much is done in a second; undefined where nothing is known of that yet. */
  rate?: number | undefined;
}

const widestBar = 30;
const narrowestBar = 8;

/**
 * A line of progress that fits a width: title, bar, percent, amount, rate and time left. Where there is no room, the
 * amount goes first, then the rate. Without a total there is neither bar nor time left.
 */
export function renderProgress(state: ProgressState, width: number): string {
  const { title, done, total } = state;
  // A source may turn out to be longer than it said.
  const share = total === undefined || total === 0 || done > total ? undefined : done / total;
  const percent = share === undefined ? [] : [`${String(Math.floor(share * 100)).padStart(3)}%`];
  const bar = share === undefined ? 0 : narrowestBar + 3;
  const figures = listFigures(state, share !== undefined)
    .map((list) => [...percent, ...list].join('  '))
    .find((text) => title.length + 2 + bar + text.length <= width);
  if (figures === undefined) return [title, ...percent].join('  ').slice(0, width).trimEnd();
  if (share === undefined) return [title, figures].filter((part) => part !== '').join('  ');
  // Beside the bar stand its two ends and three spaces.
  const room = width - title.length - figures.length - 5;
  return `${title}  ${drawBar(share, Math.min(room, widestBar))} ${figures}`;
}

/** What can be said beside the percentage: all of it first, then less and less. */
function listFigures({ unit, done, total = 0, rate = 0 }: ProgressState, isTotalKnown: boolean): string[][] {
  const speed = rate > 0 ? [`${formatAmount(Math.round(rate), unit, unit === 'bytes')}/s`] : [];
  // Before the first there is nothing to say: git may think for a while.
  if (!isTotalKnown && done === 0) return [[]];
  if (!isTotalKnown) return [[formatAmount(done, unit), ...speed], [formatAmount(done, unit)], []];
  const left = rate > 0 ? [`${formatDuration((total - done) / rate)} left`] : [];
  const amount = `${formatAmount(done, unit, false)} of ${formatAmount(total, unit)}`;
  return [[amount, ...speed, ...left], [...speed, ...left], left, []];
}

/** Seconds as people say them, `45 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function drawBar(share: number, width: number): string {
  const full = Math.floor(share * width);
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`;
}

function formatAmount(amount: number, unit: ProgressState['unit'], withUnit = true): string {
  if (unit === 'entries') return withUnit ? `${formatNumber(amount)} entries` : formatNumber(amount);
  return `${(amount / 1e6).toFixed(1)}${withUnit ? ' MB' : ''}`;
}
