import type { Activity, LogAnswer } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import { formatSpan } from '../model/span.ts';
import { countOf, formatNumber, joinWords, shorten } from '../model/text.ts';
import { findPeak, formatPeriod, isSpread } from './activity.ts';
import { chooseTimeTicks } from './chart-ticks.ts';
import { flattenText } from './picture-text.ts';
import { rankedWord } from './ranks.ts';

/** What a picture shows, as plain data. Texts are the log's in part, as it has them. */
export interface Chart {
  /** Bars that lie below each other, or columns that stand side by side. */
  kind: 'rows' | 'columns';
  title: string;
  subtitle: string;
  bars: ChartBar[];
  /** The same in words, for who does not see it; at most 1,024 characters. */
  alt: string;
}

export interface ChartBar {
  label: string;
  count: number;
  /** Of a column: what stands below it, where there is room for its name. */
  tick?: string | undefined;
}

const mostRows = 15;

/** How many characters a picture's description may have. */
const longestAlt = 1024;

/** What to draw for an answer: a ranking, or how changes are spread over time; nothing where that would be a single bar. */
export function makeChart(answer: LogAnswer): Chart | undefined {
  if (answer.command === 'rank') return chartRanks(answer);
  return answer.activity && isSpread(answer.activity) ? chartActivity(answer, answer.activity) : undefined;
}

function chartRanks(answer: LogAnswer): Chart | undefined {
  const { ranks = [], ranksTotal = ranks.length, query } = answer;
  if (ranks.length < 2) return undefined;
  const bars = ranks.slice(0, mostRows).map(({ name, count }) => ({ label: nameOf(answer, name), count }));
  const role = query.role === undefined || !answer.people ? '' : ` (${query.role})`;
  const ranked = rankedWord(answer, true);
  const title = query.of === 'newcomers' ? 'First-time contributors' : `${capital(ranked)} with most commits${role}`;
  const shown = ranksTotal > bars.length ? `the first ${bars.length} of ${formatNumber(ranksTotal)}` : '';
  const rest =
    ranksTotal > bars.length ? `. ${countOf(ranksTotal - bars.length, 'more is', 'more are')} not shown.` : '.';
  const alt = [`Bar chart, ${describe(title, answer)}: `, listBars(bars), rest];
  return { kind: 'rows', title, subtitle: joinParts([...listFilters(answer), shown]), bars, alt: fit(alt) };
}

function chartActivity(answer: LogAnswer, activity: Activity): Chart {
  const { unit } = activity;
  const ticks = chooseTimeTicks(activity);
  const bars = activity.bars.map(({ name, count }, index): ChartBar => {
    return { label: formatPeriod(name), count, tick: ticks[index] };
  });
  const title = `Commits a ${unit}`;
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  const span = `${bars[0]?.label} to ${bars.at(-1)?.label}`;
  const peak = findPeak(activity);
  const most = peak ? `, most in ${formatPeriod(peak.name)} (${formatNumber(peak.count)})` : '';
  const total = `${countOf(all, 'commit')}${unit === 'day' ? most.replace('most in', 'most on') : most}`;
  // Of many columns, the highest tell more than the first.
  const told = bars.length <= mostRows ? bars : [...bars].sort((one, other) => other.count - one.count).slice(0, 5);
  const lead = bars.length <= mostRows ? '' : 'The highest: ';
  const alt = [`Column chart, ${describe(title, answer)}, ${span}: ${total}. ${lead}`, listBars(told), '.'];
  return { kind: 'columns', title, subtitle: joinParts([...listFilters(answer), span, total]), bars, alt: fit(alt) };
}

/** The middle of the parts is cut where they are too long, so that the end is said all the same. */
function fit([before = '', middle = '', after = '']: string[]): string {
  const start = shorten(before, longestAlt / 2);
  return start + shorten(middle, longestAlt - start.length - after.length) + after;
}

const listBars = (bars: readonly ChartBar[]): string =>
  bars.map(({ label, count }) => `${shorten(flattenText(label), 100)} ${formatNumber(count)}`).join('; ');

const describe = (title: string, answer: LogAnswer): string =>
  flattenText([title.toLowerCase(), ...listFilters(answer)].join(', '));

const joinParts = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** Which changes count: the question's filters, and the log. The span of an activity is told by itself. */
function listFilters(answer: LogAnswer): string[] {
  const { query, log, activity } = answer;
  const { about, subsystem, since, until, by, except = [], merges }: Query = query;
  const whose = nameAuthor(answer);
  const span = activity ? '' : formatSpan(since, until);
  return [
    ...(about === undefined ? [] : [`about “${about}”`]),
    ...(whose === undefined ? [] : [whose]),
    ...(subsystem === undefined ? [] : [`subsystem ${subsystem}`]),
    ...(span === '' ? [] : [span]),
    ...(by === 'committer' ? ["the committer's day"] : []),
    ...(except.length === 0 ? [] : [`without ${joinWords(except)}`]),
    ...(merges === 'none' ? ['without merges'] : merges === 'only' ? ['merges only'] : []),
    `in ${log}`,
  ];
}

/** Whose changes they are: as it was asked, but where somebody is told of, under the name and with the part that these have. */
function nameAuthor({ query: { person, role }, profile, count }: LogAnswer): string | undefined {
  if (profile) return count === 0 ? `in which ${profile.name} has a part` : `by ${profile.name}`;
  if (person === undefined) return undefined;
  return role === undefined ? `by ${person}` : `${role} ${person}`;
}

/** A day or month as people say it; a person without a name as one. */
function nameOf(answer: LogAnswer, name: string): string {
  if (answer.dates) return formatPeriod(name);
  return name.trim() === '' ? '(no name)' : name;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
