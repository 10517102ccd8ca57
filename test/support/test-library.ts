import { type Library, type LibrarySettings, openLibrary } from '../../src/answer/library.ts';
import type { Reader } from '../../src/answer/reader.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { Store } from '../../src/store/store.ts';
import { readByGrammar } from '../../src/wire/read-question.ts';
import { testRules } from './memory-log.ts';

/** The library of a store; unless told otherwise everything is seen everywhere, and no log is meant before others. */
export function openTestLibrary(store: Store, settings: Partial<LibrarySettings> = {}): Library {
  return openLibrary(store, (log) => openIndex(log, testRules), {
    today: () => '2008-01-01',
    defaultLogAt: () => undefined,
    maySee: () => true,
    readQuestion: readByGrammar,
    ...settings,
  });
}

/** The stored logs as they are read at the terminal. */
export function openTestReader(store: Store): Reader {
  return openTestLibrary(store).at({ kind: 'terminal' });
}
