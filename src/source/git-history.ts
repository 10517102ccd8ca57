import { logArguments } from './git.ts';
import { hasManyObjects } from './pack-size.ts';
import { type GitRun, startGit } from './run-git.ts';

/** All that some commits reach. */
export interface WholeHistory {
  directory: string;
  tips: readonly string[];
  withPaths?: boolean | undefined;
}

/** How a history is walked; `parts` where that is sooner begun with. */
export type HistoryWalk = 'whole' | 'parts';

/** So many milliseconds a small history takes git at most until it prints the first commit. */
const usualWait = 60;

/**
 * What `git log` prints of a whole history, oldest first. It prints nothing before it has walked all of it, which a long one
 * takes a third of an import for. So such a history is cut at some of its main line's commits, which are soon listed, and git
 * walks the parts beside each other: what the oldest of these commits reaches is printed at once. Put together, they are a history in
 * which nothing comes before what it stands on, mostly in the very order of one walk. `tellLong` hears that nothing was printed for
 * a while, or that nothing will be: where a repository is large, no walk of all is begun to find that out.
 */
export async function* streamHistory(
  history: WholeHistory,
  walk: HistoryWalk,
  tellLong: () => void,
  wait = usualWait,
  isLarge = hasManyObjects,
): AsyncGenerator<Buffer> {
  if (await isLarge(history.directory)) {
    tellLong();
    yield* streamParts(history, walk === 'whole' ? [] : await listCuts(history));
    return;
  }
  const whole = startGit(history.directory, logArguments(history.tips, [], history.withPaths));
  try {
    if (!(await isBegunWithin(whole, wait))) tellLong();
    const cuts = walk === 'whole' ? [] : await findCuts(history, whole);
    // It comes to its end while the parts begin.
    const stopping = cuts.length > 0 ? whole.stop() : undefined;
    yield* cuts.length > 0 ? streamParts(history, cuts) : whole.output();
    await stopping;
  } finally {
    await whole.stop();
  }
}

/** The same in parts, cut behind these commits, each of which reaches the one before it. */
export async function* streamParts(
  { directory, tips, withPaths }: WholeHistory,
  cuts: readonly string[],
): AsyncGenerator<Buffer> {
  const ends = [...cuts.map((cut) => [cut]), tips];
  const parts = ends.map((end, index) =>
    startGit(directory, logArguments(end, cuts.slice(index - 1, index), withPaths)),
  );
  try {
    for (const part of parts) yield* part.output();
  } finally {
    await Promise.all(parts.map((part) => part.stop()));
  }
}

/** Lists the main line while git walks all of the history; no cuts where that begins to print before. */
async function findCuts(history: WholeHistory, whole: GitRun): Promise<string[]> {
  if (await isBegunWithin(whole, 0)) return [];
  return await listCuts(history, whole.begun);
}

/** Lists the main line and chooses where to cut; no cuts once `late` is fulfilled. */
async function listCuts({ directory, tips: [tip = ''] }: WholeHistory, late?: Promise<void>): Promise<string[]> {
  const line = startGit(directory, ['rev-list', '--first-parent', '--end-of-options', tip, '--']);
  try {
    // What is wrong with the repository the walk says by itself.
    const listed = readAll(line).then(chooseCuts, () => []);
    return await (late === undefined ? listed : Promise.race([late.then(() => []), listed]));
  } finally {
    await line.stop();
  }
}

/**
 * How much of the main line stands before each cut. The first part is soon walked, and while commits are taken from one, which
 * takes much longer than to walk it, the next and longer one is walked.
 */
const shares = [1 / 32, 1 / 8, 3 / 8];

/** A shorter main line says little of how much stands behind its commits. */
const shortestLine = 256;

/** Chooses where to cut a history by the hashes of its main line, each on a line, the newest first; the oldest cut comes first. */
export function chooseCuts(line: Buffer): string[] {
  const width = line.indexOf('\n') + 1;
  const count = width === 0 ? 0 : line.length / width;
  if (count < shortestLine) return [];
  return shares.map((share) => {
    const at = Math.floor(count * (1 - share)) * width;
    return line.toString('latin1', at, at + width - 1);
  });
}

async function readAll(run: GitRun): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of run.output()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function isBegunWithin(run: GitRun, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([run.begun.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
