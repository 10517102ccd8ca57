import { commands } from '../../commands/index.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import { readLine } from '../../src/chat/ask.ts';
import { operator } from '../../src/chat/terminal/operator.ts';
import { type DeskPorts, makeDesk } from '../../src/digest/desk.ts';
import { openDigestLog } from '../../src/digest/digest-log.ts';
import { makeRounds } from '../../src/digest/round.ts';
import type { Actor } from '../../src/model/actor.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { renderOutcome } from '../../src/render/outcome-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeFakeChannels } from './fake-channels.ts';
import { makeFakeRender } from './fake-log.ts';
import { makeMemoryDigests } from './memory-digests.ts';
import { makeMemoryReader } from './memory-log.ts';
import { makeMemorySettings } from './memory-settings.ts';

/** A Monday, at 09:00 UTC. */
export const monday = Date.parse('2026-12-07T09:00:00Z');

/** Somebody who may manage one channel of the server. */
export const ada: Actor = {
  user: '700',
  place: { kind: 'server', server: '1' },
  managesServer: false,
  channel: '10',
  managedChannels: ['10'],
};

/** A place in which people subscribe to logs; the first is meant where none is named. */
export function makeSubscribing(logs: readonly LogReader[], chosen: Partial<DeskPorts> = {}) {
  const clock = { now: monday };
  const shelf = [...logs];
  const store = makeMemoryDigests([]);
  const channels = makeFakeChannels();
  const reader = makeMemoryReader(shelf, '2026-12-07');
  const round = {
    store,
    channels,
    openLog: ({ log }: { log: string }) => openDigestLog(reader, log),
    render: makeFakeRender(10),
    now: () => clock.now,
  };
  const rounds = makeRounds(round);
  const digests = makeDesk({ ...round, dueTimes: rounds.dueTimes, allowsMinutes: true, zone: 'UTC', ...chosen });
  const ports = { reader, settings: makeMemorySettings({}), digests };
  const act = async (line: string, actor: Actor = ada): Promise<Outcome> => {
    const { command, raw } = readLine(line, commands);
    if (command.kind !== 'action') throw new Error(`${line} is no action`);
    return await command.act(raw, actor, ports);
  };
  return {
    clock,
    shelf,
    store,
    channels,
    rounds,
    digests,
    /** Does what a line says, for somebody; the terminal's operator is `operator`. */
    act,
    /** The same, as the terminal shows it. */
    show: async (line: string, actor: Actor = ada): Promise<string> =>
      renderTerminal(renderOutcome(await act(line, actor)), plainStyle),
    /** The subscriptions as they are kept. */
    kept: () => [...store.read().subscriptions.values()],
  };
}

export { operator };
