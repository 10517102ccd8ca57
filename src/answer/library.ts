import type { Place } from '../model/actor.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { foldLogName } from '../model/log-name.ts';
import type { ReadQuestion } from '../model/read-question.ts';
import { joinWords } from '../model/text.ts';
import { describeUnknown, type ListedLog, type Store, type StoredLog } from '../store/store.ts';
import type { LogIndex } from './log-index.ts';
import { describeListed } from './log-info.ts';
import { type LogShelf, makeShelf } from './log-shelf.ts';
import type { Reader } from './reader.ts';
import { type ConfiguredSource, describeMissing, describeStanding, explainMissing } from './source-standing.ts';

/** What a library needs to know. */
export interface LibrarySettings {
  /** The day it is today. */
  today(): Day;
  /** The log that is meant in a place where none is named and there are several; of some, the first that is there. */
  defaultLogAt(place: Place): string | readonly string[] | undefined;
  /** Whether a log may be seen in a place; it is asked with the name as it is stored. */
  maySee(log: string, place: Place): boolean;
  /** Whether no e-mail address of a log may be shown in a place; they are shown unless said. */
  hidesAddresses?(log: string, place: Place): boolean;
  /** How questions in plain words are read. */
  readQuestion: ReadQuestion;
  /** The logs that the configuration keeps fresh, whether they are stored or not; none unless given. */
  sources?: (() => Promise<readonly ConfiguredSource[]>) | undefined;
}

/** Opens the index of a log, and makes it where it is missing. */
export type OpenIndex = (log: StoredLog) => Promise<LogIndex>;

/** The stored logs, as they are read from each place. */
export interface Library {
  /**
   * The reader of one place. A log that may not be seen there does not exist for it: nothing that the reader gives,
   * no list and no error, tells of it.
   */
  at(place: Place): Reader;
  /** The reader of all logs, each as most places of the chat see it: what it opens is ready when somebody asks there. */
  ahead(): Reader;
}

/**
 * Makes the library of a store. A log that was imported again meanwhile is taken up at the next question; an opened log
 * is shared by all places that may see it.
 */
export function openLibrary(store: Store, openIndex: OpenIndex, settings: LibrarySettings): Library {
  const shelf = makeShelf(store, openIndex);
  const discreet = makeShelf(store, openIndex, { hidesAddresses: true });

  const listVisible = async (place: Place): Promise<ListedLog[]> =>
    (await store.listLogs()).filter(({ name }) => settings.maySee(name, place));
  const listSources = async (place: Place): Promise<readonly ConfiguredSource[]> =>
    ((await settings.sources?.()) ?? []).filter(({ name }) => settings.maySee(name, place));
  const listNames = async (place: Place): Promise<string[]> => (await listVisible(place)).map(({ name }) => name);

  const chooseName = async (place: Place): Promise<string> => {
    const names = await listNames(place);
    // Before its first import, the one that is meant is told of, and not that there is none.
    const [source] = names.length === 0 ? await listSources(place) : [];
    if (source) throw explainMissing(source, place);
    return chooseLog(names, settings.defaultLogAt(place), place);
  };

  const chooseShelf = (name: string, place: Place): LogShelf =>
    settings.hidesAddresses?.(name, place) ? discreet : shelf;
  const at = (place: Place): Reader => ({
    get now() {
      return settings.today();
    },
    async open(typed) {
      const name = typed === undefined ? await chooseName(place) : foldLogName(typed);
      if (!settings.maySee(name, place)) throw explainUnknown(name, await listNames(place), place);
      try {
        return await chooseShelf(name, place).open(name);
      } catch (error) {
        // What the store says of a log that there is not names all others.
        if (!(error instanceof UserError) || error.code !== 'not-found') throw error;
        const source = (await listSources(place)).find((one) => one.name === name);
        if (source) throw explainMissing(source, place);
        throw explainUnknown(name, await listNames(place), place);
      }
    },
    readQuestion: settings.readQuestion,
    async logs() {
      const [stored, sources] = await Promise.all([listVisible(place), listSources(place)]);
      const rows = stored.map((log) => {
        const source = sources.find(({ name }) => name === log.name);
        return { ...describeListed(log, place), ...(source && { refresh: describeStanding(source, place) }) };
      });
      const missing = sources.filter(({ name }) => !stored.some((log) => log.name === name));
      return [...rows, ...missing.map((source) => describeMissing(source, place))];
    },
  });

  return {
    at,
    ahead: () => ({
      ...at({ kind: 'terminal' }),
      open: async (name) => await chooseShelf(name ?? '', { kind: 'direct' }).open(name ?? ''),
    }),
  };
}

/** The log that is meant where none is named, of those that may be seen. */
function chooseLog(names: readonly string[], defaults: string | readonly string[] | undefined, place: Place): string {
  const [only, ...others] = names;
  if (only === undefined) throw explainNone(place);
  if (others.length === 0) return only;
  const meant = [defaults ?? []].flat().map(foldLogName);
  const found = meant.find((name) => names.includes(name));
  if (found !== undefined) return found;
  const how = place.kind === 'terminal' ? `"--log ${only}", in the chat "log:${only}"` : `"log:${only}"`;
  throw new UserError(`Which log? There are ${joinWords(names)}: name one, as in ${how}.`);
}

/** The error for a log that there is not: the operator is told how one comes there, all others which there are. */
function explainUnknown(name: string, names: readonly string[], place: Place): UserError {
  if (place.kind === 'terminal') return describeUnknown(name, names);
  if (names.length === 0) return explainNone(place);
  const there = `there ${names.length === 1 ? 'is' : 'are'} ${joinWords(names.map((one) => `"${one}"`))}`;
  return new UserError(`There is no log "${name}" here: ${there}.`, 'not-found');
}

function explainNone({ kind }: Place): UserError {
  const sentence =
    kind === 'terminal'
      ? 'No log is stored yet: import one with "annalist import SOURCE".'
      : 'No log can be asked about here yet.';
  return new UserError(sentence, 'not-found');
}
