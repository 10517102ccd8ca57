import { formatDay } from '../model/day.ts';
import type { DigestPreview, SubscriptionStatus } from '../model/digest-desk.ts';
import { formatWhen } from '../model/instant.ts';
import type { SubscriptionOutcome } from '../model/outcome.ts';
import type { Subscription } from '../model/subscription.ts';
import { countOf } from '../model/text.ts';
import { type Block, joinLines, type Line, nameCommand, nameThing, ours, say, styled } from './blocks.ts';
import { renderDigest } from './digest-blocks.ts';
import { renderNotes } from './notes.ts';
import { describeSubscription, describeWhere } from './subscription-words.ts';
import { renderTrace } from './trace-words.ts';

/** How what an action came to is shown. */
export interface OutcomeOptions {
  /** Whether a preview is only announced, because the digest itself stands in a message's place of its own. */
  isDigestApart?: boolean | undefined;
}

/** Turns what an action on subscriptions came to into blocks. */
export function renderSubscriptionOutcome(
  outcome: SubscriptionOutcome,
  { isDigestApart = false }: OutcomeOptions = {},
): Block[] {
  switch (outcome.command) {
    case 'subscribe':
    case 'subscriptions show': {
      const { command, status, preview } = outcome;
      const isNew = command === 'subscribe';
      const digest = preview && !isDigestApart ? renderDigest(preview.digest, { style: preview.style }) : [];
      return [
        ...(isNew ? renderMade(status) : renderStatus(status)),
        ...explain(outcome),
        ...announcePreview(preview, isNew),
        ...digest,
      ];
    }
    case 'subscriptions list':
      return renderList(outcome.subscriptions, outcome.total);
    case 'subscriptions pause':
      return [lead(sayPaused(outcome.status, outcome.changed)), ...renderStatus(outcome.status).slice(1)];
    case 'subscriptions resume':
      return [lead(sayResumed(outcome.status, outcome.changed)), ...renderStatus(outcome.status).slice(1)];
    case 'subscriptions remove':
      return [lead(say`Removed: ${describeSubscription(outcome.subscription)}. Nothing more of it is posted.`)];
    case 'subscriptions test': {
      const { post, subscription } = outcome;
      const size = ours(countOf(post.messages, 'message'));
      const link = post.link === undefined ? [] : say` ${[{ text: post.link, from: 'us', link: post.link }]}`;
      return [
        lead(
          say`A trial of ${name(subscription)} is posted${describeWhere(subscription)}, in ${size}; it counts for nothing.${link}`,
        ),
      ];
    }
    case 'subscriptions trace':
      return renderTrace(outcome);
  }
}

function renderMade(status: SubscriptionStatus): Block[] {
  const { subscription } = status;
  const { mention, whenEmpty, style } = subscription;
  const chosen = [
    ...(mention === undefined ? [] : [say`posts mention ${nameThing('role', mention)}`]),
    ...(style === 'full' ? [ours('changes come with their whole text')] : []),
    ...(whenEmpty === 'say' ? [ours('a post says so where nothing is new')] : []),
  ];
  return [
    lead(
      say`Subscribed${describeWhere(subscription)}: ${styled('strong', describeSubscription(subscription, status.schedule))}.`,
    ),
    ...notes([
      sayDates(status),
      chosen.length === 0 ? [] : say`With it, ${joinLines(chosen)}.`,
      say`Its name is ${name(subscription)}: ${nameCommand('subscriptions show')} tells what waits, ${nameCommand('subscriptions remove')} ends it.`,
    ]),
  ];
}

/** What names and words mean, as an answer would say it. */
function explain({ status, notes: said = [] }: Extract<SubscriptionOutcome, { preview?: unknown }>): Block[] {
  const { log, watch } = status.subscription;
  const { about, person, role } = watch;
  const query = { about, person, role };
  const nothing = { query, verdict: 'found', sure: true, total: 0, partial: false } as const;
  return notes(renderNotes({ command: 'what', log, ...nothing, entries: [], notes: said }));
}

/** What is said before the digest that the next post would be. */
function announcePreview(preview: DigestPreview | undefined, isNew: boolean): Block[] {
  if (!preview) return notes([ours('The log has nothing yet that this subscription would tell of.')]);
  const what = preview.isExample
    ? say`Nothing is new ${ours(isNew ? 'yet' : 'now')}: a subscription tells of what comes from now on. As an example, the last that fits:`
    : ours('The next post, as it would be now:');
  return [lead(what)];
}

function renderList(all: readonly SubscriptionStatus[], total: number): Block[] {
  if (total === 0) {
    return [lead(say`There are no subscriptions here. ${nameCommand('subscribe')} makes one.`)];
  }
  const lines = all.map((status) => {
    const { subscription, schedule } = status;
    return say`${name(subscription)}  ${describeSubscription(subscription, schedule)}${describeWhere(subscription)}: ${sayStanding(status)}`;
  });
  const rest = total - all.length;
  const more =
    rest === 0 ? [] : say`${rest} older ${ours(rest === 1 ? 'one is' : 'ones are')} not listed: name a channel.`;
  return [lead(say`${ours(countOf(total, 'subscription'))} here.`), { kind: 'list', lines }, ...notes([more])];
}

/** Everything there is to say of one. */
function renderStatus(status: SubscriptionStatus): Block[] {
  const { subscription, schedule, sending } = status;
  const { maker, made, zone, recent, posts, posted, leftOut, failed, replay } = subscription;
  const last = recent.at(-1);
  const by = maker === 'operator' ? [] : say` by ${nameThing('user', maker)}`;
  const lastPost =
    last === undefined
      ? ours('Nothing was posted yet.')
      : last.failed !== undefined
        ? say`The last post, ${ours(formatWhen(last.at, zone))}, failed: ${last.failed}.`
        : say`Last posted ${ours(formatWhen(last.at, zone))}: ${ours(countOf(last.posted, 'entry', 'entries'))}.`;
  const totals = say`In all ${ours(countOf(posts, 'post'))} with ${ours(countOf(posted, 'entry', 'entries'))}; ${leftOut} left out by its filters${failed > 0 ? say`, ${failed} failed` : []}.`;
  const underWay =
    sending === undefined
      ? []
      : say`A post is being sent: ${sending.sent} of ${ours(countOf(sending.of, 'message'))}${sayTrouble(sending, zone)}.`;
  return [
    lead(
      say`${name(subscription)}${describeWhere(subscription)}: ${styled('strong', describeSubscription(subscription, schedule))}.`,
    ),
    ...notes([
      say`Made${by} ${ours(formatWhen(made, zone))}. ${sayState(status)}`,
      sayDates(status),
      replay === undefined
        ? []
        : say`It replays the log's past, a ${ours(replay.pace)} a post, next from ${ours(formatDay(replay.next))} on.`,
      underWay,
      lastPost,
      posts > 0 ? totals : [],
    ]),
  ];
}

function sayTrouble(
  { trouble, again }: { trouble?: string | undefined; again?: number | undefined },
  zone: string,
): Line {
  if (trouble === undefined) return [];
  return say`; ${trouble}${again === undefined ? [] : say`, tried again ${ours(formatWhen(again, zone))}`}`;
}

/** Whether it goes on, and what waits. */
function sayState({ subscription, waiting, problem }: SubscriptionStatus): Line {
  const waits =
    waiting === undefined ? say`What waits cannot be told: ${withoutStop(problem ?? '')}.` : sayWaiting(waiting);
  if (subscription.state === 'paused') return say`It is ${styled('strong', ours('paused'))}. ${waits}`;
  if (subscription.state === 'stopped') {
    return say`It has ${styled('strong', ours('stopped'))}: ${withoutStop(subscription.reason ?? 'no reason is known')}. ${waits} ${nameCommand('subscriptions resume')} goes on where it stopped.`;
  }
  return waits;
}

/** The same in a few words. */
function sayStanding({ subscription, waiting, dates, problem }: SubscriptionStatus): Line {
  const { state, reason, zone } = subscription;
  const waits = waiting === undefined ? say`${withoutStop(problem ?? '')}` : say`${waiting} waiting`;
  if (state === 'paused') return say`paused, ${waits}`;
  if (state === 'stopped') return say`stopped (${withoutStop(reason ?? 'no reason is known')}), ${waits}`;
  return dates[0] === undefined ? waits : say`next ${ours(formatWhen(dates[0], zone))}, ${waits}`;
}

const sayWaiting = (waiting: number): Line =>
  waiting === 0 ? ours('Nothing waits.') : say`${ours(countOf(waiting, 'entry waits', 'entries wait'))} to be told.`;

function sayPaused({ subscription }: SubscriptionStatus, changed: boolean): Line {
  if (changed)
    return say`Paused: ${name(subscription)} posts nothing until it is resumed, and what comes meanwhile waits.`;
  if (subscription.state === 'stopped') return say`${name(subscription)} has stopped by itself and posts nothing.`;
  return say`${name(subscription)} is paused already.`;
}

const sayResumed = ({ subscription }: SubscriptionStatus, changed: boolean): Line =>
  changed ? say`Resumed: ${name(subscription)} goes on where it was.` : say`${name(subscription)} is at work already.`;

/** The next dates by the clock of its zone. */
function sayDates({ dates, subscription }: SubscriptionStatus): Line {
  const { zone } = subscription;
  if (dates.length === 0) return [];
  const told = dates.flatMap((date, index) => {
    return say`${ours(index === 0 ? '' : '; ')}${styled('strong', ours(formatWhen(date, zone)))}`;
  });
  return say`Next: ${told} (${ours(zone)}).`;
}

const name = ({ id }: Pick<Subscription, 'id'>): Line => styled('strong', ours(id));
const lead = (line: Line): Block => ({ kind: 'lead', line });
const notes = (lines: readonly Line[]): Block[] =>
  lines.filter((line) => line.length > 0).map((line) => ({ kind: 'note', line }));
const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');
