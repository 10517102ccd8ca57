import type { Subscription } from '../model/subscription.ts';
import type { RoundPorts } from './ports.ts';
import { noteTold } from './subscriptions.ts';

/** So many subscriptions are named in one message; a server that is gone may stop a hundred of somebody. */
const namedAtMost = 10;

/**
 * Tells the makers of subscriptions that stopped why they did, each of them in one message, and notes that. Whom the
 * service cannot reach now is told in a later round: what stops subscriptions is often what keeps messages from arriving.
 */
export async function tellStopped({ store, channels }: Pick<RoundPorts, 'store' | 'channels'>): Promise<void> {
  const untold = [...store.read().subscriptions.values()].filter(({ untold }) => untold === true);
  if (untold.length === 0) return;
  const byMaker = new Map<string, Subscription[]>();
  for (const subscription of untold) {
    byMaker.set(subscription.maker, [...(byMaker.get(subscription.maker) ?? []), subscription]);
  }
  const telling = [...byMaker].map(async ([maker, stopped]) =>
    (await channels.tell(maker, describeStops(stopped))) ? stopped.map(({ id }) => id) : [],
  );
  const settled = await Promise.allSettled(telling);
  const told = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (told.length > 0) await store.update((current) => noteTold(current, told));
}

/** What the maker of subscriptions that stopped is told. */
function describeStops(stopped: readonly Subscription[]): string {
  const named = stopped
    .slice(0, namedAtMost)
    .map(
      ({ id, log, reason }) => `Your subscription ${id} to "${log}" has stopped: ${reason ?? 'no reason is known'}.`,
    );
  const others = stopped.length - named.length;
  const more = others > 0 ? [`So have ${others} more.`] : [];
  return [...named, ...more, 'Nothing is lost: "/subscriptions resume" goes on where it stopped.'].join('\n');
}
