import { isLogName } from '../../model/log-name.ts';
import type { DiscordButton, DiscordMessage } from '../../render/discord-message.ts';

/** Where in an answer a message is. All that a button needs beside the question, which stands in the footer. */
export interface PagePlace {
  /** How many entries were listed before. */
  skip: number;
  /** Which message of those that show these entries. */
  part: number | 'last';
  /** The log that was meant at first; another may be meant by now where none is named. */
  log?: string | undefined;
}

/** The first message of an answer. */
export const firstPlace: PagePlace = { skip: 0, part: 0 };

/** A place as the id of a button: `p:10:0:sample`, which has 100 characters at most. */
export function formatPlace({ skip, part, log = '' }: PagePlace): string {
  return `p:${skip}:${part}:${log}`;
}

/** Reads the id of a button; undefined for one that is not of ours, or of another version. */
export function readPlace(customId: string): PagePlace | undefined {
  const parts = /^p:(\d{1,9}):(\d{1,5}|last):(.*)$/.exec(customId);
  if (!parts) return undefined;
  const [, skip, part = '', log = ''] = parts;
  if (log !== '' && !isLogName(log)) return undefined;
  return { skip: Number(skip), part: part === 'last' ? 'last' : Number(part), ...(log !== '' && { log }) };
}

/** What a message shows of an answer. */
export interface Shown {
  place: { skip: number; part: number; log?: string | undefined };
  /** How many messages its entries take. */
  parts: number;
  /** How many entries are listed at a time, and how many are by now. */
  pageSize: number;
  listed: number;
  /** Whether entries come after these. */
  hasMore: boolean;
}

/** The places before and after what a message shows; undefined at the ends. */
export function findNeighbours({ place, parts, pageSize, listed, hasMore }: Shown): {
  previous: PagePlace | undefined;
  next: PagePlace | undefined;
} {
  const { skip, part } = place;
  const before: PagePlace = { ...place, skip: Math.max(0, skip - pageSize), part: 'last' };
  const previous = part > 0 ? { ...place, part: part - 1 } : skip > 0 ? before : undefined;
  const after = hasMore ? { ...place, skip: listed, part: 0 } : undefined;
  return { previous, next: part + 1 < parts ? { ...place, part: part + 1 } : after };
}

/** The buttons that lead to the places before and after; none where there is neither. */
export function makePageButtons(
  previous: PagePlace | undefined,
  next: PagePlace | undefined,
): DiscordMessage['components'] {
  if (!previous && !next) return [];
  const make = (label: string, end: string, place: PagePlace | undefined): DiscordButton => ({
    type: 2,
    style: 2,
    label,
    custom_id: place ? formatPlace(place) : end,
    // Left where it is, so that the other one does not move under the finger.
    ...(!place && { disabled: true }),
  });
  return [{ type: 1, components: [make('◀ Previous', 'first', previous), make('Next ▶', 'last', next)] }];
}
