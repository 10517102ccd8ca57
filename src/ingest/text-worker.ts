import { parentPort } from 'node:worker_threads';
import { makeTextBuilder, type RecordText } from '../search/text-builder.ts';

/** What the thread is sent: texts in their order; last, undefined, upon which it sends what it made of them. */
export type TextRequest = readonly RecordText[] | undefined;

const builder = makeTextBuilder();

parentPort?.on('message', (texts: TextRequest) => {
  if (texts !== undefined) {
    for (const text of texts) builder.add(text);
    parentPort?.postMessage('taken');
    return;
  }
  const parts = builder.finish();
  // Handed over, not copied; each lies in memory of its own.
  const buffers = Object.values(parts).map(({ buffer }) => buffer);
  parentPort?.postMessage(parts, buffers);
});
