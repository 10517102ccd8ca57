import type { LogAnswer } from '../../src/model/answer.ts';

/** A question of a set, with what a right answer says. */
export interface Question {
  id: string;
  log: string;
  question: string;
  kind: 'who' | 'when' | 'what' | 'howmany' | 'ranking' | 'release' | 'why' | 'none';
  asked?: string;
  now?: string;
  expect: {
    nothing?: boolean;
    undescribed?: boolean;
    people?: string[];
    people_all?: string[];
    dates?: string[];
    commits?: string[];
    commits_all?: string[];
    text_must_include?: string[];
    text_accept?: string[];
    count?: number;
    count_any?: number[];
    release?: string;
    release_any?: string[];
    first_tag?: string;
  };
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}"'`“”’.]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
const among = (name: string, names: readonly string[]): boolean => names.some((other) => fold(other) === fold(name));

/** Whether an answer is right when its first `depth` guesses count: 1, or a half where it rests on another change. */
export function scoreAnswer({ kind, expect }: Question, answer: LogAnswer, depth: number): number {
  const { entries, people = [], dates = [], quote = '' } = answer;
  if (expect.nothing) return answer.verdict === 'nothing' ? 1 : 0;
  if (expect.undescribed) {
    const right = answer.verdict === 'undescribed' && answer.count === expect.count;
    return right && dates.some((date) => expect.dates?.includes(date)) ? 1 : 0;
  }
  if (answer.verdict !== 'found') return 0;
  const ids = entries.slice(0, depth).map(({ id }) => id);
  const evidence = expect.commits === undefined || ids.some((id) => expect.commits?.includes(id)) ? 1 : 0.5;
  const names = people.map(({ name, names: others = [] }) => [name, ...others]);
  const hasDay = dates.slice(0, depth).some((date) => expect.dates?.includes(date));
  switch (kind) {
    case 'who':
    case 'ranking': {
      const all = expect.people_all;
      const right = all
        ? all.every((one) => names.some((spellings) => among(one, spellings))) && people.length <= all.length
        : names.slice(0, depth).some((spellings) => spellings.some((name) => among(name, expect.people ?? [])));
      if (kind === 'ranking') return right || hasDay ? 1 : 0;
      return right ? evidence : 0;
    }
    case 'when':
      return hasDay ? evidence : 0;
    case 'what':
    case 'why': {
      if (expect.commits_all) return expect.commits_all.every((id) => entries.some((entry) => entry.id === id)) ? 1 : 0;
      if (!expect.text_must_include) return evidence === 1 ? 1 : 0;
      const said = (part: string): boolean => fold(quote).includes(fold(part));
      return expect.text_must_include.every(said) || expect.text_accept?.some(said) ? evidence : 0;
    }
    case 'howmany':
      return [expect.count, ...(expect.count_any ?? [])].includes(answer.count) ? 1 : 0;
    case 'release': {
      const fair = [expect.release, expect.first_tag, ...(expect.release_any ?? [])];
      return answer.release !== undefined && fair.includes(answer.release) ? evidence : 0;
    }
    default:
      return 0;
  }
}

const commandOf: Record<string, string> = { howmany: 'count', ranking: 'rank' };

/** Whether a question was read as what it asks. */
export function isReadRightly({ kind, asked = kind }: Question, { command }: LogAnswer): boolean {
  if (kind === 'none' && (asked === 'what' || asked === 'howmany')) return command === 'what' || command === 'count';
  const wanted = kind === 'none' ? asked : kind;
  return command === (commandOf[wanted] ?? wanted);
}

/** A question that is refused with a line for whoever asks (of a day that no calendar has, say) is one not answered rightly. */
export function refused(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'input')) throw error;
}
