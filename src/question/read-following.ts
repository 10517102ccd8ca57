import type { RawArguments } from '../model/command.ts';
import type { Day } from '../model/day.ts';
import { type AskedCommand, askedCommands, type Reading } from '../model/reading.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { composeReading } from './compose.ts';
import { type Draft, makeDraft } from './draft.ts';
import { followingGrammar } from './grammar.ts';
import { markTokens } from './mark.ts';
import { mendSlips } from './slips.ts';
import { splitTokens } from './tokens.ts';
import { kindOfWord } from './word-kinds.ts';

/** A command with its arguments, as it was answered. */
export interface Before {
  command: string;
  raw: RawArguments;
}

/**
 * Reads a question that follows on an answer: "and who acked it?", "and in 2008?", "what about nfs?". What it does not
 * say is as it was; what it asks about by other words is a question of its own.
 */
export function readFollowing(question: string, before: Before, vocabulary: Vocabulary, now: Day): Reading {
  const tokens = mendSlips(splitTokens(question));
  const draft = makeDraft(markTokens(tokens, followingGrammar, vocabulary, now));
  const own = composeReading(draft);
  const leads = leadsOn.test(question);
  const kept = leads || draft.before || own.words.length === 0 ? keptBy(before, own, draft, leads) : {};
  const raw: RawArguments = { ...kept, ...own.raw };
  const isRanked = before.command === 'rank' && draft.of !== undefined && own.words.length === 0;
  const asked = draft.asks === undefined && !draft.most ? (readCommand(before.command) ?? own.command) : own.command;
  // "and which subsystem?", of a ranking, ranks something else.
  const command = isRanked ? 'rank' : asked === 'person' && !isOfPerson(raw) ? 'what' : asked;
  if (isRanked && draft.of !== undefined) raw.of = draft.of;
  // What is ranked is said by a ranking alone.
  if (command !== 'rank') delete raw.of;
  const about = raw.about;
  const words =
    about === undefined || own.words.length > 0
      ? own.words
      : splitTokens(about).map(({ text, word }) => ({ text, kind: kindOfWord(word) }));
  const single = own.single || (words.length > 0 && ['who', 'when', 'why', 'release'].includes(command));
  return { ...own, command, raw, words, single, doubts: [] };
}

/** Whether it is somebody who is asked about, and not some of their changes. */
const isOfPerson = ({ person, about, role }: RawArguments): boolean =>
  person !== undefined && about === undefined && role === undefined;

const leadsOn = /^\s*(?:and|also|or|but|what about|how about|then|so)\b/i;

/** What of the question before goes on: all that this one does not say anew. */
function keptBy({ raw }: Before, own: Reading, draft: Draft, leads: boolean): RawArguments {
  const kept = { ...raw };
  const spanned = own.raw.since !== undefined || own.raw.until !== undefined;
  if (spanned) {
    delete kept.since;
    delete kept.until;
  }
  if (spanned || own.raw.release !== undefined) for (const name of ['release', 'from', 'to']) delete kept[name];
  // Other words are about something else; "and who added zstd" keeps only where and when.
  if (own.words.length > 0 && !draft.before) {
    delete kept.about;
    delete kept.person;
    delete kept.role;
  }
  // "what about nfs" puts one subsystem in the other's place, and "and by jan" one person.
  if (
    leads &&
    own.raw.subsystem !== undefined &&
    own.words.length === 0 &&
    kept.subsystem === undefined &&
    !draft.before
  ) {
    delete kept.about;
  }
  if (draft.asks !== undefined && own.raw.role === undefined) delete kept.role;
  for (const name of ['limit', 'id']) delete kept[name];
  return kept;
}

function readCommand(name: string): AskedCommand | undefined {
  return askedCommands.find((command) => command === name);
}
