import { listReferences } from '../enrich/references.ts';
import type { Entry } from '../model/entry.ts';
import type { AskedRole, Query } from '../model/query.ts';
import type { AskedWord, Preference } from '../model/reading.ts';
import type { Fate } from '../model/tie.ts';
import type { SoftResult, WeighedHit } from '../search/soft.ts';
import { dampWeights, fitText, type RankedFacts, scoreFit, type TextFit } from '../search/soft-rank.ts';
import { listSoftTerms } from '../search/soft-text.ts';
import { judgeKind, readWish, saysDone } from './change-kind.ts';
import { bringEndFirst } from './end-of-it.ts';
import { peopleInEntry } from './entry-people.ts';
import { loadHits } from './evidence.ts';
import { bringMentionFirst, dropBegan, listNaming, readThingName } from './first-mention.ts';
import { bringFirst, listKeys } from './first-of-it.ts';
import { toFilters } from './make-query.ts';
import { bringNewestVersion, readVersioned } from './newest-version.ts';
import { asksRequest, listAskedNumbers, numberTies, partTied, tieToNumbers } from './numbered-change.ts';
import { orderChanges } from './order-changes.ts';
import { mostRead, splitSentences } from './passage.ts';
import type { LogReader } from './reader.ts';
import { seekBeside } from './seek-beside.ts';
import { saysEnding, withoutKind } from './takes-away.ts';

/** A change as a question weighs it. */
export interface WeighedChange {
  hit: WeighedHit;
  entry: Entry;
  fit: TextFit;
  facts: RankedFacts;
  score: number;
  /**
   * Where it is asked what brought a thing in, what took it away or which version there is now, and this is the best: whether
   * that is what it says.
   */
  isFirst?: boolean | undefined;
  /** What it is to the ticket that is asked about by its number, where one is (`numberTies`). */
  tie?: number | undefined;
  /** What became of it, where it was taken back. */
  fate?: Fate | undefined;
}

/** How many entries are compared with a question by their texts. */
const compared = 30;

/** What a question's changes are weighed by beside its words. */
export interface Wish {
  words: readonly AskedWord[];
  query: Query;
  /** The subsystem that was read, which counts as a word. */
  subsystem?: string | undefined;
  prefer?: Preference | undefined;
  /** Whether it is asked for, and not only likelier. */
  isAsked?: boolean | undefined;
  /** Whether a passage of the change is the answer. */
  quotes?: boolean | undefined;
  /** The role of somebody who is asked for, other than the author's. */
  role?: AskedRole | undefined;
}

/** The changes that a question may mean, the best first, and how its words were read. */
export async function weighChanges(
  log: LogReader,
  { words: asked, query, subsystem, prefer, isAsked = false, quotes = false, role }: Wish,
): Promise<{ changes: WeighedChange[]; result: SoftResult }> {
  const wish = readWish(asked, prefer);
  // What was fixed or moved was there before.
  const isBegun = wish === 'earliest' && !asked.some(saysDone);
  const isNamed = isBegun && readThingName(asked) !== undefined;
  const weighed = isNamed ? dropBegan(asked) : asked;
  const result = await log.weigh({ words: weighed, ...toFilters(query), limit: compared });
  const { words } = result;
  const terms = listSoftTerms(words);
  const damped = dampWeights(words);
  const name = isBegun ? readThingName(asked, words) : undefined;
  const isEnded = !quotes && saysEnding(asked);
  const keys = isBegun || isEnded ? listKeys(words) : [];
  const about = name?.stem ?? name?.text ?? keys.map((key) => words[key]?.word ?? '').join(' ');
  const numbers = listAskedNumbers(asked);
  // `tar-tree: remove deprecated command` is said of git-tar-tree in git's log.
  const whole = withoutKind(about);
  const own = `${log.name.toLowerCase()}-`;
  const ended = whole.startsWith(own) ? [whole, whole.slice(own.length)] : [whole];
  const versioned = readVersioned(asked, prefer);
  const { hits, upTo } = await seekBeside(log, query, result.hits, {
    begun: isEnded ? '' : about,
    ended: isEnded && about !== '' ? ended.at(-1) : undefined,
    versioned,
    numbers: numbers.map(({ number }) => number),
  });
  const loaded = await loadHits(
    log,
    hits.map((hit) => ({
      ...hit,
      whole: hit.line === undefined,
      lines: hit.line === undefined ? [] : [hit.line],
    })),
  );
  const best = result.hits[0]?.score ?? 0;
  const ofSubsystem = words.flatMap(({ word }, index) => (word === subsystem ? [index] : []));
  const isRequest = asksRequest(asked);
  const ofNumbers = words.flatMap(({ word }, index) => (numbers.some(({ number }) => number === word) ? [index] : []));
  const changes = loaded.flatMap(({ entry, fate }, index): WeighedChange[] => {
    const hit = hits[index];
    if (!hit) return [];
    const title = hit.line === undefined ? (entry.subject ?? entry.headline) : (entry.merge?.listed[hit.line] ?? '');
    const sentences =
      hit.line === undefined ? splitSentences(entry.body.slice(0, mostRead)).map(({ text }) => text) : [];
    if (name && hit.line === undefined) sentences.push(...listNaming(entry.body.slice(mostRead), name));
    const references = hit.line === undefined ? listReferences(entry.trailers) : [];
    if (references.length > 0) sentences.push(references.join(' '));
    const isOf = subsystem !== undefined && entry.subsystems.includes(subsystem);
    const tie = numbers.length === 0 ? undefined : tieToNumbers(entry, numbers, isRequest);
    const also = [...(isOf ? ofSubsystem : []), ...((tie ?? numberTies.none) > numberTies.none ? ofNumbers : [])];
    const fit = fitText({ title, sentences, also }, damped, terms);
    const facts: RankedFacts = {
      score: hit.score / Math.max(best, 0.001),
      text: quotes && hit.line === undefined ? Math.min(1, entry.body.length / longEnough) : 0,
      role: role !== undefined && peopleInEntry(entry, role).length > 0 ? 1 : 0,
    };
    const score = scoreFit(fit, facts) + judgeKind(entry, asked) + (isOf ? subsystemBonus : 0);
    return [{ hit, entry, fit, facts, score, ...(fate && { fate }), ...(tie !== undefined && { tie }) }];
  });
  const { tied, others } = partTied(changes, words);
  if (tied.length > 0) {
    return { changes: [...orderChanges(tied, wish, isAsked), ...orderChanges(others, undefined, false)], result };
  }
  const ordered = orderChanges(changes, wish, isAsked);
  if (versioned !== undefined) return { changes: bringNewestVersion(ordered, versioned), result };
  if (isEnded) return { changes: bringEndFirst(ordered, ended, asked), result };
  const lastKnown = loaded[hits.findIndex(({ sequence }) => sequence === upTo)]?.entry.date;
  const named = name && bringMentionFirst(ordered, name, asked, lastKnown);
  // What has a file's name in common with it is seldom the file.
  const [first, ...rest] = name?.isFile ? ordered : [];
  if (!named && first) return { changes: [{ ...first, isFirst: false }, ...rest], result };
  return { changes: named ?? bringFirst(ordered, keys, words, asked), result };
}

/** A text of so many characters tells why as well as a longer one. */
const longEnough = 300;

/** What a change of the subsystem that a question names gains. */
const subsystemBonus = 0.1;
