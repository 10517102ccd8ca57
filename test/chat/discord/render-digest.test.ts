import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscordDigest } from '../../../src/chat/discord/render-digest.ts';
import { readRest } from '../../../src/chat/discord/rest-buttons.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { showsMark } from '../../../src/model/mark.ts';
import { subscriptionSchema } from '../../../src/model/subscription.ts';
import { toObject, toObjects, toText } from '../../support/discord/json.ts';
import { checkMessage } from '../../support/discord/message-limits.ts';
import { makeSubscription } from '../../support/fake-log.ts';
import { hostileText } from '../../support/hostile-answers.ts';
import { fullDigest, makeDigest, makeDigestEntry } from '../../support/made-digest.ts';

const role = '1500000000000000001';
const render = (digest: Digest, changes: Parameters<typeof makeSubscription>[0] = {}, isTest = false) =>
  renderDiscordDigest(digest, subscriptionSchema.parse(makeSubscription(changes)), '#a3f-17', { isTest }).map(toObject);
const footerOf = (body: Record<string, unknown>): string => toText(toObject(toObjects(body.embeds)[0]?.footer).text);
const textOf = (body: Record<string, unknown>): string => toText(toObjects(body.embeds)[0]?.description);

/** A digest of `count` changes, each of some length. */
const makeLong = (count: number, length: number): Digest =>
  makeDigest({
    nfs: Array.from({ length: count }, (_, index) =>
      makeDigestEntry(`2007-07-03#${index}`, `change ${index}x ${'*'.repeat(length)}`),
    ),
  });

describe('a post', () => {
  it('is one message with an embed, whose footer says when it comes, and its mark', () => {
    const [body, ...others] = render(fullDigest, { schedule: 'weekly on friday', zone: 'Europe/Berlin' });
    expect(others).toEqual([]);
    expect(body).not.toHaveProperty('content');
    expect(footerOf(body ?? {})).toBe('every Friday at 09:00 Europe/Berlin · #a3f-17.1');
    expect(body?.components).toEqual([]);
  });

  it('of every hour names no zone', () => {
    const [body] = render(fullDigest, { schedule: 'hourly', zone: 'Europe/Berlin' });
    expect(footerOf(body ?? {})).toBe('every hour · #a3f-17.1');
  });

  it('mentions its role in the first message only, and a trial does not', () => {
    const bodies = render(makeLong(60, 100), { mention: role });
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.map(({ content }) => content)).toEqual([`<@&${role}>`, ...bodies.slice(1).map(() => undefined)]);
    const [trial] = render(fullDigest, { mention: role }, true);
    expect(trial?.content).toMatch(/^This is a trial/);
    expect(footerOf(trial ?? {})).toMatch(/^a trial · /);
  });

  it('ends with a button where it has no room for all', () => {
    const digest = makeLong(100, 300);
    const bodies = render({ ...digest, stretch: { kind: 'numbers', from: 100, to: 200 } });
    expect(bodies).toHaveLength(4);
    expect(bodies.slice(0, -1).flatMap(({ components }) => components)).toEqual([]);
    const [button] = toObjects(toObjects(bodies.at(-1)?.components)[0]?.components);
    const shown = bodies.flatMap((body) => [...textOf(body).matchAll(/change (\d+)x/g)]).length;
    expect(button?.label).toBe(`Show ${100 - shown} more changes`);
    const place = readRest(toText(button?.custom_id));
    expect(place).toMatchObject({ subscription: 'a3f', shown, part: 0 });
    expect(place?.stretchOf({ began: 7, recent: [] })).toMatchObject({ kind: 'numbers', from: 100, to: 200 });
  });

  it('that tells only numbers has no button', () => {
    const bodies = render({ ...makeLong(3, 3), subsystems: [], more: 900, count: 900, described: 900, summedUp: true });
    expect(bodies.flatMap(({ components }) => components)).toEqual([]);
  });

  it('says since when there is nothing', () => {
    const digest = makeDigest({});
    const [body] = render(
      { ...digest, stretch: { kind: 'numbers', from: 5, to: 5 } },
      { made: Date.UTC(2026, 0, 1, 23), zone: 'Europe/Berlin' },
    );
    expect(textOf(body ?? {})).toContain('Nothing new since 2 Jan 2026.');
  });

  it('is within all limits and shows its own marks, whatever the log says', () => {
    const entry = fc.record({
      headline: hostileText,
      author: hostileText,
      body: fc.option(hostileText, { nil: undefined }),
    });
    const parts = fc.array(fc.tuple(hostileText, fc.array(entry, { minLength: 1, maxLength: 40 })), { maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.constantFrom('line' as const, 'full' as const), (made, style) => {
        const listed = made.map(([name, entries], part) => [
          name,
          entries.map(({ headline, ...rest }, at) => makeDigestEntry(`2007-07-03#${100 * part + at}`, headline, rest)),
        ]);
        const digest = makeDigest(Object.fromEntries(listed));
        const bodies = render(digest, { style, mention: role });
        expect(bodies.length).toBeLessThanOrEqual(4);
        for (const [part, body] of bodies.entries()) {
          const sent = { ...body, allowed_mentions: { parse: [], roles: [role] } };
          expect(checkMessage(sent, { files: [], mentions: { roles: [role] }, mayBeEphemeral: false })).toEqual([]);
          expect(showsMark(footerOf(body), `#a3f-17.${part + 1}`)).toBe(true);
          expect(footerOf(body)).toMatch(/#a3f-17\.\d$/);
          expect(textOf(body)).not.toContain('that do not fit here');
        }
      }),
      { numRuns: 200 },
    );
  });
});
