import type { LogAnswer } from '../model/answer.ts';
import type { Entry } from '../model/entry.ts';
import { UserError } from '../model/errors.ts';
import type { Tie, Ties, ToldTie, ToldTieKind } from '../model/tie.ts';
import { makeLink } from './evidence.ts';
import type { LogReader } from './reader.ts';

/** How many others of one kind are told of a change. */
const mostOfKind = 20;

/** What in the texts of a log names others, as it is at a number of records: what came later names nothing yet. */
export function limitTies(ties: Ties, records: number): Ties {
  const isThere = ({ other = 0 }: Tie): boolean => other < records;
  return {
    from: (sequence) => ties.from(sequence).filter(isThere),
    to: (sequence) => ties.to(sequence).filter(isThere),
    turns: (sequence, counts = () => true) => ties.turns(sequence, (other) => other < records && counts(other)),
    listTurning: (from, to) => ties.listTurning(from, Math.min(to, records)),
    listReverts: () => ties.listReverts().filter((sequence) => sequence < records),
    listTurned: (sequence) => ties.listTurned(sequence),
  };
}

/** Adds to an answer about one change which others that is tied to; to any other answer, nothing. */
export async function withTies(log: LogReader, answer: LogAnswer, sequence: number | undefined): Promise<LogAnswer> {
  if (sequence === undefined || answer.partial || answer.query.skip !== undefined) return answer;
  const { ties, more } = await tellTies(log, sequence);
  if (ties.length === 0) return answer;
  return { ...answer, ties, ...(Object.keys(more).length > 0 && { moreTies: more }) };
}

/**
 * Tells which others a change is tied to: what became of it first, then what it says of others itself; and of which kinds
 * there are so many more.
 */
async function tellTies(
  log: LogReader,
  sequence: number,
): Promise<{ ties: ToldTie[]; more: NonNullable<LogAnswer['moreTies']> }> {
  const ties = await log.ties();
  const told: { kind: ToldTieKind; tie: Tie }[] = [];
  const more: NonNullable<LogAnswer['moreTies']> = {};
  const add = (kind: ToldTieKind, found: readonly Tie[]): void => {
    for (const tie of found.slice(0, mostOfKind)) told.push({ kind, tie });
    if (found.length > mostOfKind) more[kind] = found.length - mostOfKind;
  };
  const turns = ties.turns(sequence).slice(-2 * mostOfKind);
  for (const { kind, by, isSame } of turns) {
    const tie: Tie = { kind: isSame ? 'second' : 'reverts', other: by };
    told.push({ kind: kind === 'reverted' ? 'reverted-by' : 'taken-again-by', tie });
  }
  const turned = new Set(turns.map(({ by }) => by));
  const [from, to] = [ties.from(sequence), ties.to(sequence).filter(({ other = -1 }) => !turned.has(other))];
  const ofKind = (all: readonly Tie[], kind: Tie['kind']): Tie[] => all.filter((tie) => tie.kind === kind);
  add('partly-reverted-by', ofKind(to, 'partly-reverts'));
  add('fixed-by', ofKind(to, 'fixes'));
  const twins = [...ofKind(from, 'twin'), ...ofKind(to, 'twin')];
  const sides = await tellSides(log, sequence, twins.slice(0, 2 * mostOfKind));
  add('carried-as', [...ofKind(to, 'picks'), ...sides.flatMap(([tie, later]) => (later ? [tie] : []))]);
  add('reverts', ofKind(from, 'reverts'));
  add('partly-reverts', ofKind(from, 'partly-reverts'));
  add('takes-again', [...ofKind(from, 'reapplies'), ...againOf(ties, sequence)]);
  add('fixes', ofKind(from, 'fixes'));
  add('carried-from', [...ofKind(from, 'picks'), ...sides.flatMap(([tie, later]) => (later ? [] : [tie]))]);
  const all = await Promise.all(told.map(({ kind, tie }) => tellTie(log, kind, tie)));
  const unique = new Map(all.map((one) => [`${one.kind} ${one.id}`, one]));
  return { ties: [...unique.values()], more };
}

/** The change that an entry takes again by taking back what took it back, or by being it once more. */
function againOf(ties: Ties, sequence: number): Tie[] {
  return ties.listTurned(sequence).flatMap((other): Tie[] => {
    const isAgain = ties.turns(other).some(({ kind, by }) => kind === 'again' && by === sequence);
    return isAgain && ties.from(other).every(({ kind }) => kind !== 'reverts') ? [{ kind: 'reapplies', other }] : [];
  });
}

/** Each twin of an entry with whether it was committed after it; most entries have none, and then nothing is read. */
async function tellSides(
  log: LogReader,
  sequence: number,
  twins: readonly Tie[],
): Promise<(readonly [tie: Tie, isLater: boolean])[]> {
  if (twins.length === 0) return [];
  const own = instantOf(await log.entry(sequence));
  return await Promise.all(twins.map(async (tie) => [tie, instantOf(await log.entry(tie.other ?? 0)) > own] as const));
}

const instantOf = ({ committed = '' }: Entry): number => Date.parse(committed) || 0;

async function tellTie(log: LogReader, kind: ToldTieKind, { kind: way, other, named }: Tie): Promise<ToldTie> {
  if (other === undefined) {
    const { hash = '', title = '' } = named ?? {};
    return { kind, id: hash, date: '', author: '', headline: title, unknown: true };
  }
  const { id, date: authored, committedDate = authored, author, headline } = await log.entry(other);
  // What was carried over, or came once more, keeps the day on which it was written.
  const date = kind === 'carried-as' || way === 'second' ? committedDate : authored;
  const release = kind === 'carried-as' || kind === 'fixed-by' ? await nameRelease(log, other) : undefined;
  return {
    kind,
    id,
    ...makeLink(log.info.web, id),
    date,
    author: author.name,
    headline,
    ...(release !== undefined && { release }),
  };
}

async function nameRelease(log: LogReader, sequence: number): Promise<string | undefined> {
  try {
    return (await log.releases()).of(sequence)?.name;
  } catch (error) {
    // Where they cannot be told, the rest is told without.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
