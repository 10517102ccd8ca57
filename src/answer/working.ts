import type { Query } from '../model/query.ts';
import type { Working } from '../model/working.ts';
import type { SoftResult } from '../search/soft.ts';
import type { LogReader } from './reader.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** How many changes are told with their scores, and how many words of the log for each of the question's. */
const [told, variantsTold] = [5, 6];

/** How an answer by words was found. */
export async function makeWorking(
  log: LogReader,
  changes: readonly WeighedChange[],
  { words, filtered }: SoftResult,
  query: Query,
): Promise<Working> {
  const filters = ['person', 'except', 'since', 'until', 'merges'] as const;
  const given = filters.filter((filter) => query[filter] !== undefined);
  return {
    words: words.map(({ word, groups, size }) => ({
      word,
      variants: [...new Set(groups.flatMap(({ variants }) => variants.map(({ term }) => term)))].slice(0, variantsTold),
      entries: size,
    })),
    best: changes.slice(0, told).map(({ entry, score }) => ({
      id: entry.id,
      headline: entry.headline,
      score: Math.round(score * 1000) / 1000,
    })),
    ...(query.subsystem !== undefined && { subsystem: await explainSubsystem(log, changes, query.subsystem) }),
    leftOut: filtered === 0 ? [] : [{ by: given.join(', '), entries: filtered }],
    ...(log.hasCommitters && makeCheck(log, query, words)),
  };
}

/** Why the changes that are told are in the subsystem that was asked for. */
async function explainSubsystem(
  log: LogReader,
  changes: readonly WeighedChange[],
  typed: string,
): Promise<Working['subsystem']> {
  const name = log.vocabulary.findSubsystem(typed) ?? typed;
  const reasons = await Promise.all(
    changes.slice(0, told).map(async ({ entry, hit }) => {
      const found = (await log.reasons(hit.sequence)).find(({ subsystem }) => subsystem === name);
      return found ? [{ id: entry.id, reason: found.reason }] : [];
    }),
  );
  return { name, reasons: reasons.flat() };
}

/** A line for a shell that lists the same from the repository: the rarest words, and the filters that git has, too. */
function makeCheck(log: LogReader, query: Query, words: SoftResult['words']): Pick<Working, 'check'> {
  const things = words.filter(({ kind, groups, piece }) => kind === 'thing' && groups.length > 0 && !piece);
  const rarest = [...things].sort((a, b) => b.weight - a.weight).slice(0, 2);
  const author = query.person === undefined ? [] : log.vocabulary.findPeople(query.person).slice(0, 1);
  const parts = [
    ...rarest.map(({ word, taken }) => `--grep=${taken ?? word}`),
    ...author.map((name) => `--author=${name}`),
    ...(query.since === undefined ? [] : [`--since=${query.since}T00:00:00`]),
    ...(query.until === undefined ? [] : [`--until=${query.until}T23:59:59`]),
    ...(query.merges === 'none' ? ['--no-merges'] : query.merges === 'only' ? ['--merges'] : []),
  ];
  if (parts.length === 0) return {};
  const check = [
    'git',
    'log',
    '--oneline',
    '-i',
    '--fixed-strings',
    ...(rarest.length > 1 ? ['--all-match'] : []),
    ...parts.map(quoteForShell),
  ].join(' ');
  return { check };
}

/** An argument as a shell takes it, whatever is in it: in single quotes, without what no terminal should get. */
export function quoteForShell(argument: string): string {
  const plain = argument.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return /^[\w./:=,+@-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}
