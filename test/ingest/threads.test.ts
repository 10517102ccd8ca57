import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { indexOnThreads } from '../../src/ingest/stretches-on-threads.ts';
import { startThreads } from '../../src/ingest/threads.ts';
import { openStore } from '../../src/store/store.ts';
import { writeDayList } from '../support/day-list-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { testRules } from '../support/memory-log.ts';

const makeFolder = useFolders();

/** A worker that does this with each message. */
function writeWorker(body: string): URL {
  const file = path.join(makeFolder(), 'worker.mjs');
  const head = "import { parentPort, workerData } from 'node:worker_threads';";
  writeFileSync(file, `${head}\nparentPort.on('message', ({ id, request }) => {\n${body}\n});\n`);
  return pathToFileURL(file);
}

const failing: [string, string, RegExp][] = [
  ['throws', "throw new RangeError('too much');", /too much/],
  ['ends', 'process.exit(3);', /ended with code 3/],
  ['ends as if all were well', 'process.exit(0);', /ended with code 0/],
];

describe('threads', () => {
  it('answer what each is asked', async () => {
    const worker = writeWorker('parentPort.postMessage({ id, reply: [workerData, request].join(" ") });');
    const threads = startThreads<string, string>(worker, 2, 'hello');
    const replies = ['a', 'b', 'c', 'd'].map((request, index) => threads.ask(index % 2, request));
    expect(await Promise.all(replies)).toEqual(['hello a', 'hello b', 'hello c', 'hello d']);
    await threads.close();
  });

  it.each(failing)('refuse all that was asked and is asked where one %s', async (_, body, error) => {
    const threads = startThreads<string, string>(writeWorker(body), 2, undefined);
    const replies = [threads.ask(0, 'a'), threads.ask(0, 'b')];
    for (const { status } of await Promise.allSettled(replies)) expect(status).toBe('rejected');
    await expect(threads.ask(1, 'c')).rejects.toThrow(error);
    await threads.close();
  });

  it('go on where one of them is ended that has nothing more to do', async () => {
    const threads = startThreads<string, string>(writeWorker('parentPort.postMessage({ id, reply: request });'), 2, '');
    expect(await Promise.all([threads.ask(0, 'a'), threads.ask(1, 'b')])).toEqual(['a', 'b']);
    await threads.end(0);
    expect(await threads.ask(1, 'c')).toBe('c');
    await threads.close();
  });

  it.each(failing)('that %s end the making of an index in an error', async (_, body, error) => {
    const store = openStore(makeFolder());
    await importInto(store, { text: writeDayList(['11 Jul, 2007', 1, ['A lock for quota.', 'Jan Kara']]) });
    const log = await store.openLog('test');
    const stretches = indexOnThreads(log, testRules.subsystems, 2, writeWorker(body));
    await expect(stretches.note(() => undefined)).rejects.toThrow(error);
    await stretches.close();
  });
});
