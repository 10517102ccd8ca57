import { rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerWho } from '../../src/answer/answer.ts';
import { openLibrary } from '../../src/answer/library.ts';
import { answerPerson } from '../../src/answer/person.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { Place } from '../../src/model/actor.ts';
import { openStore } from '../../src/store/store.ts';
import { readByGrammar } from '../../src/wire/read-question.ts';
import { writeDayList } from '../support/day-list-text.ts';
import { importInto } from '../support/import-into.ts';
import { at, direct, makeFolder, maySee, messageOf, namesIn, storeLogs, terminal } from '../support/library-places.ts';
import { testRules } from '../support/memory-log.ts';
import { openTestLibrary } from '../support/test-library.ts';

describe('a damaged log', () => {
  it('is not told of where it is hidden, and without its path but to the operator', async () => {
    const { folder, store } = await storeLogs('one', 'open');
    const catalogue = path.join(folder, 'logs/one/catalogue.json');
    await truncate(catalogue, 10);
    const library = openTestLibrary(store, { maySee });
    expect((await library.at(terminal).logs())[0]?.problem).toContain(`${catalogue} is damaged`);
    expect((await library.at(at('1')).logs())[0]?.problem).toBe(
      'whoever runs Annalist can find out why with "annalist logs"',
    );
    expect(await namesIn(library.at(at('2')))).toEqual(['open']);
    expect((await library.at(at('2')).open()).name).toBe('open');
    expect(await messageOf(library.at(at('2')).open('one'))).toBe('There is no log "one" here: there is "open".');
    expect(await messageOf(library.at(at('1')).open('one'))).toContain('is damaged');
  });

  it('is opened again when it is mended', async () => {
    const { folder, store } = await storeLogs('one');
    const file = path.join(folder, 'logs/one/segments');
    const { segments } = (await store.openLog('one')).catalogue;
    const library = openTestLibrary(store);
    await rm(path.join(folder, 'logs/one/index.bin'));
    await truncate(path.join(file, segments[0]?.file ?? ''), 3);
    expect(await messageOf(library.at(direct).open('one'))).toContain('is damaged');
    await rm(path.join(folder, 'logs/one'), { recursive: true });
    await importInto(store, { text: writeDayList(['12 Jul, 2007', 1, ['Mended.', 'Jan Kara']]) }, { log: 'one' });
    expect((await library.at(direct).open('one')).info.lastDay).toBe('2007-07-12');
  });
});

describe('an opened log', () => {
  it('is opened once for all places, also for many who ask at once', async () => {
    const { store } = await storeLogs('one', 'two');
    const indexed: string[] = [];
    const settings = {
      today: () => '2008-01-01',
      defaultLogAt: () => 'one',
      maySee: () => true,
      readQuestion: readByGrammar,
    };
    const library = openLibrary(
      store,
      (log) => {
        indexed.push(log.name);
        return openIndex(log, testRules);
      },
      settings,
    );
    const places = [terminal, direct, at('1'), at('2')];
    const opened = await Promise.all([...places, ...places].map((place) => library.at(place).open()));
    expect(new Set<LogReader>(opened).size).toBe(1);
    expect(indexed).toEqual(['one']);
    await library.at(direct).open('ONE');
    await library.at(direct).open('two');
    expect(indexed).toEqual(['one', 'two']);
  });

  it('shows addresses at the terminal, and in chat where that is said', async () => {
    const { store } = await storeLogs('one', 'two');
    for (const log of ['one', 'two']) {
      const text = writeDayList(['12 Jul, 2007', 1, ['Ask ada@example.org.', 'eve@example.org']]);
      await importInto(store, { text }, { log });
    }
    const library = openLibrary(store, (log) => openIndex(log, testRules), {
      today: () => '2008-01-01',
      defaultLogAt: () => 'one',
      maySee: () => true,
      hidesAddresses: (log, place) => log === 'one' && place.kind !== 'terminal',
      readQuestion: readByGrammar,
    });
    const read = async (place: Place, log: string): Promise<string> => {
      const reader = await library.at(place).open(log);
      const answer = await answerWho(reader, { since: '2007-07-12' });
      return JSON.stringify([answer, await answerPerson(reader, { person: answer.people?.[0]?.name }), reader.people]);
    };
    expect(await read(terminal, 'one')).toContain('eve@example.org');
    expect(await read(at('1'), 'two')).toContain('ada@example.org');
    for (const place of [at('1'), direct]) {
      const shown = await read(place, 'one');
      expect(shown).not.toMatch(/@example/);
      expect(shown).toContain('Ask ada@….');
      expect(shown).toContain('"command":"person"');
      expect(shown).toContain('"profile":{"name":"eve@…"');
    }
  });

  it('is opened ahead as it is shown in chat, wherever it may be seen', async () => {
    const { store } = await storeLogs('one', 'two');
    const library = openTestLibrary(store, {
      maySee: (log, place) => place.kind === 'terminal' || (log === 'one' && place.kind === 'server'),
      hidesAddresses: (log, place) => log === 'one' && place.kind !== 'terminal',
    });
    const ahead = library.ahead();
    expect((await ahead.logs()).map(({ name }) => name)).toEqual(['one', 'two']);
    expect(await ahead.open('one')).toBe(await library.at(at('1')).open('one'));
    expect(await ahead.open('two')).toBe(await library.at(terminal).open('two'));
    expect((await ahead.open('one')).stored).toMatchObject({ hidesAddresses: true });
  });

  it('is taken up anew when it has changed', async () => {
    const { store } = await storeLogs('one');
    const reader = openTestLibrary(store).at(direct);
    const before = await reader.open();
    await importInto(store, { text: writeDayList(['12 Jul, 2007', 1, ['More.', 'Jan Kara']]) }, { log: 'one' });
    const after = await reader.open();
    expect(after).not.toBe(before);
    expect(await reader.open('one')).toBe(after);
  });

  it('that is removed meanwhile names no other log', async () => {
    const { folder, store } = await storeLogs('one', 'two');
    const log = await openTestLibrary(store, { maySee }).at(at('1')).open('one');
    await rm(path.join(folder, 'logs/one'), { recursive: true });
    const errors = await Promise.all([
      messageOf(log.entry(0)),
      messageOf(openTestLibrary(store, { maySee }).at(at('1')).open('one')),
    ]);
    expect(errors.join()).not.toContain('two');
    expect(errors[1]).toBe('No log can be asked about here yet.');
  });

  it('is listed with the name of its source, and its path for the operator alone', async () => {
    const folder = makeFolder();
    const store = openStore(folder);
    const file = path.join(makeFolder(), 'log.txt');
    await writeFile(file, writeDayList(['11 Jul, 2007', 1, ['A lock.', 'Jan Kara']]));
    await importInto(store, file, { log: 'one' });
    const library = openTestLibrary(store);
    expect((await library.at(terminal).logs())[0]?.source).toBe(file);
    expect((await library.at(direct).logs())[0]?.source).toBe('log.txt');
  });
});

describe('logs of the configuration', () => {
  const failing = {
    since: '2026-12-07T09:00:00.000Z',
    reason: 'https://git.inside.example/team/two.git is away, and so are git@inside.example:x and 10.0.0.7',
    next: '2026-12-07T09:04:00.000Z',
  };
  const sources = async () => [
    { name: 'open', from: 'https://git.inside.example/open.git', standing: { schedule: 'hourly', failing } },
    { name: 'one', from: 'https://git.inside.example/one.git', standing: { schedule: 'hourly' } },
    { name: 'two', from: 'https://git.inside.example/two.git', standing: { schedule: 'hourly', failing } },
  ];

  it('are listed with how their source fares, stored or not, where they may be seen', async () => {
    const { store } = await storeLogs('open');
    const library = openTestLibrary(store, { maySee, sources });
    expect(await library.at(at('1')).logs()).toMatchObject([
      { name: 'open', entries: 1, refresh: { schedule: 'hourly', failing: { since: failing.since } } },
      { name: 'one', source: 'one.git', entries: 0, refreshed: '', refresh: { schedule: 'hourly' } },
    ]);
    expect(await namesIn(library.at(direct))).toEqual(['open']);
    expect(await namesIn(library.at(terminal))).toEqual(['open', 'one', 'two']);
  });

  it('tell the operator alone of hosts and addresses', async () => {
    const { store } = await storeLogs('open');
    const library = openTestLibrary(store, { sources });
    const tell = async (place: Place) => (await library.at(place).logs()).find(({ name }) => name === 'open')?.refresh;
    expect(await tell(terminal)).toEqual({ schedule: 'hourly', failing });
    expect((await tell(direct))?.failing?.reason).toBe('… is away, and so are … and …');
  });

  it('are said to be on their way, to nobody who may not see them', async () => {
    const { store } = await storeLogs('open');
    const library = openTestLibrary(store, { maySee, sources });
    expect(await messageOf(library.at(at('1')).open('one'))).toBe(
      'The log "one" is not there yet: it is brought in by its schedule; ask again later.',
    );
    expect(await messageOf(library.at(at('2')).open('two'))).toMatch(
      /^The log "two" is not there yet: … is away, and /,
    );
    expect(await messageOf(library.at(direct).open('one'))).toBe('There is no log "one" here: there is "open".');
    const empty = openTestLibrary(openStore(makeFolder()), { maySee, sources });
    expect(await messageOf(empty.at(terminal).open())).toMatch(/^The log "open" is not there yet: https:/);
  });
});
