import { expect, it } from 'vitest';
import { commands, queries } from '../../../commands/index.ts';
import type { LogReader, Reader } from '../../../src/answer/reader.ts';
import { makeAutocompleter } from '../../../src/chat/discord/autocomplete.ts';
import { type AskedPage, composePage } from '../../../src/chat/discord/compose-page.ts';
import { renderDiscordDigest } from '../../../src/chat/discord/render-digest.ts';
import { openDigestLog } from '../../../src/digest/digest-log.ts';
import type { RawArguments } from '../../../src/model/command.ts';
import { UserError } from '../../../src/model/errors.ts';
import { renderRefusal } from '../../../src/render/discord.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { makeSubscription } from '../../support/fake-log.ts';
import { describeGit, makeRepository, useFolders } from '../../support/git-repository.ts';
import { importInto } from '../../support/import-into.ts';
import { makeSubscribing } from '../../support/subscribing.ts';
import { openTestLibrary } from '../../support/test-library.ts';

const makeFolder = useFolders();
const place = { kind: 'server', server: '1100000000000000001' } as const;

/** The host of all addresses. */
const host = 'hush-host.example';
const at = (name: string): string => `${name}@${host}`;
const shapes = [at('ada'), `Ada Byron <${at('ada')}>`, `mailto:${at('bob')}`, `[${at('cyd')}:typo]`, `"${at('dan')}"`];
const mail = shapes.join(' ');

/** Entries that have an address wherever a source can have text. */
const entries = [0, 1, 2, 3, 4, 5].map((place) => ({
  id: `${place}-${at('id')}`,
  date: `200${place + 1}-02-0${place + 1}`,
  authored: `200${place + 1}-02-0${place + 1}T10:00:00+00:00`,
  author: { name: place % 2 === 0 ? at('ada') : `Bob of ${at('bob')}`, email: at('ada') },
  committer: { name: at('cyd'), email: at('cyd') },
  subject: `${at('tool')}: plough ${place} ${mail}`,
  body: `Because ${mail} said so. Thanks to ${at('eve')}.\n\nReported by ${at('fay')}. Revert "${at('gus')}: sow"`,
  trailers: [
    { role: 'signed-off-by', name: at('hal'), email: at('hal') },
    { role: 'reviewed-by', name: `Ivy ${at('ivy')}`, email: at('ivy') },
    { role: 'fixes', name: `1234567 ("${at('jim')}: seeds")` },
  ],
  notes: [`[${at('kim')}: harrowed]`],
  merge: place === 3 ? { from: at('tree'), listed: [`${at('tool')}: mow ${mail}`] } : undefined,
  release: `v${place + 1}.0-${at('rel')}`,
  section: at('section'),
  paths: [`fields/${at('path')}/x.c`],
}));
const text = entries
  .map((entry) => JSON.stringify(entry))
  .reverse()
  .join('\n');

let filled: Promise<Store> | undefined;
const openFilled = (): Promise<Store> => {
  filled ??= fillStore();
  return filled;
};

async function fillStore(): Promise<Store> {
  const folder = makeFolder();
  const store = openStore(`${folder}/store`);
  await importInto(store, { text }, { log: 'texts', format: 'json-lines' });
  const repository = makeRepository(`${folder}/repository`);
  const message = (title: string): string =>
    `${at('tool')}: ${title} ${mail}\n\nSee ${mail}.\n\nReviewed-by: ${at('ivy')}\nCc: <${at('kay')}>\n`;
  const files = {
    MAINTAINERS: `FIELDS OF ${at('lea')}\nM: ${at('lea')}\nF: fields/\n`,
    CODEOWNERS: `/barn/ ${at('moe')}\n`,
  };
  const first = repository.commit({ message: message('plough'), author: { name: at('ada'), email: at('ada') }, files });
  repository.git('tag', `v1.0-${at('rel')}`);
  repository.commit({
    message: message('sow'),
    author: { name: 'Bob', email: at('bob') },
    files: { [`fields/${at('path')}`]: '1' },
  });
  repository.commit({
    message: `Revert "${at('tool')}: plough ${mail}"\n\nThis reverts commit ${first}, see ${mail}.\n`,
  });
  repository.commit({
    message: `mow\n\nFixes: ${first.slice(0, 12)} ("${at('tool')}: plough ${mail}")\n(cherry picked from commit 1234567890123456789012345678901234567890)\n`,
    files: { 'barn/a': '1' },
  });
  repository.git('tag', 'v1.1');
  repository.git('branch', at('branch'));
  await importInto(store, repository.directory, {
    log: 'commits',
    branches: ['*'],
    ownRules: { maintainers: true, codeowners: true, folders: { 'fields/*/': '*' } },
  });
  return store;
}

/** Questions by commands, in all ways that bring names or texts of the log into an answer. */
const narrowed: readonly RawArguments[] = [
  {},
  { about: 'plough' },
  { about: 'plougg' },
  { about: 'tool plough nowhere' },
  { person: 'adaa' },
  { person: 'bob', role: 'any' },
  { subsystem: 'toool' },
  { release: '1.0' },
  { release: '9.9' },
  { from: '1.0', to: '1.1' },
  { branch: 'nowhere' },
  { about: 'plough', since: '1999', until: '2000' },
  { except: 'ada' },
];
const plain = [
  'who ploughed?',
  'why was plough changed?',
  'what did ada do',
  'who is ivy',
  'who is evee',
  'who are the first-time contributors',
  'which release has plough',
  'who reviewed plough',
  'did anybody weed the hush-hots',
];
const typedWords = ['', 'ada', 'hush', 'tool', 'v1', '2001', 'hsuh-hots'];

/** What somebody said, and what they were told. */
type Said = [asked: string, told: string];

/** Asks a log in chat, by command and in plain words: the messages and the pictures. */
function makeAsking(reader: Reader, log: string, said: Said[]) {
  const ports = {
    reader,
    mention: () => undefined,
    commands,
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  return async (name: string, given: RawArguments): Promise<void> => {
    const command = queries.find((query) => query.name === name);
    if (!command) throw new Error(`there is no command ${name}`);
    const raw = { ...given, log };
    const asked = `/${name} ${JSON.stringify(raw)}`;
    const drawPicture = async (svg: string): Promise<Uint8Array> => {
      said.push([`${asked} as a picture`, svg]);
      return new Uint8Array();
    };
    try {
      const page: AskedPage = { command, raw, place: { skip: 0, part: 0 }, asker: '1', offersWatch: true };
      const { message, picture } = await composePage(page, { ...ports, drawPicture });
      said.push([asked, JSON.stringify([message, picture?.description])]);
      said.push([`${asked} as data`, JSON.stringify(await command.answer(raw, reader))]);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      said.push([asked, renderRefusal(error.message)]);
    }
  };
}

/** What is offered while somebody types: once for each kind of value. */
async function typeAll(reader: Reader, log: string, said: Said[]): Promise<void> {
  const completer = makeAutocompleter(commands);
  const options = commands.flatMap(({ name, options }) => options.map((option) => ({ name, option })));
  const kinds = new Map(options.map((one) => [one.option.completes, one]));
  for (const { name, option } of kinds.values()) {
    for (const typed of typedWords) {
      const typing = { kind: 'typing', name, option: option.name, typed, raw: { log } } as const;
      const offered = await completer.complete(typing, { reader, subscriptions: async () => [] });
      said.push([`${option.completes}: ${typed}`, JSON.stringify(offered)]);
    }
  }
}

/** The posts about a log, and what is told of a subscription to it. */
async function postAll(reader: Reader, log: LogReader, said: Said[]): Promise<void> {
  const digests = await openDigestLog(reader, log.name);
  const watch = { subsystems: [] };
  for (const from of [0, log.records - 2]) {
    const stretch = { kind: 'numbers', from, to: log.records } as const;
    const reverted = await digests.findReverted(watch, stretch, () => ({ day: '2009-01-01' }));
    for (const style of ['line', 'full'] as const) {
      const digest = await digests.compose(watch, stretch, { limit: 100, full: style === 'full' });
      const messages = renderDiscordDigest({ ...digest, reverted }, makeSubscription({ style }), 'aaaa-bbbb-cccc-dddd');
      said.push([`post from ${from}`, JSON.stringify(messages)]);
    }
  }
  const { act, show, kept } = makeSubscribing([log]);
  for (const line of ['tool', 'all person:ada', 'all about:plougg replay:2001-01-01', 'toool', 'all except:evee']) {
    const asked = `/subscribe ${line} schedule:daily log:${log.name}`;
    const told = await show(asked).catch((error: UserError) => error.message);
    said.push([asked, told]);
  }
  const subscription = kept()[0]?.id ?? '';
  const trace = `/subscriptions trace subscription:${subscription} id:${(await log.entry(0)).id}`;
  said.push([trace, JSON.stringify([await act(trace), await show(trace)])]);
}

/** Everything that is said in chat about the logs of a reader; of questions alike, `most` at most. */
async function tellAll(reader: Reader, most: number): Promise<Said[]> {
  const said: Said[] = [];
  for (const name of ['texts', 'commits']) {
    const log = await reader.open(name);
    const ask = makeAsking(reader, name, said);
    await typeAll(reader, name, said);
    const all = ['who', 'when', 'why', 'count', 'release', 'subsystems'];
    for (const [place, raw] of narrowed.slice(0, most).entries()) {
      // Every command with one of the narrowings, and every narrowing with two of the commands.
      for (const command of place === 0 ? ['what', ...all] : ['what', all[place % all.length] ?? ''])
        await ask(command, raw);
      const ranked = ['people', 'subsystems', 'years'];
      if (place < ranked.length) await ask('rank', { ...raw, of: ranked[place] ?? '' });
    }
    for (const role of ['any', 'reviewed-by', 'credited']) await ask('who', { about: 'plough', role });
    for (const person of ['ada', 'eve', 'nobody', ...log.people.slice(0, 3)]) await ask('person', { person });
    const ids = await Promise.all([0, 1, 2, log.records - 1].map(async (number) => (await log.entry(number)).id));
    for (const id of ['nothing', '2001-02-01', ...ids]) await ask('show', { id });
    await ask('digest', { since: '2001', until: '2009' });
    for (const question of plain.slice(0, most)) await ask('ask', { question });
    await postAll(reader, log, said);
  }
  said.push(['/logs', JSON.stringify(await reader.logs())]);
  return said;
}

/** Those in which the host of an address can be read, without what the service takes out of a text. */
const findAddresses = (said: readonly Said[]): string[] =>
  said.flatMap(([asked, told]) => (told.replaceAll(/[\\\u200b]/g, '').includes(host) ? [asked] : []));

describeGit('e-mail addresses', () => {
  it('are in nothing that is said in chat, unless the operator lets them', async () => {
    const store = await openFilled();
    const tell = async (hides: boolean): Promise<string[]> =>
      findAddresses(await tellAll(openTestLibrary(store, { hidesAddresses: () => hides }).at(place), hides ? 99 : 1));
    expect(await tell(true)).toEqual([]);
    const shown = await tell(false);
    expect(shown).toEqual(
      expect.arrayContaining([
        'person: ',
        'release: v1',
        'branch: ',
        'entry: 2001',
        'post from 0',
        '/what {"log":"texts"}',
        '/show {"id":"nothing","log":"texts"}',
        '/ask {"question":"who ploughed?","log":"commits"}',
        `/person {"person":"Bob of ${at('bob')}","log":"texts"} as a picture`,
      ]),
    );
  });

  it('are no part of a name that means the same when it is typed as it was shown', async () => {
    const store = await openFilled();
    const reader = openTestLibrary(store, { hidesAddresses: () => true }).at(place);
    const [texts, commits] = [await reader.open('texts'), await reader.open('commits')];
    expect(await texts.find('0-id@…', 2)).toEqual([0]);
    expect(await texts.find(`0-${at('id')}`, 2)).toEqual([0]);
    expect((await texts.search({ release: 'v1.0-rel@…', order: 'newest', limit: 9 })).total).toBe(1);
    expect((await commits.search({ branch: 'branch@…', order: 'newest', limit: 9 })).total).toBe(4);
    expect((await texts.releases()).find('V1.0-REL@…')).toMatchObject({ name: 'v1.0-rel@…' });
  });
});
