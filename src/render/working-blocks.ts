import type { LogAnswer } from '../model/answer.ts';
import { countOf } from '../model/text.ts';
import { type Block, joinLines, type Line, ours, say, styled } from './blocks.ts';
import { shortId } from './entries.ts';

/** Turns how an answer to a question in plain words was found into blocks, for whoever wants to check it. */
export function renderWorking({ asked, working, log }: LogAnswer, readAs: string): Block[] {
  const question = asked?.question ?? '';
  const { words = [], best = [], leftOut = [], check } = working ?? {};
  const blocks: Block[] = [
    { kind: 'lead', line: say`“${question}” was read as ${styled('strong', readAs)} in ${log}.` },
  ];
  const add = (title: Line, lines: Line[]): void => {
    if (lines.length > 0) blocks.push({ kind: 'note', line: title }, { kind: 'list', lines });
  };
  add(ours('Looked for:'), words.map(renderWord));
  add(
    ours(
      best.length === 1 ? 'Weighed, with its score:' : `The first ${best.length} that were weighed, with their scores:`,
    ),
    best.map(({ id, headline, score }) => say`${ours(score.toFixed(2))}  ${headline} [${shortId(id)}]`),
  );
  if (working?.subsystem) {
    const { name, reasons } = working.subsystem;
    add(
      say`${ours('In the subsystem')} ${styled('strong', name)}:`,
      reasons.map(({ id, reason }) => say`[${shortId(id)}]  ${reason}`),
    );
  }
  add(
    ours('Left out:'),
    leftOut.map(({ by, entries }) => say`${ours(countOf(entries, 'entry', 'entries'))} by ${by}`),
  );
  if (blocks.length === 1)
    blocks.push({ kind: 'note', line: ours('Nothing was looked for by words: all that fits counts.') });
  if (check !== undefined) add(ours('To check it in the repository:'), [say`${check}`]);
  return blocks;
}

/** A word with those that stood for it; only itself says no more than itself. */
function renderWord({ word, variants, entries }: { word: string; variants: string[]; entries: number }): Line {
  const others = variants.filter((variant) => variant !== word);
  const also = others.length === 0 ? [] : say`, also as ${joinLines(others.map((variant) => say`${variant}`))}`;
  return say`${styled('strong', word)}  in ${ours(countOf(entries, 'entry', 'entries'))}${also}`;
}
