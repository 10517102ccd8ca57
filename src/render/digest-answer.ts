import type { DigestAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { countOf } from '../model/text.ts';
import { type Block, type Line, ours, say } from './blocks.ts';
import { renderDigest, renderItem, renderSection } from './digest-blocks.ts';
import { layOutDigest } from './digest-layout.ts';
import { renderDigestMarkdown } from './digest-markdown.ts';
import { countListed, keepBetween } from './digest-messages.ts';
import { renderNotes } from './notes.ts';

/** Turns the answer of `/digest` into blocks. `next` says how the changes that are not listed are shown, where they can be. */
export function renderDigestAnswer(answer: DigestAnswer, readAs: string, next?: string): Block[] {
  const { digest, style, log } = answer;
  return [
    ...renderDigest(digest, { style }),
    ...renderDigestNotes(answer),
    { kind: 'footer', line: say`${log}${sayNext(next)} · read as ${readAs}` },
  ];
}

/** Turns some of the changes of a digest that lists all into blocks: those after `from` others, up to `to`. */
export function renderDigestPage(
  { digest, style, log }: DigestAnswer,
  readAs: string,
  { from, to }: { from: number; to: number },
  next?: string,
): Block[] {
  const { sections } = layOutDigest(keepBetween(digest, from, to), { style });
  const amount = ours(`${from + 1} to ${to} of ${countOf(countListed(digest), 'change')}`);
  return [
    ...sections.map(({ heading, items }, index) => renderSection(heading, items.flatMap(renderItem), index === 0)),
    { kind: 'footer', line: say`${amount} in ${log}${sayNext(next)} · read as ${readAs}` },
  ];
}

const sayNext = (next: string | undefined): Line => (next === undefined ? [] : say`, ${ours(next)}`);

/** What the answer of `/digest` has to say beside the digest itself. */
export function renderDigestNotes(answer: DigestAnswer): Block[] {
  const { ended, notes } = answer;
  const said = [
    ...(ended === undefined ? [] : [say`This log ends on ${ours(formatDay(ended))}: the span counts back from there.`]),
    ...renderNotes({ ...answer, command: 'what', entries: [], total: 0, partial: false, notes }),
  ];
  return said.map((line): Block => ({ kind: 'note', line }));
}

/** The answer of `/digest` as scripts get it. */
export function makeDigestJson(answer: DigestAnswer, text: string): object {
  const { digest, query, verdict, sure, command, ended } = answer;
  const { watch: _, stretch, log, since, until, subsystems, ...rest } = digest;
  const days = stretch.kind === 'days' ? { since: stretch.since, until: stretch.until } : { since, until };
  return {
    command,
    log,
    query,
    verdict,
    sure,
    ...days,
    ...(ended && { ended }),
    subsystems,
    ...rest,
    text,
  };
}

/** The answer of `/digest` as Markdown text. */
export function makeDigestMarkdown({ digest, style }: DigestAnswer): string {
  return renderDigestMarkdown(digest, { style });
}
