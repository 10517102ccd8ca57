import { isDay } from '../../model/day.ts';
import type { Stretch } from '../../model/digest.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { DiscordButton, DiscordMessage } from '../../render/discord-message.ts';

/** Which changes a post had no room for, and which message of those that show them is wanted. */
export interface RestPlace {
  /** The id of the post's subscription, which knows what is watched in which log. */
  subscription: string;
  /** What the post was about. */
  stretch: Stretch;
  /** How many changes it listed. */
  shown: number;
  part: number;
}

/** What a post was about, which may depend on what its subscription knows of it. */
export type StretchOf = (subscription: Pick<Subscription, 'began' | 'recent'>) => Stretch;

/**
 * A place as the id of a button: `r:a3f:n:100:260:60:0`, or of days `r:a3f:d:2007-01-01:2007-01-31:60:0`; with `p` in
 * the place of `d` only what was there before the subscription began counts.
 */
export function formatRest({ subscription, stretch, shown, part }: RestPlace): string {
  const span =
    stretch.kind === 'numbers'
      ? ['n', stretch.from, stretch.to]
      : [stretch.below === undefined ? 'd' : 'p', stretch.since, stretch.until];
  return ['r', subscription, ...span, shown, part].join(':');
}

/** Reads the id of a button; undefined for one that is none of these. */
export function readRest(customId: string): (Omit<RestPlace, 'stretch'> & { stretchOf: StretchOf }) | undefined {
  const [, subscription = '', kind, from = '', to = '', shown, part] =
    /^r:([a-z0-9]{3,12}):([ndp]):([\d-]{1,12}):([\d-]{1,12}):(\d{1,6}):(\d{1,4})$/.exec(customId) ?? [];
  const stretchOf = readStretch(kind, from, to);
  return stretchOf && { subscription, stretchOf, shown: Number(shown), part: Number(part) };
}

/** One button that leads to changes a post had no room for. */
export function makeRestButton(label: string, place: RestPlace): DiscordButton {
  return { type: 2, style: 2, label, custom_id: formatRest(place) };
}

/** The buttons to the messages before and after one of so many; none where it is the only one. */
export function makeRestTurns(place: RestPlace, parts: number): DiscordMessage['components'] {
  if (parts < 2) return [];
  const make = (label: string, end: string, part: number): DiscordButton =>
    part >= 0 && part < parts
      ? makeRestButton(label, { ...place, part })
      : { type: 2, style: 2, label, custom_id: end, disabled: true };
  return [
    { type: 1, components: [make('◀ Previous', 'first', place.part - 1), make('Next ▶', 'last', place.part + 1)] },
  ];
}

function readStretch(kind: string | undefined, from: string, to: string): StretchOf | undefined {
  if (kind === 'd' || kind === 'p') {
    const days = { kind: 'days', since: from, until: to } as const;
    return isDay(from) && isDay(to) ? ({ began }) => (kind === 'p' ? { ...days, below: began } : days) : undefined;
  }
  const isNumbers = kind === 'n' && /^\d+$/.test(from) && /^\d+$/.test(to) && Number(from) <= Number(to);
  if (!isNumbers) return undefined;
  const numbers = { kind: 'numbers', from: Number(from), to: Number(to) } as const;
  return ({ recent }) => {
    const post = recent.findLast((one) => one.from === numbers.from && one.to === numbers.to);
    return { ...numbers, missed: post?.missed ?? [] };
  };
}
