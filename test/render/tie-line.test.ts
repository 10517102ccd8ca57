import { describe, expect, it } from 'vitest';
import type { ToldTie } from '../../src/model/tie.ts';
import { renderFate } from '../../src/render/fate.ts';
import { renderTies } from '../../src/render/tie-line.ts';

const tie = (kind: ToldTie['kind'], rest: Partial<ToldTie> = {}): ToldTie => ({
  kind,
  id: 'a'.repeat(40),
  date: '2020-01-02',
  author: 'Ada',
  headline: 'net: drop it',
  ...rest,
});

const say = (...ties: ToldTie[]): string =>
  renderTies(ties)
    .map(({ text }) => text)
    .join('');

describe('what a change is tied to, in one line', () => {
  it('says what became of it in the order in which that happened', () => {
    const ties = [tie('reverted-by'), tie('taken-again-by', { date: '2020-01-05', author: 'Bob' })];
    expect(say(...ties)).toMatchInlineSnapshot(
      `"It was reverted on 2 Jan 2020 by Ada [aaaaaaaaaaaa] and taken again on 5 Jan 2020 by Bob [aaaaaaaaaaaa]."`,
    );
  });

  it('begins with a revert, however often it was taken back and again', () => {
    const pair = [tie('reverted-by', { author: '' }), tie('taken-again-by', { author: '' })];
    const event = 'on 2 Jan 2020 [aaaaaaaaaaaa]';
    const twice = `reverted ${event}, taken again ${event}, reverted ${event}`;
    expect(say(...pair, ...pair)).toBe(`It was ${twice} and taken again ${event}.`);
    expect(say(...pair, ...pair, ...pair.slice(0, 1))).toBe(
      `It was reverted and taken again before, ${twice.replace(/(.*), (reverted .*)$/, '$1 and $2')}.`,
    );
  });

  it('says where it was carried to, what fixed it, and what it does itself', () => {
    const ties = [
      tie('fixed-by'),
      tie('carried-as', { release: 'v2.29.1' }),
      tie('carried-as', { date: '' }),
      tie('fixes', { headline: 'net: add it' }),
    ];
    expect(say(...ties)).toMatchInlineSnapshot(
      `"It was fixed on 2 Jan 2020 by Ada [aaaaaaaaaaaa] and carried to v2.29.1 on 2 Jan 2020 [aaaaaaaaaaaa] and over [aaaaaaaaaaaa]; it fixes “net: add it” of 2 Jan 2020 [aaaaaaaaaaaa]."`,
    );
    expect(say(tie('takes-again'), tie('reverts', { date: '' }))).toMatchInlineSnapshot(
      `"It reverts “net: drop it” [aaaaaaaaaaaa] and takes up again “net: drop it” of 2 Jan 2020 [aaaaaaaaaaaa]."`,
    );
  });

  it('says what is named that the log does not have, and how many there are where there are many', () => {
    const unknown = { id: '1234abc', date: '', author: '', unknown: true } as const;
    expect(say(tie('fixes', { ...unknown, headline: '' }))).toBe('It fixes 1234abc (not in this log).');
    expect(say(tie('reverts', { ...unknown, id: '' }))).toBe('It reverts “net: drop it” (not in this log).');
    expect(say(...Array.from({ length: 7 }, () => tie('fixed-by', { author: '' })))).toMatchInlineSnapshot(
      `"It was fixed on 2 Jan 2020 [aaaaaaaaaaaa], on 2 Jan 2020 [aaaaaaaaaaaa], on 2 Jan 2020 [aaaaaaaaaaaa] and 4 more."`,
    );
    expect(say()).toBe('');
  });

  it('has what the log says as the log’s, so that it is escaped wherever it is shown', () => {
    const hostile = '@everyone `x` \u001b[31m';
    const spans = renderTies([
      tie('reverted-by', { author: hostile, id: hostile }),
      tie('carried-as', { release: hostile }),
      tie('fixes', { headline: hostile, id: hostile, unknown: true }),
    ]);
    for (const { text, from } of spans) if (text.includes('@')) expect(from).toBe('log');
    expect(spans.filter(({ text }) => text.includes('@everyone')).length).toBeGreaterThanOrEqual(4);
  });
});

it('a list marks what was taken back with its days', () => {
  const show = (...given: Parameters<typeof renderFate>): string =>
    renderFate(...given)
      .map(({ text }) => text)
      .join('');
  expect(show({ reverted: '2020-01-02' })).toBe(' · reverted 2 Jan 2020');
  expect(show({ reverted: '2020-01-02', again: '2020-01-05' })).toBe(' · reverted 2 Jan 2020, taken again 5 Jan 2020');
  expect(show({ reverted: '' })).toBe(' · reverted');
  expect(show(undefined)).toBe('');
});
