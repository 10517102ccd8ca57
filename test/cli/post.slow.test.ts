import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditBooks, type Books, countLogs } from '../../src/digest/audit.ts';
import { openDigestLog } from '../../src/digest/digest-log.ts';
import { readState } from '../../src/store/state.ts';
import { openStore } from '../../src/store/store.ts';
import { useFolders } from '../support/git-repository.ts';
import { expectRefusal, makeWorkplace, readJson, sampleFile, type Workplace } from '../support/run-annalist.ts';
import { openTestLibrary } from '../support/test-library.ts';

const newFolder = useFolders();

let stored = '';
let subscribed = '';

const clock = '2026-12-07T10:00:00Z';
const replay = '/subscribe all schedule:daily at 9:00 replay:2007-01-01 pace:month';

beforeAll(async () => {
  const place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0 });
  stored = place.data;
  subscribed = (await subscribe(replay)).data;
});

function copyPlace(data: string): Workplace {
  const place = makeWorkplace(newFolder());
  cpSync(data, place.data, { recursive: true });
  return place;
}

/** A place with the sample log, and in the terminal a subscription to it. */
async function subscribe(line: string): Promise<Workplace> {
  const place = copyPlace(stored);
  const chat = await place.annalist(['chat'], {
    input: `${line}\n`,
    env: { ANNALIST_CLOCK: place.write('clock', clock) },
  });
  expect(chat).toMatchObject({ code: 0, err: '' });
  expect(chat.out).toMatch(/^Subscribed: /);
  return place;
}

/** A place of its own with a subscription that replays the sample log. */
const makeSubscribed = (): Workplace => copyPlace(subscribed);

/** What `annalist audit --json` tells, without a process of its own. */
async function drawUpBooks(folder: string): Promise<Books[]> {
  const state = await readState(folder);
  const library = openTestLibrary(openStore(folder)).at({ kind: 'terminal' });
  return auditBooks(state, await countLogs(state, ({ log }) => openDigestLog(library, log)));
}

describe('annalist post', () => {
  it('prints what is due, once, and where nothing is due says so', async () => {
    const place = makeSubscribed();
    const first = await place.annalist(['post', '--now', '2026-12-08T09:00:00Z']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^sample · 1 Jan to 28 Feb 2007\n/);
    expect(first.out).toMatch(/\nsubscription (\w+) · #\1-1\.1\n\n$/);
    const again = await place.annalist(['post', '--now', '2026-12-08T09:00:00Z']);
    expect(again).toEqual({ code: 0, signal: null, out: 'Nothing is due.\n', err: '' });
    // What was missed comes as one post.
    const later = await place.annalist(['post', '--now', '2026-12-20T09:00:00Z']);
    expect(later.out).toMatch(/^sample · 1 Mar to 30 Apr 2007\n/);
    expect(later.out).toMatch(/#\w+-2\.1\n\n$/);
  });

  it('tells scripts what it did, and the books balance after each round', async () => {
    const place = makeSubscribed();
    let told = 0;
    for (let day = 8; day < 22; day += 1) {
      const now = `2026-12-${String(day).padStart(2, '0')}T09:00:00Z`;
      const report = readJson(await place.annalist(['post', '--now', now, '--json']));
      expect(report).toMatchObject({ now: now.replace('Z', '.000Z'), waiting: 0, stopped: [] });
      told += countEntries(report);
      expect(await drawUpBooks(place.data)).toMatchObject([
        { problems: [], posted: told, total: 40 - 17 + countSilentDays() },
      ]);
    }
    expect(told).toBe(40 - 17 + countSilentDays());
    expect(readJson(await place.annalist(['audit', '--json']))).toMatchObject({
      balanced: true,
      books: [{ posted: told }],
    });
    const { out } = await place.annalist(['audit']);
    expect(out).toMatch(/^\w+: 37 entries = 37 posted \+ 0 left out \+ 0 waiting \+ 0 failed: balanced\n$/);
  });

  it('is refused while another process holds the subscriptions', async () => {
    const place = makeSubscribed();
    const { child, ended } = place.start(['chat']);
    await new Promise<void>((resolve) => {
      child.stdout.once('data', () => resolve());
      child.stdin.write('/subscriptions list\n');
    });
    expectRefusal(await place.annalist(['post']), 1, /^The state in .* is being written by "annalist chat" .*\n$/);
    const second = await place.annalist(['chat'], { input: '/count\n/subscribe all schedule:daily\n' });
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^40 commits\./);
    expect(second.err).toContain('Subscriptions are busy: The state in ');
    child.stdin.end();
    expect(await ended).toMatchObject({ code: 0 });
    expect(await place.annalist(['post', '--now', '2026-12-08T09:00:00Z'])).toMatchObject({ code: 0 });
  });

  it('stops, and says so, where the log was removed and imported again', async () => {
    const place = makeSubscribed();
    rmSync(path.join(place.data, 'logs/sample'), { recursive: true });
    expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0 });
    const { out } = await place.annalist(['post', '--now', '2026-12-08T09:00:00Z']);
    expect(out).toMatch(/\n\w+: stopped, the log "sample" was begun anew, .*: subscribe again\.\n$/);
    expect((await place.annalist(['audit'])).err).toContain('was begun anew');
  });

  it('takes an instant, and nothing else, for --now', async () => {
    const place = makeWorkplace(newFolder());
    const line = 'There is no instant "noon" for --now: write one such as 2026-12-07T09:00:00Z.';
    expectRefusal(await place.annalist(['post', '--now', 'noon']), 1, line);
  });

  it('leaves subscriptions of servers to a process with a token', async () => {
    const place = await subscribe('/subscribe all schedule:daily at 9:00');
    const file = path.join(place.data, 'state.json');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, kept.replace('"channel":"terminal"', '"server":"1","channel":"2"'));
    expect(readFileSync(file, 'utf8')).not.toBe(kept);
    expect(await place.annalist(['post', '--now', '2026-12-09T09:00:00Z'])).toEqual({
      code: 0,
      signal: null,
      out: 'Nothing is due.\n',
      err: '1 subscription of a server waits for DISCORD_TOKEN.\n',
    });
  });
});

describe('annalist audit', () => {
  it('ends with 1 and tells which books do not balance', async () => {
    const place = makeSubscribed();
    await place.annalist(['post', '--now', '2026-12-08T09:00:00Z']);
    const file = path.join(place.data, 'state.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"leftOut":0,"failed":0/, '"leftOut":2,"failed":0'));
    const ended = await place.annalist(['audit']);
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(
      /^The books of 1 subscription of 1 do not balance: \w+: of 37 records 39 are accounted for\.\n$/,
    );
    expect(readJson({ ...(await place.annalist(['audit', '--json'])), code: 0, err: '' })).toMatchObject({
      balanced: false,
    });
  });
});

/** The sample log's days without text, each of which is one record. */
const countSilentDays = (): number => 14;

function countEntries(report: unknown): number {
  if (typeof report !== 'object' || report === null || !('posted' in report) || !Array.isArray(report.posted)) return 0;
  return report.posted.reduce((sum: number, { entries }: { entries: number }) => sum + entries, 0);
}
