import { commands, queries } from '../../commands/index.ts';
import type { LogReader, Reader } from '../../src/answer/reader.ts';
import { makeAutocompleter } from '../../src/chat/discord/autocomplete.ts';
import { type AskedPage, composePage } from '../../src/chat/discord/compose-page.ts';
import { renderDiscordDigest } from '../../src/chat/discord/render-digest.ts';
import { openDigestLog } from '../../src/digest/digest-log.ts';
import type { RawArguments } from '../../src/model/command.ts';
import { UserError } from '../../src/model/errors.ts';
import { renderRefusal } from '../../src/render/discord.ts';
import { makeSubscription } from './fake-log.ts';
import { makeSubscribing } from './subscribing.ts';

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
export type Said = [asked: string, told: string];

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
export async function tellAll(reader: Reader, most: number): Promise<Said[]> {
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
