import type { ChatDigests } from '../chat/terminal/repl.ts';
import type { Ticking } from '../clock.ts';
import type { Config } from '../config.ts';
import { type DeskPorts, makeDesk } from '../digest/desk.ts';
import { limitStore } from '../digest/limit-store.ts';
import { makeRounds, type Rounds } from '../digest/round.ts';
import type { RoundReport } from '../digest/round-report.ts';
import { beginRound, makePickNew, type RoundListener } from '../digest/run-rounds.ts';
import type { DigestDesk } from '../model/digest-desk.ts';
import { UserError } from '../model/errors.ts';
import type { State } from '../store/state.ts';
import {
  isOfTerminal,
  makeOpenLog,
  openClock,
  openDigestLibrary,
  openTerminalChannel,
  renderForTerminal,
} from './digest-parts.ts';
import { explain } from './output.ts';

/** The subscriptions, while this process holds them. */
interface Held {
  state: State;
  rounds: Rounds;
  desk: DigestDesk;
}

/**
 * Opens the digests of a chat. The subscriptions are held from the first moment on where the terminal has some, else
 * from the first time that they are asked for, so that a chat that only asks questions keeps nobody from them. Where
 * another process holds them, each tick tries again.
 */
export function openChatDigests(folder: string, config: Config, tell: (line: string) => void): ChatDigests {
  const clock = openClock(config);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Where a bot may run, what is due each minute would be a flood.
  const known = { now: () => clock.now(), allowsMinutes: config.discordToken === undefined, zone };
  const openLog = makeOpenLog(openDigestLibrary(folder, config));
  const listener = makeListener(tell, config.debug);
  let show: (text: string) => Promise<void> = async () => {
    throw new Error('nobody looks at the terminal yet');
  };
  let holding: Promise<Held> | undefined;
  let ticking: Ticking | undefined;
  let isStopped = false;

  const open = async (): Promise<Held> => {
    const { openState } = await import('../store/state.ts');
    const state = await openState(folder, { holder: 'annalist chat' });
    const channels = openTerminalChannel(folder, (text) => show(text));
    const store = limitStore(state.digests, isOfTerminal);
    const roundPorts = { store, channels, openLog, render: renderForTerminal, now: known.now };
    const rounds = makeRounds(roundPorts);
    const deskPorts: DeskPorts = { ...roundPorts, ...known, dueTimes: rounds.dueTimes };
    return { state, rounds, desk: makeDesk(deskPorts) };
  };
  const hold = async (): Promise<Held> => {
    holding ??= open();
    const mine = holding;
    try {
      return await mine;
    } catch (error) {
      if (holding === mine) holding = undefined;
      if (!isBusy(error)) throw error;
      throw new UserError(`Subscriptions are busy: ${error.message}`, 'busy');
    }
  };
  const tick = async (): Promise<void> => {
    if (holding === undefined && !(await hasOwn(folder))) return;
    const { rounds } = await hold();
    if (!isStopped) beginRound(rounds, listener);
  };

  return {
    desk: makeLazyDesk(known, async () => (await hold()).desk),
    async start(showing) {
      show = showing;
      const begin = (): Promise<void> => tick().catch(listener.failed);
      ticking = clock.start(() => void begin());
      await begin();
    },
    async stop() {
      isStopped = true;
      ticking?.stop();
      const held = await holding?.catch(() => undefined);
      await held?.rounds.close();
      await held?.state.close();
    },
  };
}

const isBusy = (error: unknown): error is UserError => error instanceof UserError && error.code === 'busy';

/** Whether the terminal has subscriptions; nobody has to hold them for that. */
async function hasOwn(folder: string): Promise<boolean> {
  const { readState } = await import('../store/state.ts');
  return [...(await readState(folder)).subscriptions.values()].some(isOfTerminal);
}

/** Tells what goes wrong, each trouble once for as long as it lasts. */
function makeListener(tell: (line: string) => void, debug: boolean): RoundListener {
  const pickNew = makePickNew<string>((line) => line);
  const tellOnce = (lines: readonly string[]): void => {
    for (const line of pickNew(lines)) tell(line);
  };
  return {
    done: ({ troubles }: RoundReport) =>
      tellOnce(troubles.map(({ subscription, reason }) => `The subscription ${subscription} waits: ${reason}.`)),
    failed(error) {
      const isExpected = error instanceof UserError;
      tellOnce([isExpected ? `Digests are not posted here. ${explain(error)}` : explain(error, debug)]);
    },
  };
}

/** A desk that is opened when it is first asked for something. */
function makeLazyDesk(
  known: Pick<DigestDesk, 'now' | 'allowsMinutes' | 'zone'>,
  open: () => Promise<DigestDesk>,
): DigestDesk {
  return {
    ...known,
    missingPermissions: async (...asked) => (await open()).missingPermissions(...asked),
    subscribe: async (wish) => (await open()).subscribe(wish),
    list: async (server) => (await open()).list(server),
    describe: async (subscription) => (await open()).describe(subscription),
    preview: async (subscription) => (await open()).preview(subscription),
    pause: async (id) => (await open()).pause(id),
    resume: async (id) => (await open()).resume(id),
    remove: async (id) => (await open()).remove(id),
    test: async (subscription) => (await open()).test(subscription),
    trace: async (subscription, record) => (await open()).trace(subscription, record),
  };
}
