import type { Day } from '../model/day.ts';
import type { Fate, Ties, Turn } from '../model/tie.ts';
import type { LogReader } from './reader.ts';

/** The day of a turn: of a change that came once more, the one on which that landed. */
function dayOfTurn(log: Pick<LogReader, 'dayOf'>, { by, isSame }: Turn): Day | '' {
  return log.dayOf(by, isSame && 'committer');
}

/** What became of a change in short; undefined for one that nobody took back. */
export function findFate(log: Pick<LogReader, 'dayOf'>, ties: Pick<Ties, 'turns'>, sequence: number): Fate | undefined {
  const turns = ties.turns(sequence);
  const last = turns.findLast(({ kind }) => kind === 'reverted');
  if (!last) return undefined;
  const again = turns.at(-1)?.kind === 'again' ? turns.at(-1) : undefined;
  return { reverted: dayOfTurn(log, last), ...(again && { again: dayOfTurn(log, again) }) };
}
