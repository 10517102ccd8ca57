import { beforeAll, describe, expect, it } from 'vitest';
import type { LogReader } from '../../src/answer/reader.ts';
import type { Actor } from '../../src/model/actor.ts';
import { openSampleRecords } from '../support/digest-log.ts';
import { ada, makeSubscribing, monday, operator } from '../support/subscribing.ts';

const dayLong = 86_400_000;
const other: Actor = { ...ada, user: '800', channel: '11', managedChannels: ['11'] };
const manager: Actor = { ...other, managesServer: true };

let log: LogReader;

beforeAll(async () => {
  log = await openSampleRecords();
});

/** A place with one subscription, which replays the sample log a month a day. */
async function makeReplay() {
  const place = makeSubscribing([log]);
  await place.act('/subscribe all schedule:daily at 9:00 replay:2007-02-01 pace:month');
  const id = place.kept()[0]?.id ?? '';
  return { ...place, id };
}

describe('/subscriptions list', () => {
  it('tells when each is due and what waits, those made last first', async () => {
    const place = makeSubscribing([log]);
    expect(await place.show('/subscriptions list')).toBe('There are no subscriptions here. /subscribe makes one.');
    await place.act('/subscribe nfs, cifs schedule:weekly on friday');
    place.clock.now += 1;
    await place.act('/subscribe all schedule:daily about:oops replay:2007');
    const [first, second] = place.kept().map(({ id }) => id);
    expect((await place.show('/subscriptions list')).replace(/\n {4}/g, ' ')).toBe(
      [
        '2 subscriptions here.',
        '',
        `  ${second}  every day at 09:00 UTC: all subsystems about “oops” of sample in 10: next Tue 8 Dec 2026, 09:00, 1 waiting`,
        `  ${first}  every Friday at 09:00 UTC: nfs, cifs of sample in 10: next Fri 11 Dec 2026, 09:00, 0 waiting`,
      ].join('\n'),
    );
    expect(await place.act('/subscriptions list channel:<#11>')).toMatchObject({ total: 0 });
    expect(await place.act('/subscriptions list channel:10')).toMatchObject({ total: 2 });
  });

  it('lists as many as a message has room for', async () => {
    const place = makeSubscribing([log]);
    for (let made = 0; made < 17; made += 1) await place.act('/subscribe nfs schedule:daily');
    expect(await place.act('/subscriptions list')).toMatchObject({ total: 17, subscriptions: { length: 15 } });
    expect(await place.show('/subscriptions list')).toContain('2 older ones are not listed: name a channel.');
  });
});

describe('a subscription whose schedule cannot be read any more', () => {
  it('is listed beside the others, with why it stopped', async () => {
    const place = await makeReplay();
    await place.store.update(({ subscriptions, deliveries }) => ({
      subscriptions: new Map([...subscriptions].map(([id, one]) => [id, { ...one, schedule: 'when it suits' }])),
      deliveries,
    }));
    await place.rounds.run();
    expect(await place.show('/subscriptions list')).toMatch(
      /when it suits UTC: .*: stopped \(its schedule "when it suits"/,
    );
  });
});

describe('who may know of a subscription', () => {
  it('is its maker, who manages its channel, and who manages the server', async () => {
    const { act } = await makeReplay();
    const total = async (actor: Actor) => await act('/subscriptions list', actor);
    expect(await total(ada)).toMatchObject({ total: 1 });
    expect(await total({ ...ada, managedChannels: [] })).toMatchObject({ total: 1 });
    expect(await total(other)).toMatchObject({ total: 0 });
    expect(await total({ ...other, managedChannels: ['10'] })).toMatchObject({ total: 1 });
    expect(await total(manager)).toMatchObject({ total: 1 });
  });

  it('is nobody in another server, and not the terminal', async () => {
    const { act, id, kept } = await makeReplay();
    const elsewhere: Actor = { ...ada, place: { kind: 'server', server: '2' }, managesServer: true };
    for (const actor of [elsewhere, operator, other]) {
      expect(await act('/subscriptions list', actor)).toMatchObject({ total: 0 });
      await expect(act(`/subscriptions remove ${id}`, actor)).rejects.toThrow('There are no subscriptions here');
    }
    expect(kept()).toHaveLength(1);
  });
});

describe('/subscriptions show', () => {
  it('tells who made it, what waits, and shows its next post', async () => {
    const { show, id } = await makeReplay();
    const text = await show('/subscriptions show');
    expect(text.split('\n').slice(0, 9)).toEqual([
      `${id} in 10: every day at 09:00 UTC: all subsystems of sample.`,
      '',
      'Made by 700 Mon 7 Dec 2026, 09:00. 37 entries wait to be told.',
      'Next: Tue 8 Dec 2026, 09:00; Wed 9 Dec 2026, 09:00; Thu 10 Dec 2026, 09:00 (UTC).',
      "It replays the log's past, a month a post, next from 1 Feb 2007 on.",
      'Nothing was posted yet.',
      '',
      'The next post, as it would be now:',
      'sample · Feb 2007',
    ]);
  });

  it('tells when it last posted, and its totals', async () => {
    const { show, rounds, clock, channels } = await makeReplay();
    clock.now += dayLong;
    await rounds.run();
    expect(channels.posted).toHaveLength(1);
    const text = await show('/subscriptions show');
    expect(text).toContain('Last posted Tue 8 Dec 2026, 09:00: ');
    expect(text).toMatch(/In all 1 post with \d+ entries; 0 left out by its filters\./);
  });

  it('tells why it has stopped, and that resuming loses nothing', async () => {
    const { show, rounds, clock, channels, act } = await makeReplay();
    channels.judge = () => ({ when: 'before', failure: { kind: 'stopped', reason: 'there is no such channel' } });
    clock.now += dayLong;
    await rounds.run();
    expect((await show('/subscriptions show')).replaceAll('\n', ' ')).toContain(
      'It has stopped: there is no such channel. 37 entries wait to be told. /subscriptions resume goes on where it stopped.',
    );
    expect(await show('/subscriptions list')).toMatch(/stopped \(there is no such channel\),\s+37 waiting/);
    expect(await act('/subscriptions resume')).toMatchObject({
      changed: true,
      status: { subscription: { state: 'active' } },
    });
  });

  it('tells nothing of a log that cannot be seen any more', async () => {
    const { show, shelf } = await makeReplay();
    shelf.length = 0;
    const text = await show('/subscriptions show');
    expect(text).toContain('What waits cannot be told: its log cannot be seen here any more.');
    expect(text).not.toContain('sample');
  });
});

describe('pausing and resuming', () => {
  it('is done once, and told', async () => {
    const { act, kept, show, id } = await makeReplay();
    expect(await act('/subscriptions pause')).toMatchObject({ changed: true, status: { dates: [] } });
    expect(kept()).toMatchObject([{ state: 'paused' }]);
    expect(await show('/subscriptions pause')).toMatch(`${id} is paused already.`);
    expect(await show(`/subscriptions resume #${id.toUpperCase()}`)).toMatch(`Resumed: ${id} goes on where it was.`);
    expect(await act('/subscriptions resume')).toMatchObject({ changed: false });
  });

  it('of one that has stopped asks first whether the bot may post again', async () => {
    const { act, rounds, clock, channels, kept } = await makeReplay();
    channels.judge = () => ({ when: 'before', failure: { kind: 'stopped', reason: 'no permission' } });
    clock.now += dayLong;
    await rounds.run();
    channels.missingPermissions = async () => ['Send Messages'];
    await expect(act('/subscriptions resume')).rejects.toThrow('give it Send Messages in that channel');
    expect(kept()).toMatchObject([{ state: 'stopped' }]);
  });
});

describe('/subscriptions test', () => {
  it('posts what the next post would be, and counts for nothing', async () => {
    const { show, channels, kept, id } = await makeReplay();
    const [before] = kept();
    expect(await show('/subscriptions test')).toMatch(
      /^A trial of \S+ is posted in 10, in 1 message; it counts for nothing\. https:\/\/chat\.example\/1\/10\/m1$/m,
    );
    expect(channels.posted).toMatchObject([{ channel: '10', mention: undefined }]);
    expect(channels.posted[0]?.text).toContain(`#${id}-test-`);
    expect(channels.posted[0]?.nonce.length).toBeLessThanOrEqual(25);
    expect(kept()).toEqual([before]);
  });

  it('tells why it could not be posted', async () => {
    const { act, channels } = await makeReplay();
    channels.judge = () => ({ when: 'before', failure: { kind: 'again', reason: 'the service is down' } });
    await expect(act('/subscriptions test')).rejects.toThrow('The trial could not be posted: the service is down.');
  });
});

describe('/subscriptions remove', () => {
  it('wants a name, and removes one', async () => {
    const { act, show, kept, id } = await makeReplay();
    await expect(act('/subscriptions remove')).rejects.toThrow('subscription: is missing');
    await expect(act('/subscriptions remove zzzz')).rejects.toThrow(`There is no subscription "zzzz": there is ${id}.`);
    expect(await show(`/subscriptions remove ${id}`)).toMatch(
      /^Removed: daily at 9:00 UTC: all subsystems of sample\./,
    );
    expect(kept()).toEqual([]);
  });

  it('asks which where there are several', async () => {
    const { act } = await makeReplay();
    await act('/subscribe nfs schedule:daily');
    await expect(act('/subscriptions show')).rejects.toThrow(
      /^Which subscription\? There are \w+ and \w+: name one\.$/,
    );
  });
});

describe('/subscriptions trace', () => {
  it('tells that an entry waits, then that it was posted, with a link', async () => {
    const { act, show, rounds, clock } = await makeReplay();
    expect(await show('/subscriptions trace 2007-02-13#1')).toContain('Waiting; the next post of');
    clock.now += dayLong;
    await rounds.run();
    expect(await show('/subscriptions trace 2007-02-13#1')).toContain(
      'Posted Tue 8 Dec 2026, 09:00: https://chat.example/1/10/m1',
    );
    expect(await act('/subscriptions trace id:last')).toMatchObject({
      trace: { kind: 'waiting', due: monday + 2 * dayLong },
    });
  });

  it('knows days without text', async () => {
    const { act } = await makeReplay();
    expect(await act('/subscriptions trace 2007-02-14')).toMatchObject({
      entry: { id: '2007-02-14', date: '2007-02-14' },
      trace: { kind: 'waiting' },
    });
  });

  it('tells which filter leaves an entry out, and what was before the subscription', async () => {
    const { act, show } = makeSubscribing([log]);
    await act('/subscribe nfs schedule:daily about:mount replay:2007-06-01');
    const [lzo, early] = ['2007-07-11#2', '2007-02-13#1'];
    expect(await show(`/subscriptions trace ${lzo}`)).toContain('Left out: it is of none of the subsystems.');
    expect(await show(`/subscriptions trace ${early}`)).toContain(
      'Not told: it was in the log before the subscription began.',
    );
    await expect(act('/subscriptions trace nope')).rejects.toThrow('has no entry nope');
  });
});
