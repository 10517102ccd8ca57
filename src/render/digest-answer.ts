import type { DigestAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { type Block, ours, say } from './blocks.ts';
import { renderDigest } from './digest-blocks.ts';
import { renderDigestMarkdown } from './digest-markdown.ts';
import { renderNotes } from './notes.ts';

/** Turns the answer of `/digest` into blocks. */
export function renderDigestAnswer(answer: DigestAnswer, readAs: string): Block[] {
  const { digest, style, log } = answer;
  return [
    ...renderDigest(digest, { style }),
    ...renderDigestNotes(answer),
    { kind: 'footer', line: say`${log} · read as ${readAs}` },
  ];
}

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
