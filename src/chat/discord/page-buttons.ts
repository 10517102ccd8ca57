import type { Day } from '../../model/day.ts';
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
  /** How many records the log had when the question was asked: what came later is on no page of the answer. */
  records?: number | undefined;
  /** The day on which it was asked: "last month" means the same on all its pages, whoever turns them where. */
  day?: Day | undefined;
}

/** The first message of an answer. */
export const firstPlace: PagePlace = { skip: 0, part: 0 };

/**
 * A place as the id of a button, which has 100 characters at most: `p:10:0:sample`, or with the number of records and the
 * day since 1970 `p:10:0:260:13893:sample`.
 */
export function formatPlace({ skip, part, log = '', records, day }: PagePlace): string {
  const days = day === undefined ? '' : Math.round(Date.parse(day) / millisecondsADay);
  const then = records === undefined && day === undefined ? [] : [records ?? '', days];
  return ['p', skip, part, ...then, log].join(':');
}

/** Reads the id of a button; undefined for one that is not of ours, or of another version. */
export function readPlace(customId: string): PagePlace | undefined {
  const parts = /^p:(\d{1,9}):(\d{1,5}|last):(?:(\d{0,9}):(\d{0,5}):)?(.*)$/.exec(customId);
  if (!parts) return undefined;
  const [, skip, part = '', records = '', days = '', log = ''] = parts;
  if (log !== '' && !isLogName(log)) return undefined;
  return {
    skip: Number(skip),
    part: part === 'last' ? 'last' : Number(part),
    ...(log !== '' && { log }),
    ...(records !== '' && { records: Number(records) }),
    ...(days !== '' && { day: new Date(Number(days) * millisecondsADay).toISOString().slice(0, 10) }),
  };
}

const millisecondsADay = 86_400_000;

/** What a message shows of an answer. */
export interface Shown {
  place: PagePlace & { part: number };
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

/** What may stand beside the buttons of a page. */
export interface ButtonOptions {
  /** What the button to the next place says, where it is not just the next page. */
  nextLabel?: string | undefined;
  beside?: readonly DiscordButton[] | undefined;
}

/** The buttons that lead to the places before and after; none of them where there is neither. */
export function makePageButtons(
  previous: PagePlace | undefined,
  next: PagePlace | undefined,
  { nextLabel = 'Next ▶', beside: others = [] }: ButtonOptions = {},
): DiscordMessage['components'] {
  if (!previous && !next) return others.length === 0 ? [] : [{ type: 1, components: [...others] }];
  const make = (label: string, end: string, place: PagePlace | undefined): DiscordButton => ({
    type: 2,
    style: 2,
    label,
    custom_id: place ? formatPlace(place) : end,
    // Left where it is, so that the other one does not move under the finger.
    ...(!place && { disabled: true }),
  });
  return [{ type: 1, components: [make('◀ Previous', 'first', previous), make(nextLabel, 'last', next), ...others] }];
}
