import type { Problem } from '../model/parsed-log.ts';
import { countOf, formatNumber } from '../model/text.ts';

/** The figures of a parse or an import. */
export interface ReportFigures {
  format: string;
  entries: number;
  days: number;
  /** How many version headings it has. */
  releases?: number | undefined;
  declared: number;
  missing: number;
  problems: number;
  firstProblems: readonly Problem[];
  problemKinds: Record<string, number>;
  shallow?: boolean | undefined;
}

/** The figures in one line: `23 entries on 30 days, 40 commits declared, 17 without text, 1 problem (line 92: …)`. */
export function renderFigures(figures: ReportFigures): string {
  const { days, releases = 0 } = figures;
  const entries = countOf(figures.entries, 'entry', 'entries');
  const where = [
    ...(releases === 0 ? [] : [`in ${countOf(releases, 'release')}`]),
    ...(days === 0 && releases > 0 ? [] : [`on ${countOf(days, 'day')}`]),
  ];
  const parts = [[entries, ...where].join(' ')];
  if (figures.missing > 0 || figures.declared !== figures.entries) {
    parts.push(`${countOf(figures.declared, 'commit')} declared`, `${formatNumber(figures.missing)} without text`);
  }
  if (figures.problems > 0) parts.push(`${countOf(figures.problems, 'problem')} (${renderProblems(figures)})`);
  if (figures.shallow) parts.push('a shallow clone, so older commits are missing');
  return parts.join(', ');
}

/** The first problem, and how many there are of each kind where there are several. */
function renderProblems(figures: ReportFigures): string {
  const [first] = figures.firstProblems;
  if (!first) return '';
  const line = first.line === undefined ? '' : `line ${first.line}: `;
  if (figures.problems === 1) return `${line}${first.message}`;
  const kinds = Object.entries(figures.problemKinds).map(([kind, count]) => `${formatNumber(count)} ${kind}`);
  return `${kinds.join(', ')}; the first: ${line}${first.message}`;
}
