import type { LogAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { formatNumber, shorten } from '../model/text.ts';
import { type ToldTie, type ToldTieKind, toldTieKinds } from '../model/tie.ts';
import { joinLines, type Line, ours, say } from './blocks.ts';
import { formatProof } from './entries.ts';

/** How many others of one kind are named. */
const mostNamed = 3;

/** A longer title is cut: what is told stands in one sentence. */
const longestTitle = 200;

/** What happened to a change, in words behind “It was”; and what it does to others, behind “it”. */
const passive: Partial<Record<ToldTieKind, string>> = {
  'reverted-by': 'reverted',
  'taken-again-by': 'taken again',
  'partly-reverted-by': 'partly reverted',
  'fixed-by': 'fixed',
  'carried-as': 'carried',
};
const active: Partial<Record<ToldTieKind, string>> = {
  reverts: 'reverts',
  'partly-reverts': 'partly reverts',
  'takes-again': 'takes up again',
  fixes: 'fixes',
  'carried-from': 'was carried over from',
};

/**
 * What a change is tied to, in one sentence; nothing where it stands alone. `more` tells of which kinds there are more than
 * are in the list.
 */
export function renderTies(ties: readonly ToldTie[], more: LogAnswer['moreTies'] = {}): Line {
  // What happened in turn stands in its order.
  const turns = ties.filter(({ kind }) => kind === 'reverted-by' || kind === 'taken-again-by');
  const last = turns.slice(-mostNamed - (turns.at(-mostNamed)?.kind === 'taken-again-by' ? 1 : 0));
  const shownTurns = last.map((tie) => say`${ours(passive[tie.kind] ?? '')} ${nameEvent(tie)}`);
  if (last.length < turns.length) shownTurns.unshift(ours('reverted and taken again before'));
  const rest = kindsOf(passive).slice(2);
  const happened = [...shownTurns, ...rest.flatMap((kind) => tellKind(ties, kind, passive, nameEvent, more[kind]))];
  const done = kindsOf(active).flatMap((kind) => tellKind(ties, kind, active, nameOther, more[kind]));
  const parts = [
    ...(happened.length === 0 ? [] : [say`${ours('It was ')}${joinLines(happened)}`]),
    ...(done.length === 0 ? [] : [say`${ours(happened.length === 0 ? 'It ' : 'it ')}${joinLines(done)}`]),
  ];
  if (parts.length === 0) return [];
  return say`${parts.flatMap((part, index) => (index === 0 ? part : say`; ${part}`))}.`;
}

const kindsOf = (words: Partial<Record<ToldTieKind, string>>): ToldTieKind[] =>
  toldTieKinds.filter((kind) => words[kind] !== undefined);

function tellKind(
  ties: readonly ToldTie[],
  kind: ToldTieKind,
  words: Partial<Record<ToldTieKind, string>>,
  name: (tie: ToldTie) => Line,
  more = 0,
): Line[] {
  const own = ties.filter((tie) => tie.kind === kind);
  if (own.length === 0) return [];
  const named = own.slice(0, mostNamed).map(name);
  const unnamed = own.length - named.length + more;
  const others = unnamed > 0 ? [say`${ours(formatNumber(unnamed))} more`] : [];
  return [say`${ours(words[kind] ?? '')} ${joinLines([...named, ...others])}`];
}

/** `to v2.29.1 on 2 Jan 2020 by Ada [abc]`. */
function nameEvent(tie: ToldTie): Line {
  const to = tie.kind !== 'carried-as' ? [] : tie.release === undefined ? ours('over ') : say`to ${tie.release} `;
  const day = tie.date === '' ? [] : ours(`on ${formatDay(tie.date)} `);
  // Whoever wrote a change wrote what was made of it elsewhere.
  const by = tie.kind === 'carried-as' || tie.author.trim() === '' ? [] : say`by ${tie.author.trim()} `;
  return say`${to}${day}${by}[${formatProof(tie)}]`;
}

/** `“title” of 2 Jan 2020 [abc]`; of what the log does not have, only what is written of it. */
function nameOther(tie: ToldTie): Line {
  const title = tie.headline === '' ? [] : say`“${shorten(tie.headline, longestTitle)}”`;
  if (tie.unknown) {
    const id = tie.id === '' ? [] : say`${tie.id.slice(0, 12)}${title.length > 0 ? ' ' : []}`;
    return say`${id}${title} (not in this log)`;
  }
  const day = tie.date === '' ? [] : ours(` of ${formatDay(tie.date)}`);
  return say`${title}${day} [${formatProof(tie)}]`;
}
