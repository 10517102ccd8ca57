import type { Day } from '../../model/day.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import type { Context } from '../rule.ts';

/** No release has a longer name. */
const longest = 60;

const noun = /^(?:version|release|tag|v)$/;
const newest = /^(?:latest|newest|last|current|most recent)(?: stable| official| public)? (?:release|version|tag)$/;

/** A release that a question names. */
export interface FoundRelease {
  length: number;
  name: string;
  date?: Day | undefined;
  /** Whether it is called a release, or written as one is: behind "for" a number may be the version of anything. */
  called: boolean;
  /** Whether it was called the newest, and not by its name. */
  newest?: boolean | undefined;
  /** Whether it was told by one beside it: "the release after v2.1". */
  beside?: boolean | undefined;
}

/** Whether a word is what the project is called: the log is, or very many of its entries have it. */
export function isProject({ log, entries, sizeOf }: Vocabulary, word = ''): boolean {
  return (
    word !== '' && (word === log.toLowerCase() || (/^\p{L}+$/u.test(word) && sizeOf(word) > entries * projectShare))
  );
}

const projectShare = 0.1;

/** The release that is named at a token, by its version or as the newest of all. */
export function findNamedRelease(context: Context, at: number): FoundRelease | undefined {
  return readBeside(context, at) ?? readNewest(context, at) ?? readVersion(context, at);
}

const besides =
  /^(?:the )?(?:very )?(?:first |next |last |previous |prior )?(?:release|version|tag|one) (?:that came )?(?:right |just |directly |immediately )?(after|following|before|preceding|prior to) /;
const longestBeside = 8;

/** "The release after v2.1", "the last version before 2.1". */
function readBeside(context: Context, at: number): FoundRelease | undefined {
  const { tokens, vocabulary } = context;
  if (!/^(?:the|next|previous|release|version)$/.test(tokens[at]?.word ?? '')) return undefined;
  const words = tokens.slice(at, at + longestBeside).map(({ word }) => word);
  const [lead, side = ''] = besides.exec(`${words.join(' ')} `) ?? [];
  if (lead === undefined) return undefined;
  const length = lead.trim().split(' ').length;
  const known = readVersion(context, at + length);
  const found = known && vocabulary.findBeside?.(known.name, /^(?:after|following)$/.test(side) ? 1 : -1);
  return found && { length: length + known.length, name: found.name, date: found.date, called: true, beside: true };
}

/** "(Between v2.1 and) the next release", "the one before": that beside one which was named. */
export function findNextTo(context: Context, at: number, first: FoundRelease): FoundRelease | undefined {
  const words = context.tokens.slice(at, at + 4).map(({ word }) => word);
  const [said] =
    /^(?:the |its )?(?:(next|following|previous|prior) (?:release|version|tag|one)|(release|version|one) (after|before)(?: it| that)?|(successor|predecessor))(?= |$)/.exec(
      words.join(' '),
    ) ?? [];
  if (said === undefined) return undefined;
  const isNext = /next|following|after|successor/.test(said);
  const found = context.vocabulary.findBeside?.(first.name, isNext ? 1 : -1);
  return found && { length: said.split(' ').length, name: found.name, date: found.date, called: true };
}

/** "the latest release", "redis's last stable version". */
function readNewest({ tokens, vocabulary }: Context, at: number): FoundRelease | undefined {
  const lead = /^(?:the|your|our)$/.test(tokens[at]?.word ?? '') || isProject(vocabulary, tokens[at]?.word) ? 1 : 0;
  for (const length of [2, 3, 4]) {
    const words = tokens.slice(at + lead, at + lead + length);
    if (words.length < length || words.some(({ quoted }) => quoted)) return undefined;
    if (!newest.test(words.map(({ word }) => word).join(' ')) || vocabulary.newestRelease === undefined) continue;
    const { name, date } = vocabulary.newestRelease;
    return { length: lead + length, name, date, called: true, newest: true };
  }
  return undefined;
}

/** A bare number is a release only where it is called one, or is written as one: `7` may be anything. */
function readVersion({ tokens, vocabulary }: Context, at: number): FoundRelease | undefined {
  // "before git v1.5", asked of git.
  const own = isProject(vocabulary, tokens[at]?.word) ? 1 : 0;
  const called = noun.test(tokens[at + own]?.word ?? '') ? 1 : 0;
  const lead = own + called;
  const token = tokens[at + lead];
  if (token === undefined || token.quoted || !/\d/.test(token.text) || token.text.length > longest) return undefined;
  if (lead === 0 && /^\d+$/.test(token.text)) return undefined;
  const known = vocabulary.findRelease(token.text);
  return (
    known && { length: lead + 1, name: known.name, date: known.date, called: lead > 0 || /^v\d+\./i.test(token.text) }
  );
}

/** "6.2.x", "the 6.2 series": the releases that begin so, by those between which they are. */
export function findNamedSeries(
  { tokens, vocabulary }: Context,
  at: number,
): { length: number; from?: string | undefined; to: string } | undefined {
  const lead = tokens[at]?.word === 'the' ? 1 : 0;
  const own = isProject(vocabulary, tokens[at + lead]?.word) ? 1 : 0;
  const token = tokens[at + lead + own];
  if (token === undefined || token.quoted || !/^v?\d/i.test(token.text)) return undefined;
  const isOpen = /\.[x*]$/i.test(token.text);
  const next = tokens[at + lead + own + 1]?.word ?? '';
  const called = /^(?:series|line|cycle|branch|releases|family|days|era)$/.test(next) ? 1 : 0;
  if (!isOpen && called === 0) return undefined;
  const series = vocabulary.findSeries(token.text);
  return series && { length: lead + own + 1 + called, ...series };
}
