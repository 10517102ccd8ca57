import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../src/answer/library.ts';
import { composePage } from '../../src/chat/discord/compose-page.ts';
import type { ThreadHandle } from '../../src/chat/discord/composing-thread.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { Place } from '../../src/model/actor.ts';
import { makeStoreTexts, openStore } from '../../src/store/store.ts';
import { countThreads, startComposing } from '../../src/wire/composing.ts';
import { rulesOf } from '../../src/wire/import-options.ts';
import { readByGrammar } from '../../src/wire/read-question.ts';
import { askFor, bytesOf, makeCountedApart, makePorts } from '../support/compose-pair.ts';
import { writeDayList } from '../support/day-list-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { packageRoot } from '../support/run-annalist.ts';

const makeFolder = useFolders();
const worker = pathToFileURL(path.join(packageRoot, 'dist/src/parts/compose-worker.js'));
const server: Place = { kind: 'server', server: '1' };
const config = {
  logs: [],
  configFile: { shown: 'annalist.json', path: '/annalist.json', exists: false, mistakes: [] },
};
const older: [string, number, ...[string][]] = ['11 Jul, 2007', 2, ['A lock for lzo.'], ['**Bold** @everyone lzo.']];

it('a thread of its own answers with the same bytes, takes up a changed log, and is replaced when it ends', async () => {
  const folder = makeFolder();
  const texts = makeStoreTexts();
  const store = openStore(folder, { texts });
  await importInto(store, { text: writeDayList(older) }, { log: 'sample', format: 'day-list' });
  const library = openLibrary(store, (log) => openIndex(log, rulesOf(log.name, config)), {
    today: () => '2008-01-15',
    defaultLogAt: () => undefined,
    maySee: () => true,
    readQuestion: readByGrammar,
  });
  const start = startComposing({ folder, config }, texts, worker);
  const handles: ThreadHandle[] = [];
  const { apart, here, logger } = makeCountedApart((take, ended) => {
    const handle = start(take, ended);
    handles.push(handle);
    return handle;
  });
  onTestFinished(() => apart.stop());
  const ports = makePorts(library, server);
  const questions = ['who', 'what', 'when', 'count', 'rank', 'digest', 'help'].map((name) => askFor(name));
  const compare = async (): Promise<void> => {
    for (const question of questions) {
      expect(await bytesOf(apart.compose(question, ports))).toBe(await bytesOf(composePage(question, ports)));
    }
    expect(here.made).toBe(0);
  };
  const untilReady = async (): Promise<void> => {
    await expect
      .poll(
        async () => {
          const before = here.made;
          await apart.compose(askFor('count'), ports);
          return here.made - before;
        },
        { timeout: 20_000 },
      )
      .toBe(0);
    here.made = 0;
  };
  apart.start(questions, ports);
  await untilReady();
  await compare();
  await importInto(store, { text: writeDayList(['12 Jul, 2007', 1, ['Two locks.']], older) }, { log: 'sample' });
  await compare();
  await handles[0]?.stop();
  expect((await apart.compose(askFor('count', { about: 'locks' }), ports)).message.embeds).toHaveLength(1);
  await pause(20);
  await untilReady();
  await compare();
  expect(handles).toHaveLength(2);
  expect(logger.lines.map(({ level }) => level)).toEqual(['warn']);
});

it('threads are started where there are processors for them', () => {
  expect([1, 2, 3, 4, 64].map((processors) => countThreads(processors, 8e9))).toEqual([0, 1, 2, 3, 3]);
  expect([0.5e9, 1.1e9, 2.1e9, 4e9].map((memory) => countThreads(4, memory))).toEqual([0, 1, 2, 3]);
});
