import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { auditBooks, countLogs } from '../../src/digest/audit.ts';
import { openDigestLog } from '../../src/digest/digest-log.ts';
import { openStore } from '../../src/store/store.ts';
import { makeRandom } from '../store/git-log-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { type KillAt, type KillWorld, makeKillWorld } from '../support/killed-posts.ts';
import { listChanges } from '../support/made-history.ts';
import { openTestLibrary } from '../support/test-library.ts';

const newFolder = useFolders();
const hour = 3_600_000;
const day = 24 * hour;
const post = 'POST /channels/:channel/messages';

const worlds = 4;
const killsByPost = 44;
const killsByStart = 6;
const past = 20;
// Before Berlin's clock is set forward.
const start = Date.UTC(2026, 2, 27, 8);

/** What the kills of a world came to. */
interface Tally {
  kills: number;
  byStart: number;
  between: number;
}

type Random = () => number;

const pick = <T>(random: Random, values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];

function chooseKill(random: Random, verb: 'post' | 'start'): KillAt {
  const chance = random();
  const after = pick(random, [0, 0, 1, 2, 4, 8, 16]) ?? 0;
  if (chance < 0.75) return { request: 'POST', number: 1 + Math.floor(random() * 3), after };
  if (chance < 0.85) return { request: 'GET', number: 1, after };
  return { after: (verb === 'start' ? 900 : 250) + Math.floor(random() * 500) };
}

/** Kills processes of a world at random moments, while its log grows, its clock jumps and its sockets are cut. */
async function torment(world: KillWorld, seed: number): Promise<Tally> {
  const random = makeRandom(seed);
  const tally: Tally = { kills: 0, byStart: 0, between: 0 };
  let idle = 0;
  while (tally.kills < killsByPost + killsByStart) {
    world.now += pick(random, [hour, hour, 2 * hour, 7 * hour, day, day, 3 * day, -hour]) ?? hour;
    await world.grow(Math.floor(random() * 5));
    const isCut = random() < 0.3;
    const cut = random() < 0.5 ? 'before' : 'after';
    const fault = isCut ? world.discord.fail(post, { cut, after: Math.floor(random() * 3) }) : undefined;
    const verb = tally.byStart < killsByStart && tally.kills % 8 === 7 ? 'start' : 'post';
    // What waits must not become more than a post can list.
    const kill = idle >= 3 && verb === 'post' ? undefined : chooseKill(random, verb);
    const { killed, betweenIntentAndRecord, isUnderWay, notices } = await world.run(verb, kill);
    fault?.lift();
    if (killed) {
      tally.kills += 1;
      tally.byStart += verb === 'start' ? 1 : 0;
      tally.between += betweenIntentAndRecord ? 1 : 0;
    } else expect(notices).not.toMatch(/Unexpected error|busy/);
    idle = killed && !isUnderWay ? idle + 1 : 0;
  }
  return tally;
}

/** Runs in peace until nothing is left to be told. */
async function settle(world: KillWorld): Promise<void> {
  for (let rounds = 0; rounds < 80; rounds += 1) {
    world.now += day;
    const { killed, notices } = await world.run('post');
    expect({ killed, notices }).toEqual({ killed: false, notices: '' });
    const { subscriptions, deliveries } = await world.state();
    if (deliveries.size === 0 && [...subscriptions.values()].every(({ replay }) => replay === undefined)) return;
  }
  throw new Error('it did not come to an end');
}

/** Posts as people see them: `left` is how many changes their buttons have to show. */
interface Posts {
  marks: [number, number][];
  changes: number[];
  left: number;
}

/** What was posted for a subscription, in the order in which people read it: marks, and numbers of changes. */
function readPosts({ discord, channels }: KillWorld, id: string): Posts {
  const own = channels
    .flatMap((channel) => discord.messages(channel))
    .flatMap(({ text, buttons }) => {
      const mark = new RegExp(`#${id}-(\\d+)\\.(\\d+)$`).exec(text);
      return mark ? [{ text, buttons, mark: [Number(mark[1]), Number(mark[2])] as [number, number] }] : [];
    });
  return {
    marks: own.map(({ mark }) => mark),
    changes: own.flatMap(({ text }) => listChanges(text)),
    left: own
      .flatMap(({ buttons }) => buttons)
      .reduce((sum, { label }) => sum + Number(/\d+/.exec(label ?? '')?.[0]), 0),
  };
}

async function checkWorld(world: KillWorld, folder: string): Promise<void> {
  const { commits, discord, subscriptions } = world;
  for (const { id, watch, began, replay } of subscriptions) {
    const wanted = commits
      .filter(({ number }) => number >= began || replay !== undefined)
      .filter(({ subsystem }) => watch.subsystems.length === 0 || watch.subsystems.includes(subsystem))
      .map(({ number }) => number);
    const { marks, changes, left } = readPosts(world, id);
    // Where much came together, a post leaves some of it to its button; the books below tell that it is all there.
    expect({ id, told: changes.length + left }).toEqual({ id, told: wanted.length });
    const shown = changes.sort((one, other) => one - other);
    expect({ id, shown }).toEqual({ id, shown: wanted.filter((number) => left === 0 || shown.includes(number)) });
    // Posts come in order, with all their messages, each once.
    expect(marks).toEqual([...marks].sort((one, other) => one[0] - other[0] || one[1] - other[1]));
    expect(new Set(marks.map(String)).size).toBe(marks.length);
  }
  const state = await world.state();
  const library = openTestLibrary(openStore(folder));
  const counts = await countLogs(state, async ({ log }) => openDigestLog(library.at({ kind: 'terminal' }), log));
  for (const { problems, open, failed } of auditBooks(state, counts)) {
    expect({ problems, open, failed }).toEqual({ problems: [], open: 0, failed: 0 });
  }
  expect(discord.violations).toEqual([]);
}

test(`every entry is posted once, whenever the process is killed: ${worlds * (killsByPost + killsByStart)} times`, async () => {
  const tallies = await Promise.all(
    Array.from({ length: worlds }, async (_, index) => {
      const folder = path.join(newFolder(), 'data');
      mkdirSync(folder);
      const world = await makeKillWorld(folder, past, start);
      try {
        const tally = await torment(world, 100 + index);
        await settle(world);
        await checkWorld(world, folder);
        return tally;
      } finally {
        await world.close();
      }
    }),
  );
  const sum = (value: (tally: Tally) => number): number => tallies.reduce((all, tally) => all + value(tally), 0);
  expect(sum(({ kills }) => kills)).toBe(worlds * (killsByPost + killsByStart));
  expect(sum(({ byStart }) => byStart)).toBeGreaterThanOrEqual(20);
  expect(sum(({ between }) => between)).toBeGreaterThanOrEqual((worlds * (killsByPost + killsByStart)) / 2);
}, 600_000);
