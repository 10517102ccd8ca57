import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRest, makeRestTurns, readRest } from '../../../src/chat/discord/rest-buttons.ts';
import { makeScheduleList, makeWatchButton, readWatch } from '../../../src/chat/discord/watch-button.ts';
import type { Stretch } from '../../../src/model/digest.ts';
import { shareOut } from '../../../src/model/share-out.ts';
import { parseSchedule } from '../../../src/schedule/parse-schedule.ts';

const number = fc.nat(999_999_999);

describe('the id of a button for the rest of a post', () => {
  const stretch: fc.Arbitrary<Stretch> = fc.oneof(
    fc.tuple(number, number).map(([from, more]) => ({ kind: 'numbers' as const, from, to: from + more })),
    fc.constantFrom<Stretch>(
      { kind: 'days', since: '2007-01-01', until: '9999-12-31', below: 4711 },
      { kind: 'days', since: '2007-01-01', until: '2007-01-31' },
    ),
  );

  it('is short, and is read back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{3,12}$/), stretch, fc.nat(500), fc.nat(200), (id, span, shown, part) => {
        const customId = formatRest({ subscription: id, stretch: span, shown, part });
        expect(customId.length).toBeLessThanOrEqual(100);
        const read = readRest(customId);
        expect(read).toMatchObject({ subscription: id, shown, part });
        expect(read?.stretchOf({ began: 4711, recent: [] })).toMatchObject(span);
      }),
    );
  });

  it.each(['r:a3f:n:9:1:2:3', 'r:a3f:d:2007-13-01:2007-01-31:1:0', 'r:A3F:n:1:2:3:4', 'p:1:2:x', 'first'])(
    'is not %j',
    (customId) => expect(readRest(customId)).toBeUndefined(),
  );

  it('leads to the messages before and after, where there are any', () => {
    const place = { subscription: 'a3f', stretch: { kind: 'numbers', from: 1, to: 9 }, shown: 3, part: 1 } as const;
    expect(makeRestTurns(place, 1)).toEqual([]);
    const ids = makeRestTurns(place, 2).flatMap(({ components }) => components.map(({ custom_id }) => custom_id));
    expect(ids).toEqual(['r:a3f:n:1:9:3:0', 'last']);
  });
});

describe('what is left of a list', () => {
  it('is the same whether it was dealt out at once, or from a list that was cut before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 12 }), fc.nat(120), fc.nat(120), (sizes, most, less) => {
        const fits = Math.min(most, less);
        expect(shareOut(shareOut(sizes, most), fits)).toEqual(shareOut(sizes, fits));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the button "Watch this"', () => {
  it('is read back with its log, and offered for questions that can be watched', () => {
    const button = makeWatchButton('what', 'linux-2.6');
    expect(readWatch(button?.custom_id ?? '')).toEqual({ step: 'ask', log: 'linux-2.6' });
    expect(makeWatchButton('who', 'linux')).toBeUndefined();
    expect(readWatch('w:ask:No Log')).toBeUndefined();
    expect(readWatch('w:else:log')).toBeUndefined();
  });

  it('leads to a list of schedules that can be read, each told in words', () => {
    const [list] = makeScheduleList('linux').flatMap(({ components }) => components);
    if (list?.type !== 3) throw new Error('there is no list');
    expect(readWatch(list.custom_id)).toEqual({ step: 'make', log: 'linux' });
    expect(list.options.map(({ label }) => label)).toContain('Every Monday at 09:00');
    for (const { value } of list.options) expect(() => parseSchedule(value)).not.toThrow();
  });
});
