import { UserError } from '../model/errors.ts';
import { countKinds, type Problem } from '../model/parsed-log.ts';
import { type ProblemSummary, problemsInFull } from '../store/records.ts';
import type { LogWriter } from '../store/store.ts';

/** Throws a UserError where a log of that name holds a source of another format. */
export function checkFormat(writer: LogWriter, name: string, format: string): void {
  const stored = writer.current?.catalogue.format;
  if (stored === undefined || stored === format) return;
  throw new UserError(
    `The log "${name}" holds a source of the format ${stored}, not ${format}: choose another name with --log.`,
  );
}

/** A text is read whole each time, but of a repository only what is new, so its problems add up. */
export function addProblems(stored: ProblemSummary | undefined, problems: readonly Problem[]): ProblemSummary {
  const first = [...(stored?.first ?? []), ...problems].slice(0, problemsInFull);
  return { kinds: countKinds(problems, stored?.kinds), first };
}
