import { terminalChannel } from '../model/actor.ts';
import type { Subscription } from '../model/subscription.ts';
import { joinLines, type Line, nameThing, ours, say } from './blocks.ts';
import { describeWatch } from './watch-words.ts';

/** More subsystems than this are only counted. */
const mostNamed = 20;

/**
 * A subscription in words: `every Monday at 09:00 Europe/Berlin: nfs, cifs about “lock” in linux`. `schedule` is its
 * schedule in words; as it was typed unless given.
 */
export function describeSubscription(subscription: Subscription, schedule = subscription.schedule): Line {
  const { zone } = subscription;
  // What comes every minute or hour comes so by every clock.
  const when = /^every (minute|hour)/.test(schedule) ? ours(schedule) : ours(`${schedule} ${zone}`);
  return say`${when}: ${describeWatched(subscription)}`;
}

/** What a subscription is about: `nfs, cifs about “lock” of linux`. */
export function describeWatched({ watch, log }: Pick<Subscription, 'watch' | 'log'>): Line {
  const { subsystems, ...rest } = watch;
  const named = subsystems.slice(0, mostNamed).map((subsystem) => say`${subsystem}`);
  if (subsystems.length > mostNamed) named.push(say`${subsystems.length - mostNamed} more`);
  const what = named.length === 0 ? ours('all subsystems') : joinLines(named, ', ');
  return say`${what}${describeWatch({ subsystems: [], ...rest })} of ${log}`;
}

/** ` in #general`; nothing in the terminal, which is one place. */
export function describeWhere({ channel }: Pick<Subscription, 'channel'>): Line {
  return channel === terminalChannel ? [] : say` in ${nameThing('channel', channel)}`;
}
