import type { DigestLog, RenderDigest } from '../../src/digest/ports.ts';
import type { Digest, Stretch } from '../../src/model/digest.ts';
import { makeMark } from '../../src/model/mark.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import type { Watch } from '../../src/model/watch.ts';

/** A record of a made-up log: its number is its place. */
export interface FakeRecord {
  date: string;
  subsystem: string;
}

/** A log of made-up records, which may grow meanwhile. */
export function makeFakeLog(records: readonly FakeRecord[]): DigestLog {
  const numbered = records.map((record, sequence) => ({ ...record, sequence }));
  return {
    records: numbered.length,
    async daysBelow(number) {
      const days = new Map<string, number>();
      for (const { date } of numbered.slice(0, number)) days.set(date, (days.get(date) ?? 0) + 1);
      return [...days]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([date, count]) => ({ date, records: count }));
    },
    compose: async (watch, stretch) => composeFake(numbered, watch, stretch),
    findReverted: async () => [],
  };
}

function composeFake(all: readonly (FakeRecord & { sequence: number })[], watch: Watch, stretch: Stretch): Digest {
  const inside = all.filter(({ date, sequence }) =>
    stretch.kind === 'numbers'
      ? sequence >= stretch.from && sequence < stretch.to
      : date >= stretch.since && date <= stretch.until && sequence < (stretch.below ?? Number.POSITIVE_INFINITY),
  );
  const fitting = inside.filter(
    ({ subsystem }) => watch.subsystems.length === 0 || watch.subsystems.includes(subsystem),
  );
  const dates = fitting.map(({ date }) => date).sort();
  return {
    log: 'kernel',
    watch,
    stretch,
    since: dates[0],
    until: dates.at(-1),
    subsystems: [
      {
        name: 'all',
        folded: 0,
        count: fitting.length,
        entries: fitting.map(({ sequence, date, subsystem }) => ({
          id: String(sequence),
          date,
          author: 'Ada',
          headline: `change ${sequence}`,
          subsystems: [subsystem],
          score: 1,
          trailers: [],
          also: [],
        })),
      },
    ],
    people: [],
    peopleTotal: 0,
    count: fitting.length,
    described: fitting.length,
    merges: 0,
    silent: [],
    more: 0,
    summedUp: false,
    folded: 0,
    records: fitting.length,
    leftOut: inside.length - fitting.length,
  };
}

/** Renders a digest as texts of at most `each` entries: `[12] [13] #a3f-1.1`. */
export function makeFakeRender(each: number): RenderDigest {
  return (digest, _, mark) => {
    const ids = digest.subsystems.flatMap(({ entries }) => entries.map(({ id }) => `[${id}]`));
    const parts = Math.max(1, Math.ceil(ids.length / each));
    return Array.from({ length: parts }, (_part, index) => {
      const listed = ids.slice(index * each, (index + 1) * each);
      return [...(listed.length > 0 ? listed : ['nothing new']), makeMark(mark, index)].join(' ');
    });
  };
}

/** A subscription that begins at the log's first record, at 09:00 UTC each day. */
export function makeSubscription(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: 'a3f',
    server: 's1',
    channel: 'c1',
    maker: 'u1',
    made: 0,
    log: 'kernel',
    watch: { subsystems: [] },
    schedule: 'daily at 9:00',
    zone: 'UTC',
    style: 'line',
    whenEmpty: 'silent',
    began: 0,
    next: 0,
    settled: Date.UTC(2026, 0, 1, 12),
    state: 'active',
    posted: 0,
    leftOut: 0,
    failed: 0,
    posts: 0,
    recent: [],
    ...changes,
  };
}
