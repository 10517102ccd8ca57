import type { LogReader, Reader } from '../../answer/reader.ts';
import type { Commandlike } from '../../model/command-text.ts';
import { fold } from '../../model/text.ts';
import { type Completions, complete, findNamedLog, findTypedEntry, type Vocabulary } from '../complete.ts';
import { findEntries } from '../find-entries.ts';
import { preparePeople, prepareReleases, prepareSubsystems } from '../log-names.ts';
import { type CompletionNames, prepareNames } from '../rank-candidates.ts';
import { ownCommands } from './own-commands.ts';

/** Completes a line up to the cursor; never fails. */
export type Completer = (line: string) => Promise<Completions>;

/** Makes the completer of a chat, which knows the names of the log that a line asks about. */
export function makeCompleter(
  commands: readonly Commandlike[],
  reader: Reader,
  listSubscriptions: () => Promise<readonly { id: string }[]> = async () => [],
): Completer {
  const all = [...commands, ...ownCommands];
  const prepared = new WeakMap<LogReader, Pick<Vocabulary, 'people' | 'subsystems'>>();
  const nothing: CompletionNames = prepareNames([]);

  const readNames = async (name: string | undefined): Promise<Pick<Vocabulary, 'people' | 'subsystems'>> => {
    const log = await reader.open(name);
    const names = prepared.get(log) ?? { people: preparePeople(log), subsystems: prepareSubsystems(log) };
    prepared.set(log, names);
    return names;
  };
  // They take a file of their own, so they are read only where one is typed.
  const readReleases = async (line: string): Promise<CompletionNames> => {
    if (!/\s(?:release|from|to):/i.test(line)) return nothing;
    const { all } = await (await reader.open(findNamedLog(line, commands))).releases();
    return prepareReleases(all);
  };
  /** The ids of entries that begin as was typed, or with a `v` before them. */
  const readEntries = async (line: string): Promise<string[]> => {
    const typed = findTypedEntry(line, all)?.toLowerCase();
    if (typed === undefined) return [];
    const log = await reader.open(findNamedLog(line, commands));
    const entries = await Promise.all((await findEntries(log, typed)).map((sequence) => log.entry(sequence)));
    const bare = typed.replace(/^v(?=\d)/, '');
    return entries
      .map(({ id }) => id)
      .filter((id) =>
        id
          .toLowerCase()
          .replace(/^v(?=\d)/, '')
          .startsWith(bare),
      );
  };

  const readBranches = async (line: string): Promise<CompletionNames> => {
    if (!/\sbranch:/i.test(line)) return nothing;
    return prepareNames((await (await reader.open(findNamedLog(line, commands))).branches()).names);
  };
  const readLogs = async (): Promise<CompletionNames> => prepareNames((await reader.logs()).map(({ name }) => name));
  // Whoever asks about something else keeps nobody from the subscriptions.
  const readSubscriptions = async (line: string): Promise<CompletionNames> =>
    /^\s*\/subscriptions\s/i.test(line) ? prepareNames((await listSubscriptions()).map(({ id }) => id)) : nothing;

  return async (line) => {
    // Without names, commands and options complete all the same; the question itself tells what is wrong with a log.
    const [names, logs, releases, branches, entries, subscriptions] = await Promise.all([
      readNames(findNamedLog(line, commands)).catch(() => ({ people: nothing, subsystems: nothing })),
      readLogs().catch(() => nothing),
      readReleases(line).catch(() => nothing),
      readBranches(line).catch(() => nothing),
      readEntries(line).catch(() => []),
      readSubscriptions(line).catch(() => nothing),
    ]);
    return complete(line, all, { ...names, logs, releases, branches, entries, subscriptions });
  };
}

/**
 * Candidates as readline takes them. It puts what all of them begin with in the place of what was typed; where that
 * would lose some of it, because they have it elsewhere, a blank candidate keeps it from doing so. Where some begin with
 * it, those that have it only inside a word are left out, since a single one would be put in its place at once.
 */
export function toReadline({ candidates, replaced }: Completions): [string[], string] {
  const fitting = leaveInner(candidates, replaced);
  const [first = '', ...others] = fitting;
  let shared = first;
  for (const other of others) while (!other.startsWith(shared)) shared = shared.slice(0, -1);
  const keeps = others.length === 0 || shared.toLowerCase().startsWith(replaced.toLowerCase());
  return [keeps ? fitting : [...fitting, ' '], replaced];
}

function leaveInner(candidates: readonly string[], replaced: string): string[] {
  // Folding takes quotes away, too.
  const typed = fold(replaced);
  const texts = candidates.map(fold);
  if (!texts.some((text) => text.startsWith(typed))) return [...candidates];
  return candidates.filter((_, index) => !isInner(texts[index] ?? '', typed));
}

/** Whether a text has what was typed, and no word of it begins so. */
function isInner(text: string, typed: string): boolean {
  let place = text.indexOf(typed);
  if (place < 0) return false;
  for (; place >= 0; place = text.indexOf(typed, place + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, place))) return false;
  }
  return true;
}
