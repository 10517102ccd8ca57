import path from 'node:path';
import { type Library, openLibrary } from '../answer/library.ts';
import { makePostChannel, renderTerminalPost } from '../chat/terminal/post-channel.ts';
import { type Clock, makeClock } from '../clock.ts';
import { type Config, hidesAddresses, maySee } from '../config.ts';
import { openDigestLog } from '../digest/digest-log.ts';
import type { Channels, RenderDigest, RoundPorts } from '../digest/ports.ts';
import type { Place } from '../model/actor.ts';
import { localDay } from '../model/day.ts';
import type { Subscription } from '../model/subscription.ts';
import { openMarkFile } from '../store/mark-file.ts';
import { openStore } from '../store/store.ts';
import { makeFileClock } from './file-clock.ts';
import { openShown } from './logs.ts';
import { readByGrammar } from './read-question.ts';

/** The clock that digests go by. */
export function openClock({ clockFile }: Config): Clock {
  return clockFile === undefined ? makeClock() : makeFileClock(clockFile);
}

/** The logs of a data folder, for digests of any place; each names its log. Those in `left` are only the terminal's. */
export function openDigestLibrary(folder: string, config: Config, left?: ReadonlySet<string>): Library {
  return openLibrary(openStore(folder), (log) => openShown(log, config), {
    today: () => localDay(Date.now()),
    defaultLogAt: () => undefined,
    maySee: (log, place) => maySee(config, log, place, left),
    hidesAddresses: (log, place) => hidesAddresses(config, log, place),
    readQuestion: readByGrammar,
  });
}

/** Opens the log of a subscription as its place may see it. */
export function makeOpenLog(library: Library): RoundPorts['openLog'] {
  return ({ server, log }) => openDigestLog(library.at(placeOf(server)), log);
}

/** The terminal as a channel; `show` writes a text. */
export function openTerminalChannel(folder: string, show: (text: string) => Promise<void>): Channels {
  return makePostChannel({ show, marks: openMarkFile(path.join(folder, 'shown-posts')) });
}

/** Whether a subscription is of the terminal. */
export const isOfTerminal = ({ server }: Pick<Subscription, 'server'>): boolean => server === undefined;

export const renderForTerminal: RenderDigest = renderTerminalPost;

const placeOf = (server: string | undefined): Place =>
  server === undefined ? { kind: 'terminal' } : { kind: 'server', server };
