import type { MessagePort } from 'node:worker_threads';
import type { SharedTexts, TextCache } from './text-cache.ts';

/** What a thread says of texts, and what it is told. */
type Said = { kind: 'find'; file: string } | { kind: 'keep'; file: string; text: Uint8Array };
type Told = { kind: 'found'; file: string; text: Uint8Array | undefined } | { kind: 'forget'; file: string };

/** Lets a thread at the other end of a channel share the texts of a cache, until the channel is closed. */
export function serveTexts(texts: Pick<TextCache, 'find' | 'keep' | 'onForget'>, port: MessagePort): void {
  const tell = (told: Told): void => port.postMessage(told);
  const stop = texts.onForget((file) => tell({ kind: 'forget', file }));
  port.once('close', stop);
  port.on('message', (said: Said) => {
    if (said.kind === 'keep') return texts.keep(said.file, said.text);
    const { file } = said;
    void texts.find(file).then((text) => tell({ kind: 'found', file, text }));
  });
  port.unref();
}

/** The texts of the cache at the other end of a channel; `forgotten` hears what is not kept there any more. */
export function openSharedTexts(port: MessagePort, forgotten: (file: string) => void): SharedTexts {
  const say = (said: Said): void => port.postMessage(said);
  const waiting = new Map<string, ((text: Uint8Array | undefined) => void)[]>();
  port.on('message', (told: Told) => {
    if (told.kind === 'forget') return forgotten(told.file);
    for (const resolve of waiting.get(told.file) ?? []) resolve(told.text);
    waiting.delete(told.file);
  });
  return {
    find: (file) =>
      new Promise((resolve) => {
        const others = waiting.get(file);
        waiting.set(file, [...(others ?? []), resolve]);
        if (!others) say({ kind: 'find', file });
      }),
    keep: (file, text) => say({ kind: 'keep', file, text }),
  };
}
