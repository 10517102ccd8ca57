import type { LogAnswer } from '../model/answer.ts';
import type { SubsystemReason } from '../model/entry.ts';
import { countOf } from '../model/text.ts';
import { type Block, joinLines, type Line, ours, say, styled } from './blocks.ts';
import { shortId } from './entries.ts';

/** An entry with why it is in each of its subsystems. */
interface Explained {
  id: string;
  subsystemReasons: readonly SubsystemReason[];
}

/** Turns how an answer was found into blocks, and why what it lists is in its subsystems, for whoever wants to check it. */
export function renderWorking(
  { asked, working, log }: LogAnswer,
  readAs: string,
  explained: readonly Explained[] = [],
): Block[] {
  const { words = [], best = [], leftOut = [], check } = working ?? {};
  const read = asked ? say`“${asked.question}” was read as ` : [];
  const blocks: Block[] = [{ kind: 'lead', line: say`${read}${styled('strong', readAs)} in ${log}.` }];
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
  if (working?.subsystem && explained.length === 0) {
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
  if (blocks.length === 1 && asked)
    blocks.push({ kind: 'note', line: ours('Nothing was looked for by words: all that fits counts.') });
  add(ours('Why they are in their subsystems:'), explained.flatMap(renderReasons));
  if (check !== undefined) add(ours('To check it in the repository:'), [say`${check}`]);
  return blocks;
}

function renderReasons({ id, subsystemReasons }: Explained): Line[] {
  return subsystemReasons.map(
    ({ subsystem, reason }) => say`[${shortId(id)}]  ${styled('strong', subsystem)}  ${reason}`,
  );
}

/** A word with those that stood for it; only itself says no more than itself. */
function renderWord({ word, variants, entries }: { word: string; variants: string[]; entries: number }): Line {
  const others = variants.filter((variant) => variant !== word);
  const also = others.length === 0 ? [] : say`, also as ${joinLines(others.map((variant) => say`${variant}`))}`;
  return say`${styled('strong', word)}  in ${ours(countOf(entries, 'entry', 'entries'))}${also}`;
}
