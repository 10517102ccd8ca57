import type { TieNotes } from '../enrich/tie-notes.ts';
import { UserError } from '../model/errors.ts';
import { type Problem, totalOf } from '../model/parsed-log.ts';
import type { SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import type { HistoryWalk } from '../source/git-history.ts';
import type { Source, TextSource } from '../source/open-source.ts';
import type { LogWriter, Store } from '../store/store.ts';
import { checkFormat } from './import-checks.ts';
import { planDayListImport } from './import-day-list.ts';
import { planEntryImport } from './import-entries.ts';
import { importRepository, type Outcome } from './import-repository.ts';
import type { IndexRules } from './index-rules.ts';
import { readKnownRecords } from './known-records.ts';
import { chooseRules, findRuleTroubles, keepRules, type RuleTroubles } from './log-rules.ts';
import { makeIndex } from './make-index.ts';
import { makeHistoryNoter } from './note-history.ts';
import { openBranches } from './open-branches.ts';
import { type ImportProgress, type Telling, tellProgress } from './progress.ts';
import type { ThreadLimits } from './read-history.ts';
import { listEntries, spoolText } from './spool-text.ts';
import { storeReleases } from './store-releases.ts';
import { changeFor } from './try-again.ts';

/** What an import comes to. */
export interface ImportReport extends RuleTroubles {
  log: string;
  format: string;
  /** Entries that were not there before. */
  added: number;
  /** Entries that the source no longer has, since the last import. */
  gone: number;
  /** Entries that were gone and are in the source again. */
  restored: number;
  /** Of the new entries: those that came in the place of entries that are gone, because the history was rewritten. */
  rewritten: number;
  /** The branches that the log is of, the main one first, and those that are no longer there; absent of what HEAD reaches. */
  branches?: string[];
  lostBranches?: string[];
  entries: number;
  days: number;
  /** How many version headings a text has. */
  releases: number;
  declared: number;
  /** Declared commits without text. */
  missing: number;
  /** How many problems there were, how many of each kind, and the first of them. */
  problems: number;
  problemKinds: Record<string, number>;
  firstProblems: Problem[];
  /** The history of the clone is cut short. */
  shallow: boolean;
  /** The search index could not be stored, as on a full disk: whoever asks makes it anew. */
  unindexed?: true;
  seconds: number;
}

export interface ImportOptions {
  /** The log's name; made from where the source lies unless given. */
  log?: string | undefined;
  /** The format of a text; found out unless given. */
  format?: string | undefined;
  /**
   * Of a repository: the names of branches and patterns such as `maint-*`, the log being of all of them; `["HEAD"]` for what
   * HEAD reaches. Unless given a log goes on with the branches that it has, and a new one is of HEAD.
   */
  branches?: readonly string[] | undefined;
  /** By these the search index is made. */
  rules: IndexRules;
  /** The log's own rules for subsystems; null takes them away, and without any those that it has stay. */
  ownRules?: SubsystemRulesConfig | null | undefined;
  /** What the threads that read a history may use; what is enough for nearly any, unless given. */
  threadLimits?: ThreadLimits | undefined;
  /** How git walks a whole history; in parts unless given. */
  walk?: HistoryWalk | undefined;
  /** Milliseconds, for the report. */
  clock(): number;
  /** Hears how far the import is, ten times a second at most. */
  progress?: ((progress: ImportProgress) => void) | undefined;
}

/**
 * Brings a source into the store: all of it the first time, then what is new. The log changes at one moment, at the
 * end; until then, and after any error, it is as it was.
 */
export async function importLog(store: Store, source: Source, options: ImportOptions): Promise<ImportReport> {
  const started = options.clock();
  for (let tried = options; ; ) {
    try {
      return await importOnce(store, source, tried, started);
    } catch (error) {
      const other = changeFor(error, tried);
      if (other === undefined) throw error;
      tried = other;
    }
  }
}

async function importOnce(
  store: Store,
  source: Source,
  options: ImportOptions,
  started: number,
): Promise<ImportReport> {
  if (source.kind === 'git' && options.format !== undefined && options.format !== 'git') {
    throw new UserError(`${source.what} is a git repository: leave --format out.`, 'usage');
  }
  if (source.kind === 'text' && options.branches !== undefined) {
    throw new UserError(`${source.what} is no git repository and has no branches: leave them out.`, 'usage');
  }
  const name = options.log ?? source.suggestedName;
  const telling = tellProgress(options.progress, options.clock);
  const writer = await store.writeLog(name, 'an import');
  const noter = makeHistoryNoter(options.rules.people, writer.aside.spill, options.threadLimits);
  try {
    if (source.kind === 'git') checkFormat(writer, name, 'git');
    const before = await writer.current?.rules();
    const chosen = chooseRules(before, options.ownRules);
    const outcome =
      source.kind === 'git'
        ? await importRepository(writer, source, telling, options.branches, chosen?.config, {
            noter,
            rules: options.rules.subsystems,
            walk: options.walk ?? 'parts',
          })
        : await importText(writer, source, name, telling, options.format);
    const { added, newlyGone, restored, rewritten, lostBranches, releaseTags, ownRules, ...facts } = outcome;
    const own = ownRules ?? chosen;
    const rules = await keepRules(writer, own, before);
    const log = await writer.commit({ ...facts, rules, source: { text: source.what, location: source.location } });
    const tellReleases = (notes?: TieNotes): Promise<void> =>
      unlessUnread(storeReleases(log, releaseTags, notes, telling));
    const index = await makeIndex(log, options.rules, noter.noted, telling, tellReleases);
    if (!index.usedTies) await tellReleases();
    await unlessUnread(openBranches(log));
    const { days, declared, listed, missing } = totalOf(facts.days);
    const troubles = findRuleTroubles(own, options.rules.subsystems, log.catalogue);
    return {
      log: name,
      format: facts.format,
      added,
      gone: newlyGone,
      restored,
      rewritten,
      ...(facts.git?.branches && { branches: facts.git.branches.tips.map((branch) => branch.name) }),
      ...(lostBranches.length > 0 && { lostBranches }),
      entries: facts.entries,
      days,
      releases: facts.releases.length,
      // An entry without a day declares itself.
      declared: declared + facts.entries - listed,
      missing,
      problems: Object.values(facts.problems.kinds).reduce((sum, count) => sum + count, 0),
      problemKinds: facts.problems.kinds,
      firstProblems: facts.problems.first,
      ...troubles,
      ruleProblems: [...listMailmapProblems(source), ...troubles.ruleProblems],
      shallow: facts.git?.shallow ?? false,
      ...(!index.isStored && { unindexed: true as const }),
      seconds: Math.round(options.clock() - started) / 1000,
    };
  } finally {
    await noter.close();
    await writer.close();
  }
}

async function importText(
  writer: LogWriter,
  source: TextSource,
  name: string,
  telling: Telling,
  format?: string,
): Promise<Outcome> {
  const tell = telling.step('reading', 'bytes', source.size);
  let read = 0;
  const known = await readKnownRecords(writer.current);
  const text = await spoolText(source, known, writer.aside, format, (bytes) => {
    read += bytes;
    tell(read);
  });
  checkFormat(writer, name, text.format);
  const stored = writer.current?.catalogue;
  const plan =
    text.days.length > 0
      ? planDayListImport({ ...text, entries: await listEntries(text.entries) }, known, stored)
      : planEntryImport(text, known, stored);
  let added = 0;
  for await (const records of plan.added) {
    for (const record of records) {
      const isBehind = writer.append(record);
      if (isBehind) await isBehind;
      if (record.kind === 'entry') added += 1;
    }
  }
  return {
    format: text.format,
    ...plan.facts,
    entries: plan.entries,
    problems: text.problems,
    added,
    newlyGone: plan.newlyGone,
    restored: plan.restored,
    rewritten: 0,
    lostBranches: [],
  };
}

/** What of a repository's mailmap is not read. */
function listMailmapProblems(source: Source): RuleTroubles['ruleProblems'] {
  const end = source.kind === 'git' ? source.repository.mailmapEnd : undefined;
  if (end === undefined) return [];
  return [{ where: '.mailmap', line: end + 1, message: 'from here on it is not read: it has more than 4 MB' }];
}

/** What keeps something from being found that is beside the log, is told to whoever asks for it. */
async function unlessUnread(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
