import type { RawArguments } from '../model/command.ts';
import type { AskedCommand, AskedWord, Reading } from '../model/reading.ts';
import { isEmptyWord } from '../search/words.ts';
import type { Draft } from './draft.ts';
import { dropIdle, saysNoMore } from './idle-words.ts';
import type { Mark } from './mark.ts';
import type { Ranked } from './rule.ts';
import { listDayFirst } from './rules/day-first.ts';
import { settleTogether } from './settle-together.ts';
import { kindOfWord } from './word-kinds.ts';
import { readYesNo } from './yes-no.ts';

/** Settles what the parts of a question mean together: the command, its arguments, and the words that are left. */
export function composeReading(draft: Draft): Reading {
  const yesNo = draft.asks === undefined && !draft.most ? readYesNo(draft.marks) : undefined;
  const { command: asked, of } = yesNo ? { command: yesNo.command } : settleCommand(draft);
  const returned = listReturned(draft, asked);
  if (yesNo) returned.delete(yesNo.answered);
  const narrowed =
    [draft.people, draft.subsystems].some(({ length }) => length > 0) ||
    [draft.since, draft.until, draft.release, draft.from, draft.to].some((given) => given !== undefined);
  const words = dropIdle(collectWords(draft.marks, returned), asked, draft, narrowed);
  const command = asked === 'what' && draft.amount && words.length === 0 ? 'count' : asked;
  // What a question for yes or no asks about is told by the answer, and narrows nothing.
  const kept = (rule: string): boolean =>
    draft.marks.some((mark) => mark.rule === rule && !returned.has(mark) && mark !== yesNo?.answered);
  const release = yesNo?.command === 'release' ? undefined : draft.release;
  const role =
    kept('role') || draft.marks.some(({ rule, parts }) => rule !== 'role' && parts.some(({ kind }) => kind === 'role'))
      ? draft.role
      : undefined;
  const isDeed = draft.marks.some((mark) => !returned.has(mark) && mark.parts.some(({ kind }) => kind === 'deed'));
  const names = draft.marks.some(
    (mark) => !returned.has(mark) && mark !== yesNo?.answered && mark.parts.some(({ kind }) => kind === 'person'),
  );
  const person = names ? nameAsked(draft) : undefined;
  const said: RawArguments = {
    ...(of !== undefined && { of }),
    ...(words.length > 0 && { about: words.map(({ text }) => text).join(' ') }),
    ...(person !== undefined && { person }),
    ...(role !== undefined && { role }),
    ...(draft.subsystems[0] !== undefined && { subsystem: draft.subsystems[0] }),
    ...(draft.since !== undefined && { since: draft.since }),
    ...(draft.until !== undefined && { until: draft.until }),
    ...(release !== undefined && { release }),
    ...(draft.from !== undefined && { from: draft.from }),
    ...(draft.to !== undefined && { to: draft.to }),
    ...(draft.except.length > 0 && { except: draft.except.join(', ') }),
    ...(draft.merges !== undefined && { merges: draft.merges }),
    ...(draft.reverts !== undefined && { reverts: draft.reverts }),
    ...(draft.limit !== undefined && listed.has(command) && { limit: String(draft.limit) }),
  };
  const isOfOne = command === 'who' && words.length > 0;
  const raw = settleTogether(draft, said, isOfOne);
  const doubts = [...listDayFirst(draft.marks), ...draft.doubts];
  // What has no words is told by what narrows it, whatever is asked about that.
  if (draft.asks === undefined && yesNo === undefined && !draft.most && (words.length > 0 || !narrowed))
    doubts.push('The question does not say whether who, when, what or why is asked.');
  return {
    command,
    raw,
    words,
    prefer: draft.prefer,
    single: draft.single || (words.length > 0 && ['who', 'when', 'why', 'release'].includes(command)),
    ...(draft.list && command === 'what' && { list: true as const }),
    exceptAuthor: draft.exceptAuthor,
    ...(draft.deed !== undefined && isDeed && role === undefined && { deed: draft.deed }),
    ...(draft.together !== undefined && isOfOne && { together: 'author' as const }),
    ...(draft.hintsTime && { hintsTime: true as const }),
    ...(draft.heads && command === 'rank' && of === 'people' && { heads: true as const }),
    ...(draft.unrecorded !== undefined && { unrecorded: draft.unrecorded }),
    taken: draft.marks.flatMap((mark) =>
      mark.rule === undefined || mark.parts.length === 0 || returned.has(mark)
        ? []
        : [{ rule: mark.rule, text: mark.tokens.map(({ text }) => text).join(' ') }],
    ),
    doubts,
    ...(draft.doubts.length > 0 && { inexact: true as const }),
  };
}

/** Who is asked for: the first who is named, with those who are named together with them. */
function nameAsked({ marks, people }: Draft): string | undefined {
  const together = marks.find(({ parts }) => parts.some((part) => part.kind === 'person'))?.parts ?? [];
  const names = together.flatMap((part) => (part.kind === 'person' ? [part.name] : []));
  return names.length > 1 ? names.join(', ') : people[0];
}

/** What names as many as are asked for. */
const listed: ReadonlySet<AskedCommand> = new Set(['rank', 'what']);

/** "Who is jan kara?" is told by all that they did. */
function asksForPerson({ marks, people, role }: Draft): boolean {
  const told = marks.filter(({ rule, tokens }) => rule !== 'filler' || /^(?:is|are|was)$/.test(tokens[0]?.word ?? ''));
  const text = told.map(({ rule, tokens }) => (rule === 'person' ? '*' : tokens.map(({ word }) => word).join(' ')));
  return people.length === 1 && role === undefined && /^(?:whos|who (?:is|are|was)) \*$/.test(text.join(' '));
}

function settleCommand(draft: Draft): { command: AskedCommand; of?: Ranked | undefined } {
  const { asks, most, of } = draft;
  if (asks === 'who' && !most && asksForPerson(draft)) return { command: 'person' };
  if (of === 'newcomers') return { command: 'rank', of };
  // "How many commits per year" has an answer for each.
  if (most && asks === 'count' && of !== undefined) return { command: 'rank', of };
  if (asks === 'rank') return { command: 'rank', of: of ?? 'people' };
  if (most && (asks === undefined || asks === 'who')) return { command: 'rank', of: of ?? 'people' };
  if (most && asks === 'when') return { command: 'rank', of: of ?? 'months' };
  // "What does jan kara mostly work on", "which subsystems did he touch".
  if (asks === 'what' && (of === 'subsystems' || (most && draft.people.length > 0)) && saysNoMore(draft))
    return { command: 'rank', of: 'subsystems' };
  if (most && asks === 'what' && of !== undefined) return { command: 'rank', of };
  if (asks !== undefined) return { command: asks };
  return { command: 'what' };
}

/**
 * Marks whose words are looked for all the same. A role is asked for only where somebody is: "who acked it", "what did
 * he review"; of "who fixed the crash that was reported" the report is what is looked for. Whose change it is matters
 * beside a role; a question for the author that names somebody tells of them.
 */
function listReturned(draft: Draft, command: AskedCommand): Set<Mark> {
  const { marks } = draft;
  const returned = new Set<Mark>();
  const asks = marks.findIndex(({ rule }) => rule === 'asks');
  const roleAt = marks.findIndex(
    ({ rule, parts }) => rule === 'role' || (rule === 'asks' && parts.some(({ kind }) => kind === 'role')),
  );
  const between = marks.slice(asks + 1, roleAt);
  // "Whose leak report led to it" names what of them it was.
  const isWhose = marks[asks]?.tokens[0]?.word === 'whose' && between.length <= mostBeforeNoun;
  const thanks = marks[roleAt]?.tokens[0]?.word ?? '';
  // "Who did jan credit" asks for neither jan nor his role.
  const isThanked = /^(?:credit|thank|acknowledge)$/.test(thanks);
  const directly =
    isWhose || between.every(({ rule }) => rule !== undefined && (aside.has(rule) || (isThanked && rule === 'person')));
  const asked =
    command === 'who' || command === 'rank'
      ? directly
      : command === 'count' || command === 'what'
        ? draft.people.length > 0
        : false;
  const roleKept = roleAt >= 0 && asked;
  let [roles, subsystems, people] = [0, 0, 0];
  for (const mark of marks) {
    if (mark.rule === 'role' && (!roleKept || roles++ > 0)) returned.add(mark);
    if (mark.rule === 'subsystem' && subsystems++ > 0) returned.add(mark);
    if (mark.rule === 'person' && namesSomebody(mark) && (people++ > 0 || (command === 'who' && !roleKept)))
      returned.add(mark);
    // "which release was the first with" says nothing about the change; "most" of a why is a word like others.
    if (mark.rule === 'most' && command !== 'rank' && mark.parts.some(({ kind }) => kind === 'most'))
      returned.add(mark);
  }
  return returned;
}

/** Of two names of whom it was one, neither is asked for. */
const namesSomebody = ({ parts }: Mark): boolean => parts.some(({ kind }) => kind === 'person');

/** What may stand between "who" and what they did. */
const aside = new Set(['filler', 'prefer', 'top', 'most', 'except', 'span']);
const mostBeforeNoun = 2;

/** What is looked for, each word once, with what stood around it; none of those of which no change is about. */
function collectWords(marks: readonly Mark[], returned: ReadonlySet<Mark>): AskedWord[] {
  const words: AskedWord[] = [];
  const known = new Set<string>();
  let left: string[] = [];
  for (const mark of marks) {
    const taken = mark.rule !== undefined && !returned.has(mark);
    for (const part of mark.parts) {
      if (part.kind !== 'word' || known.has(part.word)) continue;
      known.add(part.word);
      words.push({ text: part.word, kind: kindOfWord(part.word) });
    }
    for (const token of mark.tokens) {
      if (taken || isEmptyWord(token.word) || known.has(token.word)) {
        left.push(token.word);
        continue;
      }
      known.add(token.word);
      const text = token.possessive && !token.quoted ? token.word : token.text;
      const kind = token.quoted ? 'thing' : kindOfWord(token.word);
      words.push({ text, kind, ...(left.length > 0 && { before: left }) });
      left = [];
    }
  }
  const last = words.at(-1);
  if (last !== undefined && left.length > 0) words[words.length - 1] = { ...last, after: left };
  return words;
}
