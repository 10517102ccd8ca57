import { beforeAll, describe, expect, it } from 'vitest';
import type { LogReader } from '../../src/answer/reader.ts';
import type { Actor } from '../../src/model/actor.ts';
import { openSampleRecords } from '../support/digest-log.ts';
import { ada, makeSubscribing, operator } from '../support/subscribing.ts';

let log: LogReader;

beforeAll(async () => {
  log = await openSampleRecords();
});

const line = '/subscribe subsystem:nfs, cifs schedule:weekly on monday at 9:00 timezone:berlin';

describe('/subscribe', () => {
  it('keeps what was chosen, beginning at the end of the log', async () => {
    const { act, kept } = makeSubscribing([log]);
    await act(`${line} person:steve as:any about:mount except:jan kara merges:none style:full when_empty:say role:55`);
    expect(kept()).toMatchObject([
      {
        server: '1',
        channel: '10',
        maker: '700',
        log: 'sample',
        watch: {
          subsystems: ['nfs', 'cifs'],
          person: 'steve',
          role: 'any',
          about: 'mount',
          except: ['jan kara'],
          merges: 'none',
        },
        schedule: 'weekly on monday at 9:00',
        zone: 'Europe/Berlin',
        style: 'full',
        whenEmpty: 'say',
        mention: '55',
        began: log.records,
        next: log.records,
        state: 'active',
      },
    ]);
  });

  it('says it in words, with the next three dates and an example where nothing is new', async () => {
    const { show, kept } = makeSubscribing([log]);
    const text = await show(line);
    const [made] = kept();
    expect(text.split('\n').slice(0, 8)).toEqual([
      'Subscribed in 10: every Monday at 09:00 Europe/Berlin: nfs, cifs of sample.',
      '',
      'Next: Mon 14 Dec 2026, 09:00; Mon 21 Dec 2026, 09:00; Mon 28 Dec 2026, 09:00 (Europe/Berlin).',
      `Its name is ${made?.id}: /subscriptions show tells what waits, /subscriptions remove ends it.`,
      '',
      'Nothing is new yet: a subscription tells of what comes from now on. As an example, the last that',
      'fits:',
      'sample · 7 to 13 Nov 2007',
    ]);
    expect(text).toContain('Merge of cifs-2.6');
  });

  it('takes all subsystems, and replays the past at a pace that fits the schedule', async () => {
    const { act, kept, show } = makeSubscribing([log]);
    expect(await show('/subscribe all schedule:daily replay:2007-01-01')).toContain(
      'The next post, as it would be now:',
    );
    await act('/subscribe all schedule:monthly replay:oct 2007 pace:week');
    await act('/subscribe all schedule:weekly replay:2007');
    expect(kept().map(({ watch, replay }) => ({ ...watch, ...replay }))).toEqual([
      { subsystems: [], pace: 'day', next: '2007-01-01' },
      { subsystems: [], pace: 'week', next: '2007-10-01' },
      { subsystems: [], pace: 'week', next: '2007-01-01' },
    ]);
  });

  it('takes names of subsystems in any spelling that the log knows, each once', async () => {
    const { act, kept } = makeSubscribing([log]);
    await act('/subscribe NFSv4, nfs schedule:daily');
    expect(kept()[0]?.watch).toEqual({ subsystems: ['nfs'] });
  });

  it.each([
    ['about:dreamcst', '“dreamcst” is not in this log: read as “dreamcast”.'],
    ['about:zyxwvu', 'No entry has “zyxwvu”.'],
    ['about:the', '“the” is in nearly every text and is not looked for'],
    ['person:jan as:any', '“jan” is the name of'],
  ])('with %s says what is meant', async (more, said) => {
    const { show } = makeSubscribing([log]);
    expect((await show(`/subscribe all schedule:daily ${more}`)).replace(/\s+/g, ' ')).toContain(said);
  });

  it('says nothing of names and words that are just what the log has', async () => {
    const { act } = makeSubscribing([log]);
    const made = await act('/subscribe nfs schedule:daily about:mount person:steve as:any except:jan kara merges:none');
    expect(made).not.toHaveProperty('notes');
  });

  it('shows that there is nothing yet where the log never had any', async () => {
    const { show } = makeSubscribing([log]);
    expect(await show('/subscribe nfs about:dreamcast schedule:daily')).toContain(
      'The log has nothing yet that this subscription would tell of.',
    );
  });

  it.each([
    ['/subscribe', 'subsystem: is missing: name subsystems, parted by commas, or "all".'],
    ['/subscribe nfs', 'schedule: is missing: say when, such as "daily at 9:00" or "weekly on friday".'],
    ['/subscribe nfs schedule:sometimes', /^"sometimes" is no schedule: write "daily"/],
    ['/subscribe nfs schedule:*/5 * * * *', /is due more often than once an hour/],
    ['/subscribe nfs schedule:every minute', /is more often than once an hour: the shortest is "hourly"/],
    ['/subscribe nsf schedule:daily', 'There is no subsystem "nsf" in the log "sample": near it is nfs.'],
    [
      '/subscribe nfs, xyzzy schedule:daily',
      /^There is no subsystem "xyzzy" in the log "sample": those with most are /,
    ],
    ['/subscribe nfs schedule:daily timezone:Mars', /^There is no time zone "Mars"/],
    [
      '/subscribe nfs schedule:daily person:Purdi',
      'Nobody in the log "sample" is called "Purdi": near it is Richard Purdie.',
    ],
    ['/subscribe nfs schedule:daily person:xyzzy', /^Nobody in the log "sample" is called "xyzzy": /],
    ['/subscribe nfs schedule:daily except:xyzzy', /^Nobody in the log "sample" is called "xyzzy": /],
    ['/subscribe nfs schedule:daily pace:day', /^pace: says how fast the past is posted/],
    ['/subscribe nfs schedule:daily replay:2008', 'This log ends on 2007-12-18: replay it from an earlier day.'],
    ['/subscribe nfs schedule:daily log:secret', 'There is no log secret.'],
    ['/subscribe nfs schedule:daily channel:general', 'There is no channel "general": pick one of the list.'],
    [
      '/subscribe nfs schedule:daily channel:11',
      'Only members who may manage a channel can have digests posted to it.',
    ],
    ['/subscribe nfs schedule:daily role:1', 'Posts do not mention everybody: pick a role that people take.'],
    ['/subscribe nfs schedule:daily style:long', 'style: is line or full.'],
  ])('%s', async (typed, message) => {
    const { act, kept } = makeSubscribing([log]);
    await expect(act(typed)).rejects.toThrow(message);
    expect(kept()).toEqual([]);
  });

  it('takes another channel and a role as messages write them', async () => {
    const { act, kept } = makeSubscribing([log]);
    const manager: Actor = { ...ada, managedChannels: ['10', '11'] };
    await act('/subscribe nfs schedule:daily channel:<#11> role:<@&55>', manager);
    expect(kept()).toMatchObject([{ channel: '11', mention: '55' }]);
  });

  it('names what the bot may not do there, and keeps nothing', async () => {
    const { act, kept, channels } = makeSubscribing([log]);
    channels.missingPermissions = async () => ['Send Messages', 'Embed Links'];
    await expect(act(line)).rejects.toThrow(
      'The bot may not post there: give it Send Messages and Embed Links in that channel, and ask again.',
    );
    expect(kept()).toEqual([]);
  });

  it('is for members who may manage the channel, in a server', async () => {
    const { act, kept } = makeSubscribing([log]);
    await expect(act(line, { ...ada, managedChannels: [] })).rejects.toThrow(/^Only members who may manage a channel/);
    await expect(act(line, { ...ada, place: { kind: 'direct' } })).rejects.toThrow('/subscribe works in a server only');
    await act(line, { ...ada, managedChannels: 'all' });
    expect(kept()).toHaveLength(1);
  });
});

describe('/subscribe at the terminal', () => {
  it('takes every minute, and posts to the terminal itself', async () => {
    const { act, kept } = makeSubscribing([log]);
    await act('/subscribe all schedule:every minute channel:terminal', operator);
    expect(kept()).toMatchObject([{ channel: 'terminal', maker: 'operator', schedule: 'every minute' }]);
    expect(kept()[0]?.server).toBeUndefined();
  });

  it('takes no more than hourly where a bot may run beside it', async () => {
    const { act } = makeSubscribing([log], { allowsMinutes: false });
    await expect(act('/subscribe all schedule:every minute', operator)).rejects.toThrow('the shortest is "hourly"');
  });

  it.each([
    ['channel:#general', 'A terminal has no channels: leave channel: out, and posts appear here.'],
    ['role:5', 'A terminal has no roles: leave role: out.'],
  ])('has no %s', async (option, message) => {
    const { act } = makeSubscribing([log]);
    await expect(act(`/subscribe all schedule:daily ${option}`, operator)).rejects.toThrow(message);
  });
});
