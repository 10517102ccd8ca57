import { describe, expect, it } from 'vitest';
import { at, direct, maySee, messageOf, namesIn, storeLogs, terminal } from '../support/library-places.ts';
import { openTestLibrary } from '../support/test-library.ts';

describe('a place', () => {
  it('sees the logs that it may see, and the terminal all', async () => {
    const { store } = await storeLogs('one', 'two', 'open');
    const library = openTestLibrary(store, { maySee });
    expect(await namesIn(library.at(terminal))).toEqual(['one', 'open', 'two']);
    expect(await namesIn(library.at(at('1')))).toEqual(['one', 'open']);
    expect(await namesIn(library.at(at('2')))).toEqual(['open', 'two']);
    expect(await namesIn(library.at(at('3')))).toEqual(['open']);
    expect(await namesIn(library.at(direct))).toEqual(['open']);
    expect((await library.at(at('1')).open('one')).name).toBe('one');
  });

  it.each([
    ['one', 'one'],
    [' ONE ', 'one'],
    ['oNe', 'one'],
    ['nothing', 'nothing'],
    ['constructor', 'constructor'],
  ])('cannot tell a hidden log from none: %j', async (typed, name) => {
    const { store } = await storeLogs('one', 'two', 'open');
    const library = openTestLibrary(store, { maySee });
    const error = await library
      .at(at('2'))
      .open(typed)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'UserError',
      code: 'not-found',
      message: `There is no log "${name}" here: there are "open" and "two".`,
    });
    const alone = openTestLibrary(store, { maySee: (log) => log === 'two' });
    expect(await messageOf(alone.at(direct).open(typed))).toBe(`There is no log "${name}" here: there is "two".`);
    const blind = openTestLibrary(store, { maySee: () => false });
    expect(await messageOf(blind.at(direct).open(typed))).toBe('No log can be asked about here yet.');
  });

  it('says the words of the terminal to the operator alone', async () => {
    const { store } = await storeLogs('one');
    const library = openTestLibrary(store);
    const message = 'There is no log "two": stored are "one"; "annalist import" stores one.';
    expect(await messageOf(library.at(terminal).open('two'))).toBe(message);
    for (const place of [direct, at('1')]) {
      expect(await messageOf(library.at(place).open('two'))).toBe('There is no log "two" here: there is "one".');
    }
    const { store: empty } = await storeLogs();
    expect(await messageOf(openTestLibrary(empty).at(terminal).open())).toContain('"annalist import SOURCE"');
    expect(await messageOf(openTestLibrary(empty).at(direct).open())).toBe('No log can be asked about here yet.');
  });

  it.each(['__proto__', '../one', 'one/../two', ''])(
    'refuses what is no name, %j, without naming a log',
    async (typed) => {
      const { store } = await storeLogs('one', 'two');
      const library = openTestLibrary(store, { maySee });
      expect(await messageOf(library.at(at('2')).open(typed))).toContain('cannot name a log');
      expect(await messageOf(library.at(at('2')).open(typed))).not.toContain('"two"');
    },
  );

  it('asks whether a log may be seen by the name that it is stored by', async () => {
    const { store } = await storeLogs('open');
    const asked: string[] = [];
    const library = openTestLibrary(store, {
      maySee(log) {
        asked.push(log);
        return true;
      },
    });
    await library.at(direct).open(' OpEn ');
    expect(asked).toEqual(['open']);
  });

  it('means the only log that it sees where none is named', async () => {
    const { store } = await storeLogs('one', 'two');
    const library = openTestLibrary(store, { maySee });
    expect((await library.at(at('1')).open()).name).toBe('one');
    expect((await library.at(at('2')).open()).name).toBe('two');
    expect(await messageOf(library.at(terminal).open())).toBe(
      'Which log? There are one and two: name one, as in "--log one", in the chat "log:one".',
    );
    expect(await messageOf(library.at(direct).open())).toBe('No log can be asked about here yet.');
  });

  it('has a default log of its own, as far as it sees it', async () => {
    const { store } = await storeLogs('one', 'open', 'other');
    const defaults: Record<string, string> = { '1': 'ONE', '2': 'one', '3': 'gone' };
    const library = openTestLibrary(store, {
      maySee,
      defaultLogAt: (place) => (place.kind === 'server' ? defaults[place.server] : 'other'),
    });
    expect((await library.at(at('1')).open()).name).toBe('one');
    expect((await library.at(direct).open()).name).toBe('other');
    for (const server of ['2', '3']) {
      expect(await messageOf(library.at(at(server)).open())).toBe(
        'Which log? There are open and other: name one, as in "log:open".',
      );
    }
  });
});

describe('a place with several default logs', () => {
  it('means the first of them that it sees', async () => {
    const { store } = await storeLogs('one', 'open', 'other');
    const defaults = ['gone', 'ONE', 'other'];
    const library = openTestLibrary(store, { maySee, defaultLogAt: () => defaults });
    expect((await library.at(at('1')).open()).name).toBe('one');
    expect((await library.at(at('2')).open()).name).toBe('other');
    const blind = openTestLibrary(store, { maySee, defaultLogAt: () => ['gone', 'one'] });
    expect(await messageOf(blind.at(direct).open())).toBe(
      'Which log? There are open and other: name one, as in "log:open".',
    );
  });
});
