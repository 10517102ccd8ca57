import { describe, expect, it } from 'vitest';
import { renderTerminalPost } from '../../src/chat/terminal/post-channel.ts';
import type { SubscriptionStatus } from '../../src/model/digest-desk.ts';
import type { SubscriptionOutcome } from '../../src/model/outcome.ts';
import type { Trace } from '../../src/model/trace.ts';
import { renderDiscord } from '../../src/render/discord.ts';
import { renderSubscriptionOutcome } from '../../src/render/subscription-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { makeDigest, makeDigestEntry } from '../support/made-digest.ts';

const now = Date.UTC(2026, 11, 7, 9);
const subscription = makeSubscription({ channel: '10', maker: '700', mention: '55', made: now, zone: 'Europe/Berlin' });
const status: SubscriptionStatus = { subscription, schedule: 'every day at 09:00', dates: [now], waiting: 2 };

const inTerminal = (outcome: SubscriptionOutcome): string =>
  renderTerminal(renderSubscriptionOutcome(outcome), { ...plainStyle, width: 500 });
const onDiscord = (outcome: SubscriptionOutcome): string[] =>
  renderDiscord(renderSubscriptionOutcome(outcome)).map(({ description }) => description ?? '');

describe('a subscription that is shown', () => {
  it('names channels, roles and people as the chat service shows them', () => {
    const [made = ''] = onDiscord({ command: 'subscribe', status });
    expect(made).toContain('Subscribed in <#10>: ');
    expect(made).toContain('posts mention <@&55>');
    expect(onDiscord({ command: 'subscriptions show', status })[0]).toContain('Made by <@700> Mon 7 Dec 2026, 10:00');
    expect(inTerminal({ command: 'subscribe', status })).not.toMatch(/[<>]/);
  });

  it('makes nothing of ids that are none', () => {
    const odd = { ...status, subscription: { ...subscription, channel: '1> @everyone <#2' } };
    expect(onDiscord({ command: 'subscribe', status: odd })[0]).not.toContain('<#1');
  });

  it('shows the whole of its next post at the terminal, as it would be posted', () => {
    const entries = Array.from({ length: 90 }, (_, index) =>
      makeDigestEntry(`${index}`, `a change of ${'many '.repeat(30)}`),
    );
    const digest = makeDigest({ nfs: entries });
    const text = inTerminal({
      command: 'subscribe',
      status,
      preview: { digest, style: 'line', isExample: false },
    });
    const [post] = renderTerminalPost(digest, subscription, '#a3f-1');
    const posted = String(post).split('\n').slice(0, -2).join('\n').replace(/\s+/g, ' ').trim();
    expect(text.replace(/\s+/g, ' ')).toContain(posted);
  });

  it('tells of a post that is being sent, and of one that failed', () => {
    const sending = { sent: 1, of: 3, trouble: 'Discord is down', again: now + 60_000 };
    const failed = { at: now, from: 0, to: 1, posted: 1, leftOut: 0, messages: [], failed: 'its shape is wrong' };
    const shown = { ...status, sending, subscription: { ...subscription, posts: 1, failed: 1, recent: [failed] } };
    const text = inTerminal({ command: 'subscriptions show', status: shown });
    expect(text).toContain(
      'A post is being sent: 1 of 3 messages; Discord is down, tried again Mon 7 Dec 2026, 10:01.',
    );
    expect(text).toContain('The last post, Mon 7 Dec 2026, 10:00, failed: its shape is wrong.');
    expect(text).toContain('In all 1 post with 0 entries; 0 left out by its filters, 1 failed.');
  });
});

describe('what became of an entry', () => {
  const entry = { id: '2007-07-11#1', date: '2007-07-11', headline: 'lzo' };
  const cases: [Trace, string][] = [
    [{ kind: 'posted', at: now, messages: ['#a3f-1.1'] }, 'Posted Mon 7 Dec 2026, 10:00 (#a3f-1.1)'],
    [
      { kind: 'posted', at: now, messages: ['5'], link: 'https://discord.com/channels/1/2/5' },
      'Posted Mon 7 Dec 2026, 10:00: https://discord.com/channels/1/2/5',
    ],
    [{ kind: 'posted-before', at: now }, 'Posted before Mon 7 Dec 2026, 10:00; which post that was is no longer kept.'],
    [{ kind: 'waiting', state: 'active', due: now }, 'Waiting for the post that is due Mon 7 Dec 2026, 10:00.'],
    [{ kind: 'waiting', state: 'paused' }, 'Waiting: the subscription is paused.'],
    [
      { kind: 'waiting', state: 'stopped', reason: 'no such channel' },
      'Waiting: the subscription has stopped (no such channel).',
    ],
    [{ kind: 'left-out', by: 'about' }, 'Left out: it does not have the words of about:.'],
    [{ kind: 'left-out', by: 'gone' }, 'Left out: the source no longer has it.'],
    [
      { kind: 'sending', sent: 0, of: 2, trouble: 'Discord is down', again: now },
      'Being sent: 0 of 2 messages went out; Discord is down, tried again Mon 7 Dec 2026, 10:00.',
    ],
    [{ kind: 'failed', at: now, reason: 'its shape is wrong' }, 'Failed Mon 7 Dec 2026, 10:00: its shape is wrong.'],
    [{ kind: 'before-began' }, 'Not told: it was in the log before the subscription began.'],
  ];

  it.each(cases)('is said: %j', (trace, lead) => {
    const text = inTerminal({ command: 'subscriptions trace', subscription, entry, trace });
    expect(text.split('\n')).toEqual([
      lead,
      '',
      '“lzo” of 11 Jul 2007 [2007-07-11#1], in a3f: all subsystems of kernel.',
    ]);
  });

  it('is said of days without text too', () => {
    const silent = { id: '2007-07-12', date: '2007-07-12' };
    const outcome = {
      command: 'subscriptions trace',
      subscription,
      entry: silent,
      trace: { kind: 'before-began' },
    } as const;
    expect(inTerminal(outcome)).toContain('The commits of 12 Jul 2007 that the log declares without text, in a3f: ');
  });
});
