import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The sources that are measured, and what each has. */
interface Built {
  'commands/index': typeof import('../../commands/index.ts');
  'src/answer/answer-reading': typeof import('../../src/answer/answer-reading.ts');
  'src/answer/digest': typeof import('../../src/answer/digest.ts');
  'src/answer/digest-reverted': typeof import('../../src/answer/digest-reverted.ts');
  'src/answer/library': typeof import('../../src/answer/library.ts');
  'src/answer/log-reader': typeof import('../../src/answer/log-reader.ts');
  'src/answer/read-vocabulary': typeof import('../../src/answer/read-vocabulary.ts');
  'src/answer/settle-subsystem': typeof import('../../src/answer/settle-subsystem.ts');
  'src/chat/discord/answer-cache': typeof import('../../src/chat/discord/answer-cache.ts');
  'src/chat/discord/autocomplete': typeof import('../../src/chat/discord/autocomplete.ts');
  'src/chat/discord/channels': typeof import('../../src/chat/discord/channels.ts');
  'src/chat/discord/compose-apart': typeof import('../../src/chat/discord/compose-apart.ts');
  'src/chat/discord/compose-page': typeof import('../../src/chat/discord/compose-page.ts');
  'src/chat/discord/gated-compose': typeof import('../../src/chat/discord/gated-compose.ts');
  'src/chat/discord/page-buttons': typeof import('../../src/chat/discord/page-buttons.ts');
  'src/chat/discord/practice-questions': typeof import('../../src/chat/discord/practice-questions.ts');
  'src/chat/discord/render-digest': typeof import('../../src/chat/discord/render-digest.ts');
  'src/chat/discord/warm-up': typeof import('../../src/chat/discord/warm-up.ts');
  'src/digest/plan': typeof import('../../src/digest/plan.ts');
  'src/digest/round': typeof import('../../src/digest/round.ts');
  'src/ingest/index-rules': typeof import('../../src/ingest/index-rules.ts');
  'src/ingest/open-index': typeof import('../../src/ingest/open-index.ts');
  'src/question/read-question': typeof import('../../src/question/read-question.ts');
  'src/store/state': typeof import('../../src/store/state.ts');
  'src/store/store': typeof import('../../src/store/store.ts');
  'src/wire/composing': typeof import('../../src/wire/composing.ts');
  'src/wire/import-options': typeof import('../../src/wire/import-options.ts');
  'src/wire/read-question': typeof import('../../src/wire/read-question.ts');
}

/** The root of the package. */
export const root = path.join(import.meta.dirname, '../..');

/** The address of the compiled file of a source. */
export const addressBuilt = (source: string): string => pathToFileURL(path.join(root, 'dist', `${source}.js`)).href;

/** The compiled file of a source: what is measured is what people run, not what a test's loader makes of it. */
export async function importBuilt<Source extends keyof Built>(source: Source): Promise<Built[Source]> {
  return await import(addressBuilt(source));
}
