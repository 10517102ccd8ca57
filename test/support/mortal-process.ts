import type { DigestLog, RoundPorts } from '../../src/digest/ports.ts';
import { makeRounds, type Rounds } from '../../src/digest/round.ts';
import type { RoundReport } from '../../src/digest/round-report.ts';
import type { FakeChannels } from './fake-channels.ts';
import { makeFakeRender } from './fake-log.ts';
import type { MemoryDigests } from './memory-digests.ts';

/** What the processes of a test share. */
export interface World {
  now: number;
  channels: FakeChannels;
  log(): DigestLog;
  /** How many entries a message lists. */
  each: number;
}

/** A process that can be killed at any of its requests and writes: from then on nothing happens in it any more. */
export interface MortalProcess {
  store: MemoryDigests;
  rounds: Rounds;
  /** Runs a round; undefined where the process was killed in it. */
  run(): Promise<RoundReport | undefined>;
}

const never = new Promise<never>(() => undefined);

/** Starts a process that dies at the operation of that number, counted from 1, or never. */
export function startProcess(world: World, disk: MemoryDigests, diesAt = Number.POSITIVE_INFINITY): MortalProcess {
  const { channels } = world;
  let operations = 0;
  let isDead = false;
  let die: () => void = () => undefined;
  const death = new Promise<undefined>((resolve) => {
    die = () => resolve(undefined);
  });
  /** One more moment to be killed at. */
  const pass = async (): Promise<void> => {
    operations += 1;
    if (operations >= diesAt) {
      isDead = true;
      die();
    }
    if (isDead) await never;
  };
  const own = disk.reopen();
  const store: MemoryDigests = {
    ...own,
    read: () => own.read(),
    async update(change) {
      await pass();
      const state = await own.update(change);
      await pass();
      return state;
    },
  };
  const ports: RoundPorts = {
    store,
    channels: {
      ...channels,
      async send(...message) {
        await pass();
        const result = await channels.send(...message);
        await pass();
        return result;
      },
      async find(...asked) {
        await pass();
        return await channels.find(...asked);
      },
    },
    openLog: async () => world.log(),
    render: makeFakeRender(world.each),
    now: () => world.now,
  };
  const rounds = makeRounds(ports);
  return { store: own, rounds, run: () => Promise.race([rounds.run(), death]) };
}
