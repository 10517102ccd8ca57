/** What the build joins into one file (`build.mjs`); each begins when it is asked for. */

/** The program itself. */
export const loadVerbs = () => import('./wire/run-verb.ts');

/** A thread that puts answers together. */
export const startComposeWorker = () => import('./wire/compose-worker.ts');

/** A thread that indexes stretches of a log. */
export const startStretchWorker = () => import('./ingest/stretch-worker.ts');
