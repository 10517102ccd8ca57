import type { Entry } from '../model/entry.ts';
import type { AskedWord } from '../model/reading.ts';
import { fold } from '../model/text.ts';
import { dampWeights, scoreRecord } from '../search/soft-rank.ts';
import { namesOne, type SoftWord, wordWeights } from '../search/soft-words.ts';
import { type DoubtFacts, readLacking, weighDoubt } from './doubt.ts';
import { asksBeside, numberTies } from './numbered-change.ts';
import { lacksDeed, lacksVersions } from './told-deed.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** How much an answer by words can be relied on. */
export type Confidence = 'sure' | 'unsure' | 'nothing';

/** What tells how much an answer can be relied on. All but the numbers of words and things and the score are from 0 to 1. */
export interface ConfidenceFacts extends DoubtFacts {
  /** The share of the question's words that the best change has, by weight; and the share of those that name things. */
  coverage: number;
  thingCoverage: number;
  things: number;
  /** Whether the best change has the thing that tells most. */
  hasRarest: boolean;
  /** Whether the log has that thing at all, or what is said for it. */
  knowsRarest: boolean;
  /** The share of the things, by weight, that the log has no word for; and whether one is a name that it lacks. */
  unknown: number;
  lacksName: boolean;
  /** Whether what was done to the thing is asked about, and the best change says nothing of the kind. */
  lacksDeed: boolean;
  /** Whether the only thing asked about stands in the text of the best change and not in its title. */
  inPassing: boolean;
  /** Whether somebody or some days that the question names leave but a few changes that it may mean. */
  isPinned: boolean;
  /** What the best change scores for its words. */
  score: number;
  /** The most that its title or one sentence has of the words. */
  sentence: number;
  /** Whether it was taken for being the earliest or the latest of those that fit about as well. */
  byDay: boolean;
  /** Where it is asked who brought a thing in, whether that is what it says. */
  isFirst?: boolean | undefined;
  /** Where a ticket is asked about by its number: how many changes with other answers settle it as the best does. */
  settling?: number | undefined;
  /** Whether the best at least refers to it, and whether any of the changes has that number. */
  refers?: boolean | undefined;
  isNumbered?: boolean | undefined;
}

/** How surely a text has a word at least that is not only guessed to be another's slip. */
const guessed = wordWeights.guess + 0.01;

/** What every twelfth entry has is no thing that is asked about, but the name of the log, say. */
const leastTelling = Math.log(12);

/** Whether the log has no word for it, or but one that it is not likely to be a slip for. */
function isUnknown({ size, taken, groups }: SoftWord): boolean {
  return size === 0 || (taken !== undefined && groups.every(({ weight }) => weight <= wordWeights.guess));
}

/** Whether a text has the words of an identifier one behind the other: "check same thread" for `check_same_thread`. */
function saysParts({ subject = '', body }: Entry, identifier: string): boolean {
  const parts = identifier.split('_').filter((part) => part !== '');
  return parts.length > 1 && fold(`${subject}\n${body}`).includes(parts.join(' '));
}

/** What a question says beside its words: whether anything else says which change is meant; and whether somebody, or some days. */
export interface Narrowed {
  isNarrowed: boolean;
  names: boolean;
}

/** Gathers what tells how much the best change can be relied on. */
export function readFacts(
  words: readonly SoftWord[],
  changes: readonly WeighedChange[],
  { isNarrowed, names }: Narrowed = { isNarrowed: false, names: false },
  asked: readonly AskedWord[] = [],
): ConfidenceFacts {
  const [best, ...others] = changes;
  const things = words.filter(({ kind, piece }) => kind === 'thing' && !piece);
  const hasOf = (word: SoftWord): number => {
    if (best !== undefined && saysParts(best.entry, word.word)) return 1;
    const has = best?.fit.has[words.indexOf(word)] ?? 0;
    // What a word may be a slip for proves nothing.
    return word.taken !== undefined && has < guessed ? 0 : has;
  };
  const thingWeight = things.reduce((sum, { weight }) => sum + weight, 0);
  const unknownWeight = things.reduce((sum, word) => sum + (isUnknown(word) ? word.weight : 0), 0);
  const rarest = things.toSorted((one, other) => other.weight - one.weight)[0];
  const rival = others.find(
    ({ entry }) => entry.author.name !== best?.entry.author.name || entry.date !== best.entry.date,
  );
  const telling = things.filter(({ weight }) => weight >= leastTelling);
  const damped = dampWeights(words);
  const rarestWeight = damped[rarest ? words.indexOf(rarest) : -1]?.weight ?? 0;
  const half = rarestWeight / 2 / (damped.reduce((sum, { weight }) => sum + weight, 0) || 1);
  return {
    coverage: best?.fit.coverage ?? 0,
    thingCoverage:
      thingWeight === 0 ? 1 : things.reduce((sum, word) => sum + word.weight * hasOf(word), 0) / thingWeight,
    things: telling.length,
    words: words.filter(({ piece, unknownName }) => !piece && !unknownName).length,
    hasRarest: rarest === undefined || hasOf(rarest) > 0.4,
    knowsRarest: rarest !== undefined && !isUnknown(rarest),
    unknown: thingWeight === 0 ? 0 : unknownWeight / thingWeight,
    lacksName:
      words.some((word) => word.unknownName && hasOf(word) <= 0.4) ||
      (best !== undefined && lacksVersions(asked, best.entry)),
    lacksDeed: best !== undefined && lacksDeed(words, best),
    ...readLacking(telling, hasOf),
    isNarrowed,
    inPassing:
      best?.isFirst === undefined &&
      !isNarrowed &&
      best?.isFirst !== true &&
      best?.entry.subject !== undefined &&
      rarest !== undefined &&
      telling.length === 1 &&
      !namesOne(rarest) &&
      best.fit.title < half &&
      best.fit.sentence >= half,
    isPinned: names && changes.length > 0 && changes.length <= bounds.fewMeant,
    score: best ? best.score - scoreRecord(best.facts) : 0,
    sentence: best?.fit.sentence ?? 0,
    margin: best ? Math.min(1, Math.max(0, best.score - (rival?.score ?? 0))) : 0,
    byDay: best !== undefined && others.some(({ score }) => score > best.score),
    isFirst: best?.isFirst,
    ...(best?.tie !== undefined && readTies(words, best, others)),
  };
}

/** How many are meant by the number of a ticket; where the best lacks what else is asked, those that name it in their titles too. */
function readTies(
  words: readonly SoftWord[],
  best: WeighedChange,
  others: readonly WeighedChange[],
): Pick<ConfidenceFacts, 'settling' | 'refers' | 'isNumbered'> {
  const { settles, titled, has, none } = numberTies;
  const isNumbered = [best, ...others].some(({ tie = none }) => tie > none);
  if (best.tie !== settles) return { isNumbered, refers: (best.tie ?? none) > has };
  const lacks = words.some((word, at) => asksBeside(word) && !best.fit.has[at]);
  const titles = others.filter(({ tie = none, entry }) => tie >= titled && entry.subject !== best.entry.subject);
  const settling = [best, ...others].filter(({ tie }) => tie === settles);
  const answers = new Set(settling.map(({ entry }) => `${entry.author.name} ${entry.date}`));
  return { isNumbered, settling: answers.size + (lacks ? titles.length : 0) };
}

/**
 * How much is too little to answer: for few things, at all, and where a share of the things is none of the log's; what the best
 * change must be worth where few words name a thing, and is worth an answer where many words describe one; and what it is
 * worth for a sure answer: what it scores, with so many times how far it is before the next and the things that it has, less those
 * that the log lacks. They were chosen on the question sets that are there to tune by, each asked of its own log and of all others.
 */
export const bounds = {
  fewThings: 3,
  manyThings: 5,
  fewMeant: 10,
  pinnedAtLeast: 0.2,
  thingsAtLeast: 0.5,
  unknownAtMost: 0.3,
  atLeast: 0.3,
  fewWords: 3,
  manyWords: 6,
  fewFit: 1.53,
  manyFit: 1.5,
  sure: 2.74,
  mostMargin: 0.5,
  marginWeight: 2.5,
  thingsWeight: 0.5,
  leastMargin: 0.04,
  doubt: 1,
  isAbout: 1,
};

/**
 * Judges how much an answer can be relied on. A name that the log lacks must not be answered for by another; of one to
 * three things the one that tells most must be there, and of things of which the log does not know some, the half: what is said
 * about something else is no answer. What many words describe may be told otherwise: there the best is told where it fits well,
 * and is not sure. Else it is sure where what the change scores and how far it is before the next
 * come to enough; but not where another fits as well, unless its day decided. Who brought a thing in is sure where the change
 * says that it does. What settles the ticket that is asked about is meant, whatever else it has.
 */
export function judgeConfidence(facts: ConfidenceFacts): Confidence {
  const { settling, refers } = facts;
  if (settling !== undefined) return settling === 1 ? 'sure' : 'unsure';
  const confidence = judgeWords(facts);
  return confidence === 'nothing' && refers ? 'unsure' : confidence;
}

function judgeWords(facts: ConfidenceFacts): Confidence {
  const { words, isPinned, margin, byDay, isFirst } = facts;
  if (isFirst && !facts.lacksName) return 'sure';
  if (facts.lacksDeed) return 'nothing';
  if (lacksTooMuch(facts) && !mayBeMeant(facts) && !isDescribed(facts)) return 'nothing';
  if (weighDoubt(facts) >= bounds.doubt) return 'nothing';
  if (isFirst !== undefined || lacksTooMuch(facts)) return 'unsure';
  if (words <= bounds.fewWords && !isPinned && weighWorth(facts, 1) < bounds.fewFit) return 'nothing';
  if (margin < bounds.leastMargin && !byDay) return 'unsure';
  return weighWorth(facts, bounds.marginWeight) >= bounds.sure ? 'sure' : 'unsure';
}

/** What the best change is worth as an answer, where so much is made of how far it is before the next. */
const weighWorth = ({ score, margin, thingCoverage, unknown }: ConfidenceFacts, marginWeight: number): number =>
  score + marginWeight * Math.min(margin, bounds.mostMargin) + bounds.thingsWeight * (thingCoverage - unknown);

/** Whether it lacks too much of what is asked about to be told for that alone. */
function lacksTooMuch(facts: ConfidenceFacts): boolean {
  const { coverage, things } = facts;
  return (
    lacksUnknown(facts) || lacksThing(facts) || coverage * Math.max(1, things / bounds.manyThings) < bounds.atLeast
  );
}

/** Whether the log does not know some of the things, and it has less than half of them. */
const lacksUnknown = ({ unknown, thingCoverage }: ConfidenceFacts): boolean =>
  unknown >= bounds.unknownAtMost && thingCoverage < bounds.thingsAtLeast;

/** Who names somebody, or a day, and things that the log has, means one of those few, if it has any of the things. */
const mayBeMeant = (facts: ConfidenceFacts): boolean =>
  facts.isPinned && !facts.lacksName && !lacksUnknown(facts) && facts.thingCoverage >= bounds.pinnedAtLeast;

/** Whether many words describe what the change may say in others. */
const isDescribed = (facts: ConfidenceFacts): boolean =>
  facts.words >= bounds.manyWords && weighWorth(facts, 1) >= bounds.manyFit && !facts.lacksName && !facts.inPassing;

/** Whether it is a name that the best change lacks, or of few things the one that tells most. */
function lacksThing({ lacksName, inPassing, things, hasRarest, thingCoverage }: ConfidenceFacts): boolean {
  return lacksName || inPassing || (things <= bounds.fewThings && !hasRarest && thingCoverage < bounds.thingsAtLeast);
}

/** Whether "nothing" is sure: the log has no word for what matters. It may be told by other words where it has, or where many describe it. */
export function isSurelyNothing(facts: ConfidenceFacts): boolean {
  if (facts.isNumbered) return false;
  if (facts.words >= bounds.manyWords) return false;
  return facts.lacksName || (lacksThing(facts) && !facts.knowsRarest);
}

/** Whether the best change is surely about what is asked, whatever else is: enough to say what it does not record. */
export function isAboutIt({ coverage, sentence }: ConfidenceFacts): boolean {
  return coverage + sentence >= bounds.isAbout;
}
