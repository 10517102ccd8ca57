import * as z from 'zod';
import { checkWatch } from '../src/answer/check-watch.ts';
import { explainWatch } from '../src/answer/explain-watch.ts';
import type { Reader } from '../src/answer/reader.ts';
import { type Actor, managesChannel, terminalChannel } from '../src/model/actor.ts';
import type { DigestDesk } from '../src/model/digest-desk.ts';
import { UserError } from '../src/model/errors.ts';
import { parseSpan } from '../src/model/span.ts';
import { type Pace, paces } from '../src/model/subscription.ts';
import { joinWords } from '../src/model/text.ts';
import type { Watch } from '../src/model/watch.ts';
import { listOccurrences } from '../src/schedule/occurrences.ts';
import { parseSchedule } from '../src/schedule/parse-schedule.ts';
import type { Schedule } from '../src/schedule/schedule.ts';
import { findZone } from '../src/schedule/zone.ts';
import { about, filters, role, since } from './arguments.ts';
import { checkPermissions } from './check-permissions.ts';
import { defineChannelAction } from './define.ts';
import { picked, readId } from './picked.ts';
import { readSubsystemList, splitNames } from './subsystem-list.ts';

const typed = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(300, 'takes 300 characters at most');

const args = z.strictObject({
  subsystem: typed('is missing: name subsystems, parted by commas, or "all"')
    .describe('These subsystems, parted by commas, or all')
    .meta({ completes: 'subsystem', isList: true, words: ['all'] }),
  schedule: typed('is missing: say when, such as "daily at 9:00" or "weekly on friday"')
    .describe('When to post: daily, weekdays at 8:30, weekly on friday, monthly, hourly, or five cron fields')
    .meta({ completes: 'schedule' }),
  channel: picked.describe('Where to post (here unless said)').meta({ picks: 'channel' }).optional(),
  timezone: typed('is empty')
    .describe('Whose clock the schedule goes by: Europe/Berlin')
    .meta({ completes: 'zone' })
    .optional(),
  person: filters.person,
  as: role.optional(),
  about: about.optional(),
  except: filters.except,
  merges: filters.merges,
  style: z
    .enum(['line', 'full'], { error: 'is line or full' })
    .describe('One line a change, or with its whole text (line unless said)')
    .optional(),
  when_empty: z
    .enum(['silent', 'say'], { error: 'is silent or say' })
    .describe('What to do where nothing is new (silent unless said)')
    .optional(),
  role: picked.describe('The one role that posts may mention').meta({ picks: 'role' }).optional(),
  replay: since.describe("Post the log's past too, from this day on, as if it were happening").optional(),
  pace: z
    .enum(paces, { error: `is ${joinWords(paces, 'or')}` })
    .describe('How much of the past one post covers (as the schedule has it unless said)')
    .optional(),
  log: filters.log,
});

type Typed = z.output<typeof args>;

export const subscribe = defineChannelAction({
  name: 'subscribe',
  description: 'Have what is new posted to a channel, by subsystem and by a schedule',
  example: '/subscribe subsystem:nfs, cifs schedule:weekly on monday at 9:00',
  primary: 'subsystem',
  args,
  async act(asked, actor, { reader, digests }) {
    const channel = chooseChannel(asked, actor);
    const mention = chooseMention(asked, actor);
    const zone = asked.timezone === undefined ? digests.zone : findZone(asked.timezone);
    const isTerminal = actor.place.kind === 'terminal';
    const schedule = parseSchedule(asked.schedule, { allowMinutes: isTerminal && digests.allowsMinutes });
    const log = await reader.open(asked.log);
    const watch = await checkWatch(log, readWatch(asked));
    const replay = readReplay(asked, { schedule, zone, lastDay: log.info.lastDay, reader, digests });
    await checkPermissions(channel, digests, mention);
    const subscription = await digests.subscribe({
      ...(actor.place.kind === 'server' && { server: actor.place.server }),
      channel,
      maker: actor.user,
      log: log.name,
      watch,
      schedule: asked.schedule,
      zone,
      style: asked.style ?? 'line',
      whenEmpty: asked.when_empty ?? 'silent',
      ...(mention !== undefined && { mention }),
      ...(replay && { replay }),
    });
    const [status, preview] = await Promise.all([digests.describe(subscription), digests.preview(subscription)]);
    const notes = await explainWatch(log, watch);
    return { command: 'subscribe', status, ...(preview && { preview }), ...(notes.length > 0 && { notes }) };
  },
});

/** What is watched, as it was typed. */
function readWatch({ subsystem, about, person, as, except, merges }: Typed): Watch {
  const left = except === undefined ? [] : splitNames(except);
  return {
    subsystems: readSubsystemList(subsystem),
    ...(about !== undefined && { about }),
    ...(person !== undefined && { person }),
    ...(as !== undefined && { role: as }),
    ...(left.length > 0 && { except: left }),
    ...(merges !== undefined && { merges }),
  };
}

/** The channel that is meant, which the actor must be allowed to manage. */
function chooseChannel({ channel: named }: Typed, actor: Actor): string {
  if (actor.place.kind === 'terminal') {
    if (named === undefined || named === terminalChannel) return terminalChannel;
    throw new UserError('A terminal has no channels: leave channel: out, and posts appear here.');
  }
  const channel = named === undefined ? actor.channel : readId(named, '#');
  if (channel === undefined) throw new UserError(`There is no channel "${named ?? ''}": pick one of the list.`);
  if (!managesChannel(actor, channel)) {
    throw new UserError('Only members who may manage a channel can have digests posted to it.');
  }
  return channel;
}

/** The role that posts may mention. */
function chooseMention({ role: named }: Typed, { place }: Actor): string | undefined {
  if (named === undefined) return undefined;
  if (place.kind !== 'server') throw new UserError('A terminal has no roles: leave role: out.');
  const id = readId(named, '@&');
  if (id === undefined) throw new UserError(`There is no role "${named}": pick one of the list.`);
  // The role of everybody has the id of the server.
  if (id === place.server) throw new UserError('Posts do not mention everybody: pick a role that people take.');
  return id;
}

interface ReplayCircumstances {
  schedule: Schedule;
  zone: string;
  lastDay: string | undefined;
  reader: Reader;
  digests: DigestDesk;
}

/** What of the log's past is to be posted. */
function readReplay(
  { replay, pace }: Typed,
  { schedule, zone, lastDay, reader, digests }: ReplayCircumstances,
): { since: string; pace: Pace } | undefined {
  if (replay === undefined) {
    if (pace === undefined) return undefined;
    throw new UserError('pace: says how fast the past is posted: say with replay: from which day on.', 'usage');
  }
  const { since } = parseSpan(replay, reader.now);
  if (lastDay !== undefined && since <= lastDay)
    return { since, pace: pace ?? matchPace(schedule, zone, digests.now()) };
  throw new UserError(
    lastDay === undefined
      ? 'This log has no day yet that could be replayed.'
      : `This log ends on ${lastDay}: replay it from an earlier day.`,
  );
}

/** As much of the log as goes by between two posts. */
function matchPace(schedule: Schedule, zone: string, now: number): Pace {
  const [first = 0, second = 0] = listOccurrences(schedule, zone, now, 2);
  const days = (second - first) / 86_400_000;
  return days > 20 ? 'month' : days > 3 ? 'week' : 'day';
}
