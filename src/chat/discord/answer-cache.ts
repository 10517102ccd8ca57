import type { LogReader, Reader } from '../../answer/reader.ts';
import type { AskedPage, ComposedPage, ComposePorts } from './compose-page.ts';

/** Answers a question with one message. */
export type Compose = (asked: AskedPage, ports: ComposePorts) => Promise<ComposedPage>;

/** A message, and the logs that it was made of, by the names under which they were opened. */
interface Kept {
  page: ComposedPage;
  opened: readonly Opened[];
}

interface Opened {
  name: string | undefined;
  /** Only as long as somebody else holds it: an answer must not keep the index of a log that has changed since. */
  log: WeakRef<LogReader>;
}

/**
 * Keeps the last answers: a busy channel asks the same, and turns pages forth and back. One is given again only where the
 * same names still lead whoever asks to the same logs, unchanged; so what may not be seen in a place is not given there.
 */
export function keepAnswers(compose: Compose, most = 128): Compose {
  const kept = new Map<string, Promise<Kept | undefined>>();

  const make = (key: string, asked: AskedPage, ports: ComposePorts): Promise<ComposedPage> => {
    const { reader, ...tracking } = trackReader(ports.reader);
    const page = compose(asked, { ...ports, reader });
    const made = page.then(
      (done) => (tracking.mayKeep() ? { page: done, opened: tracking.opened } : undefined),
      () => undefined,
    );
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    void made.then((found) => found === undefined && kept.get(key) === made && kept.delete(key));
    return page;
  };

  return async (asked, ports) => {
    const { command, raw, place, offersWatch = false, asker } = asked;
    const key = JSON.stringify([command.name, raw, place, offersWatch, asker, ports.reader.now]);
    // Who asks the same while it is being answered waits for that.
    const waiting = kept.get(key);
    if (!waiting) return await make(key, asked, ports);
    const found = await waiting;
    return found && (await isSame(found.opened, ports.reader)) ? found.page : await make(key, asked, ports);
  };
}

/** Whether a reader gives the same logs by the same names. */
async function isSame(opened: readonly Opened[], reader: Reader): Promise<boolean> {
  try {
    const logs = await Promise.all(opened.map(({ name }) => reader.open(name)));
    return logs.every((log, index) => log === opened[index]?.log.deref());
  } catch {
    // What is wrong, the question itself tells.
    return false;
  }
}

/** A reader that notes what is opened. What rests on the list of logs, or on none, is not to be kept. */
function trackReader(reader: Reader): { reader: Reader; opened: Opened[]; mayKeep(): boolean } {
  const opened: Opened[] = [];
  let isListed = false;
  return {
    opened,
    mayKeep: () => opened.length > 0 && !isListed,
    reader: {
      ...reader,
      async open(name) {
        const log = await reader.open(name);
        opened.push({ name, log: new WeakRef(log) });
        return log;
      },
      async logs() {
        isListed = true;
        return await reader.logs();
      },
    },
  };
}
