import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Question } from './score.ts';

const here = import.meta.dirname;
const shared = path.join(here, '../../../shared/qa');
/** Sets whose log has another name than the one it is asked for by. */
const logNames: Record<string, string> = { dev: 'redis' };

/** A set of questions about one log. */
export interface QuestionSet {
  name: string;
  log: string;
  questions: Question[];
}

/** Puts the sets to tune by before those that are only measured, each by name. */
function orderSets(files: readonly string[]): string[] {
  const measured = (file: string): boolean => file.endsWith('-measure.jsonl');
  const sorted = [...files].sort();
  return [...sorted.filter((file) => !measured(file)), ...sorted.filter(measured)];
}

/** Reads the sets of this folder, and those of `../shared/qa` where they are there. */
export function readSets(): QuestionSet[] {
  return [here, shared].flatMap((folder) => {
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.jsonl')) : [];
    return orderSets(files).map((file) => {
      const lines = readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean);
      const questions = lines.map((line): Question => JSON.parse(line));
      const set = questions[0]?.log ?? '';
      return { name: file.replace('.jsonl', ''), log: logNames[set] ?? set, questions };
    });
  });
}
