import type { Subscription } from '../../model/subscription.ts';
import { ours } from '../../render/blocks.ts';
import { plainForDiscord } from '../../render/discord-escape.ts';
import { textOf } from '../../render/discord-line.ts';
import { describeWatch } from '../../render/watch-words.ts';
import { mostCandidates } from '../rank-candidates.ts';
import type { Choice } from './autocomplete.ts';

/** Offers subscriptions whose name begins so, or which are about what was typed; those made last first. */
export function chooseSubscriptions(subscriptions: readonly Subscription[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  const described = subscriptions.toReversed().map((one) => ({ id: one.id, name: describe(one) }));
  const byId = described.filter(({ id }) => id.startsWith(wanted));
  const byWords = described.filter(({ id, name }) => !id.startsWith(wanted) && name.toLowerCase().includes(wanted));
  return [...byId, ...byWords]
    .slice(0, mostCandidates)
    .map(({ id, name }) => ({ name: plainForDiscord(name, 100), value: id }));
}

/** `a3f  kernel in nfs and cifs, weekly on monday (paused)`. */
function describe({ id, log, watch, schedule, state }: Subscription): string {
  const line = [...ours(`${id}  ${log}`), ...describeWatch(watch), ...ours(`, ${schedule}`)];
  return `${textOf(line)}${state === 'active' ? '' : ` (${state})`}`;
}
