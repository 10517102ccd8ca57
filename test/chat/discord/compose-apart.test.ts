import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { choosePause } from '../../../src/chat/discord/compose-apart.ts';
import { composePage } from '../../../src/chat/discord/compose-page.ts';
import { listFirst } from '../../../src/chat/discord/warm-up.ts';
import type { Place } from '../../../src/model/actor.ts';
import { parseArguments, splitCommandLine } from '../../../src/model/command-text.ts';
import { UserError } from '../../../src/model/errors.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { askFor, bytesOf, makeCountedApart, makeFakeThreads, makePorts } from '../../support/compose-pair.ts';
import { writeDayList } from '../../support/day-list-text.ts';
import { openSharedStore } from '../../support/discord-bot.ts';
import { useFolders } from '../../support/git-repository.ts';
import { marks } from '../../support/hostile-answers.ts';
import { importInto } from '../../support/import-into.ts';
import { openTestLibrary } from '../../support/test-library.ts';

const makeFolder = useFolders();
const server: Place = { kind: 'server', server: '1' };

/** A library, and threads beside it that are ready. */
async function open(store: Store) {
  const library = openTestLibrary(store, {
    today: () => '2008-01-15',
    defaultLogAt: () => 'sample',
    maySee: (log) => log !== 'secret',
    hidesAddresses: () => true,
  });
  const threads = makeFakeThreads(store);
  const counted = makeCountedApart(threads.start);
  onTestFinished(() => counted.apart.stop());
  const ports = makePorts(library, server);
  await counted.apart.start([], ports);
  return { ...counted, threads, library, ports };
}

const queries = commands.filter(({ kind }) => kind === 'query');

/** The example of each command that asks, and what is wrong, is nowhere, may not be seen, or needs several pages. */
const questions = [
  ...queries.map(({ name, example }) => {
    const command = queries.find((one) => one.name === name);
    const split = splitCommandLine(example, commands);
    return askFor(name, command ? parseArguments(command, split?.rest ?? '') : {});
  }),
  askFor('rank'),
  askFor('what'),
  askFor('subsystems'),
  askFor('what', { about: 'the' }, { skip: 10, part: 0, log: 'sample', records: 200, day: '2008-01-02' }),
  askFor('what', { about: 'lzo' }, { skip: 10_000, part: 0 }),
  askFor('ask', { question: 'which logs are there?' }),
  askFor('ask', { question: 'who wrote the lzo code?', log: 'sample' }),
  askFor('who', { about: 'nowhereatall' }),
  askFor('who', { about: 'falcon', log: 'secret' }),
  askFor('who', { about: 'lzo', log: 'absent' }),
  askFor('count', { limit: '0' }),
  askFor('show', { id: '`@everyone` [x](https://x.org)' }),
];

describe('an answer that is put together on a thread', () => {
  it('is sent with the same bytes as one that is put together here, for every command', async () => {
    const { apart, here, threads, ports, logger } = await open(await openSharedStore());
    for (const question of questions) {
      const expected = await bytesOf(composePage(question, ports));
      expect(await bytesOf(apart.compose(question, ports)), JSON.stringify(question.raw)).toBe(expected);
    }
    expect(threads.count.asked).toBe(questions.length);
    expect(here.made).toBe(0);
    expect(logger.lines).toEqual([]);
  });

  it('has the marks of a hostile log escaped alike', async () => {
    const store = openStore(makeFolder());
    const day = marks.map(([before, word, after]): [string] => [
      `${before}${word}${after} lzo\u202e\u200b @everyone <@1>`,
    ]);
    await importInto(store, { text: writeDayList(['11 Jul, 2007', marks.length, ...day]) }, { log: 'sample' });
    const { apart, here, ports } = await open(store);
    for (const name of ['who', 'what', 'when', 'count', 'rank', 'person', 'digest']) {
      const question = askFor(name, name === 'person' ? { person: 'Ada' } : { about: 'lzo' });
      expect(await bytesOf(apart.compose(question, ports))).toBe(await bytesOf(composePage(question, ports)));
    }
    expect(here.made).toBe(0);
  });

  it('is of the log as it is by now, and its first page of the log as it was', async () => {
    const store = openStore(makeFolder());
    const older: [string, number, [string]] = ['11 Jul, 2007', 1, ['A lock for lzo.']];
    await importInto(store, { text: writeDayList(older) }, { log: 'sample', format: 'day-list' });
    const { apart, here, ports } = await open(store);
    const ask = () => bytesOf(apart.compose(askFor('count', { about: 'lzo' }), ports));
    const before = await ask();
    await importInto(
      store,
      { text: writeDayList(['12 Jul, 2007', 1, ['Two locks for lzo.']], older) },
      { log: 'sample' },
    );
    const after = await ask();
    expect(after).not.toBe(before);
    expect(after).toBe(await bytesOf(composePage(askFor('count', { about: 'lzo' }), ports)));
    expect(here.made).toBe(0);
  });

  it('goes without a picture that cannot be drawn, which the operator is told once', async () => {
    const { apart, library, logger, here } = await open(await openSharedStore());
    const ports = makePorts(library, server, {
      drawPicture: async () => {
        throw new Error('no font');
      },
    });
    const expected = await bytesOf(composePage(askFor('rank'), ports));
    expect(await bytesOf(apart.compose(askFor('rank'), ports))).toBe(expected);
    expect(logger.lines).toMatchObject([{ level: 'error', sentence: 'a picture could not be drawn' }]);
    expect(logger.lines[0]?.cause).toMatchObject({ message: 'no font' });
    expect(here.made).toBe(0);
  });

  it('is refused with the same error', async () => {
    const { apart, ports } = await open(await openSharedStore());
    const asked = apart.compose(askFor('count', { limit: '0' }), ports);
    await expect(asked).rejects.toBeInstanceOf(UserError);
    await expect(asked).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('an answer is put together here', () => {
  it('until the threads are ready', async () => {
    const { apart, here } = makeCountedApart(makeFakeThreads(await openSharedStore()).start);
    const ports = makePorts(openTestLibrary(await openSharedStore()), server);
    await apart.compose(askFor('count', { log: 'sample' }), ports);
    expect(here.made).toBe(1);
  });

  it('when its thread ends, and the next ones on the thread that takes its place', async () => {
    const { apart, here, threads, ports, logger } = await open(await openSharedStore());
    threads.hear(false);
    const asked = ['lzo', 'netlink', 'sh'].map((about) => apart.compose(askFor('count', { about }), ports));
    await vi.waitFor(() => expect(threads.count.sent).toBe(3));
    expect(here.made).toBe(0);
    threads.hear(true);
    threads.end('it ran out of memory');
    expect((await Promise.all(asked)).map(({ message }) => message.embeds.length)).toEqual([1, 1, 1]);
    expect(here.made).toBe(3);
    await vi.waitFor(() => expect(threads.count.started).toBe(2));
    await apart.compose(askFor('count', { about: 'lzo' }), ports);
    expect([here.made, threads.count.asked]).toEqual([3, 1]);
    expect(logger.lines).toEqual([
      {
        level: 'warn',
        fields: { reason: 'it ran out of memory' },
        sentence: 'a thread that puts answers together ended; another takes its place',
      },
    ]);
  });

  it('when no thread can be started, which is tried again', async () => {
    const { apart, here, logger } = makeCountedApart(() => {
      throw new Error('no more threads');
    });
    onTestFinished(() => apart.stop());
    const ports = makePorts(openTestLibrary(await openSharedStore()), server);
    void apart.start([], ports);
    await pause(20);
    await apart.compose(askFor('count', { log: 'sample' }), ports);
    expect(here.made).toBe(1);
    expect(logger.lines.length).toBeGreaterThan(1);
  });

  it('where the index would have to be made first, so that it is made once', async () => {
    const store = openStore(makeFolder());
    await importInto(store, { text: writeDayList(['11 Jul, 2007', 1, ['A lock.']]) }, { log: 'sample' });
    const { apart, here, ports } = await open(store);
    // It is open here, and its file is gone by the time that the thread opens it.
    await ports.reader.open('sample');
    await (await store.openLog('sample')).indexFile.remove();
    await apart.compose(askFor('count', { about: 'lock' }), ports);
    expect(here.made).toBe(1);
  });
});

it('asks a thread some questions before it is asked by anybody', async () => {
  const threads = makeFakeThreads(await openSharedStore());
  const { apart, here } = makeCountedApart(threads.start);
  onTestFinished(() => apart.stop());
  const ports = makePorts(openTestLibrary(await openSharedStore()), server);
  const ask = () => apart.compose(askFor('who', { about: 'lzo', log: 'sample' }), ports);
  const starting = apart.start([askFor('count', { limit: '0' }), ...listFirst(commands)], ports);
  await ask();
  expect(here.made).toBe(1);
  await starting;
  expect(threads.count.asked).toBe(2);
  await ask();
  expect([here.made, threads.count.asked]).toEqual([1, 3]);
});

it('a thread is replaced after a pause that grows only while threads end before they are ready', () => {
  const pauses = [0];
  for (const wasReady of [true, true, false, false, true, ...Array<boolean>(8).fill(false)]) {
    pauses.push(choosePause(1_000, pauses.at(-1) ?? 0, wasReady));
  }
  const growing = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000];
  expect(pauses.slice(1)).toEqual([1_000, 1_000, 2_000, 4_000, 1_000, ...growing]);
});
