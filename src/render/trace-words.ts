import { formatDay } from '../model/day.ts';
import { formatWhen } from '../model/instant.ts';
import type { SubscriptionOutcome } from '../model/outcome.ts';
import type { Subscription } from '../model/subscription.ts';
import { countOf } from '../model/text.ts';
import type { Trace } from '../model/trace.ts';
import { type Block, type Line, ours, say, styled } from './blocks.ts';
import { formatProof } from './entries.ts';
import { describeWatched } from './subscription-words.ts';

type Traced = Extract<SubscriptionOutcome, { command: 'subscriptions trace' }>;

/** What became of an entry in a subscription. */
export function renderTrace({ subscription, entry, trace }: Traced): Block[] {
  const { headline, date } = entry;
  const what =
    headline === undefined
      ? say`The commits of ${ours(formatDay(date))} that the log declares without text`
      : say`“${headline}”${date === '' ? [] : say` of ${ours(formatDay(date))}`} [${formatProof(entry)}]`;
  return [
    { kind: 'lead', line: describeTrace(trace, subscription) },
    {
      kind: 'note',
      line: say`${what}, in ${styled('strong', subscription.id)}: ${describeWatched(subscription)}.`,
    },
  ];
}

function describeTrace(trace: Trace, { zone, replay, id }: Subscription): Line {
  const at = (instant: number): Line => ours(formatWhen(instant, zone));
  switch (trace.kind) {
    case 'posted': {
      const where =
        trace.link === undefined
          ? say` (${trace.messages.join(', ')})`
          : say`: ${[{ text: trace.link, from: 'us', link: trace.link }]}`;
      return say`${strong('Posted')} ${at(trace.at)}${where}`;
    }
    case 'posted-before':
      return say`${strong('Posted')} before ${at(trace.at)}; which post that was is no longer kept.`;
    case 'waiting': {
      if (trace.state === 'paused') return say`${strong('Waiting')}: the subscription is paused.`;
      if (trace.state === 'stopped')
        return say`${strong('Waiting')}: the subscription has stopped (${trace.reason ?? 'no reason is known'}).`;
      if (trace.due === undefined) return say`${strong('Waiting')}.`;
      const post = replay
        ? say`; the next post of ${id} is due ${at(trace.due)}`
        : say` for the post that is due ${at(trace.due)}`;
      return say`${strong('Waiting')}${post}.`;
    }
    case 'left-out':
      return say`${strong('Left out')}: ${ours(reasons[trace.by])}.`;
    case 'sending': {
      const again = trace.again === undefined ? [] : say`, tried again ${at(trace.again)}`;
      const trouble = trace.trouble === undefined ? [] : say`; ${trace.trouble}${again}`;
      return say`${strong('Being sent')}: ${trace.sent} of ${ours(countOf(trace.of, 'message'))} went out${trouble}.`;
    }
    case 'failed':
      return say`${strong('Failed')} ${at(trace.at)}: ${trace.reason}.`;
    case 'before-began':
      return say`${strong('Not told')}: it was in the log before the subscription began.`;
  }
}

const reasons: Record<Extract<Trace, { kind: 'left-out' }>['by'], string> = {
  subsystems: 'it is of none of the subsystems',
  about: 'it does not have the words of about:',
  person: 'the person has no such part in it',
  role: 'nobody has such a part in it',
  except: 'its author is one of except:',
  merges: 'merges: leaves it out',
  gone: 'the source no longer has it',
};

const strong = (text: string): Line => styled('strong', ours(text));
