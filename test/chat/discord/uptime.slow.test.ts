import { readdirSync, readlinkSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { LogReader } from '../../../src/answer/reader.ts';
import { keepAnswers } from '../../../src/chat/discord/answer-cache.ts';
import { makeAutocompleter } from '../../../src/chat/discord/autocomplete.ts';
import { composePage } from '../../../src/chat/discord/compose-page.ts';
import { firstPlace } from '../../../src/chat/discord/page-buttons.ts';
import { openDigestLog } from '../../../src/digest/digest-log.ts';
import { openStore } from '../../../src/store/store.ts';
import { makeListLogger, tinyPicture } from '../../support/discord-bot.ts';
import { useFolders } from '../../support/git-repository.ts';
import { importInto } from '../../support/import-into.ts';
import { openTestLibrary } from '../../support/test-library.ts';

const makeFolder = useFolders();

/** How often the log changes, and how many questions come between two changes; a month is 200 and 100. */
const changes = Number(process.env.UPTIME_CHANGES ?? 20);
const questions = Number(process.env.UPTIME_QUESTIONS ?? 8);

const topics = ['jffs2', 'lzo', 'quota', 'journal', 'inode', 'mount', 'xattr', 'readahead', 'fsync', 'dentry'];
const authors = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Barbara Liskov'];

/** The text of a log of so many changes, the newest first. */
function makeText(count: number): string {
  const entries = Array.from({ length: count }, (_, index) => {
    const number = count - index;
    const [one, other] = [topics[number % topics.length], topics[(number * 7 + 3) % topics.length]];
    return JSON.stringify({
      author: authors[number % authors.length],
      date: new Date(Date.UTC(2000, 0, number)).toISOString().slice(0, 10),
      subject: `${one}: change number ${number} of the ${other} code`,
      body: 'It says why. '.repeat(20),
    });
  });
  return `${entries.join('\n')}\n`;
}

it('asks, refreshes and posts over and over without taking more memory, files or old logs', async () => {
  const folder = makeFolder();
  const store = openStore(folder);
  const library = openTestLibrary(store, { defaultLogAt: () => 'test' });
  const reader = library.at({ kind: 'server', server: 'one' });
  const completer = makeAutocompleter(commands);
  const compose = keepAnswers(composePage);
  const logger = makeListLogger();
  const ports = { reader, mention: () => undefined, commands, drawPicture: tinyPicture, logger };
  const queries = commands.filter((command) => command.kind === 'query');
  const plain = ['who', 'what', 'when', 'count', 'rank', 'subsystems'];
  const readers: WeakRef<LogReader>[] = [];
  let asked = 0;

  const change = async (number: number): Promise<void> => {
    await importInto(store, { text: makeText(300 + number) });
    const log = await reader.open();
    readers.push(new WeakRef(log));
    await completer.prepare(log);
    for (let question = 0; question < questions; question += 1) {
      asked += 1;
      const command = queries.find(({ name }) => name === plain[asked % plain.length]);
      if (!command) throw new Error('a command is missing');
      // Some are asked again and again, most only once.
      const words = asked % 5 === 0 ? topics[asked % topics.length] : `${topics[asked % topics.length]} ${asked % 300}`;
      const raw = { about: words ?? '' };
      await compose({ command, raw, place: firstPlace, offersWatch: true }, ports);
    }
    const digests = await openDigestLog(reader, 'test');
    const stretch = { kind: 'numbers' as const, from: digests.records - 20, to: digests.records };
    await digests.compose({ subsystems: [] }, stretch, { limit: 10, full: true });
  };

  const measured: { heap: number; files: number; logs: number }[] = [];
  for (let number = 0; number < changes; number += 1) {
    await change(number);
    if (number === Math.floor(changes / 4) || number === changes - 1) measured.push(await measure(folder, readers));
  }
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) throw new Error('nothing was measured');
  const grown = (last.heap - first.heap) / 1e6;
  const seen = `${asked} questions, ${changes} changes: heap ${(first.heap / 1e6).toFixed(1)} and ${(last.heap / 1e6).toFixed(1)} MB, ${last.files} files, ${last.logs} logs`;
  expect(logger.lines, seen).toEqual([]);
  // Answers are kept, but not what they are of: only the log as it is now is held.
  expect(last.logs, seen).toBe(1);
  // Its index, and the one segment that it has.
  expect(last.files, seen).toBeLessThanOrEqual(2);
  expect(grown, seen).toBeLessThan(3);
}, 600_000);

/** The heap, the open files in a folder and the logs that are held, once what nobody holds is gone. */
async function measure(folder: string, readers: readonly WeakRef<LogReader>[]) {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  for (let turn = 0; turn < 4; turn += 1) {
    if (typeof collect === 'function') collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const logs = readers.filter((one) => one.deref() !== undefined).length;
  return { heap: process.memoryUsage().heapUsed, files: countFiles(folder), logs };
}

/** How many files in a folder this process has open; none where the system does not tell. */
function countFiles(folder: string): number {
  try {
    return readdirSync('/proc/self/fd').filter((file) => readLink(file).startsWith(folder)).length;
  } catch {
    return 0;
  }
}

function readLink(file: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${file}`);
  } catch {
    // The one by which the list was read is closed.
    return '';
  }
}
