import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { findName } from './name.ts';
import { findNamedRelease, isProject } from './release-name.ts';
import { spanRule } from './span.ts';

/** How often releases come, and how far two of them are apart: the list of releases with their days says so. */
export const cadenceRule: Rule = {
  name: 'cadence',
  examples: [
    ['how often does linus cut a release', 'how often does linus cut a release'],
    ['how often was linux released in 2019', 'how often was linux released'],
    ['how long between 1.2 and 1.4', 'how long between 1.2 and 1.4'],
    ['how many days lie between v1.2 and v1.4', 'how many days lie between v1.2 and v1.4'],
  ],
  read(context, at) {
    if (context.asked || context.begun) return undefined;
    return readOften(context, at) ?? readApart(context, at);
  },
};

const howOften = makePhrases<undefined>([
  [
    'how often do, how often does, how often did, how often is, how often was, how often has, how often have',
    undefined,
  ],
  ['how frequently do, how frequently does, how frequently did, how frequently is, how frequently was', undefined],
  ['how many times did, how many times has, how many times was, how many times were', undefined],
]);
const cuts = makePhrases<undefined>([
  ['cut a release, cut a new release, cut releases, cut new releases, make a release, make a new release', undefined],
  [
    'make releases, make new releases, do a release, do releases, tag a release, tag releases, publish a release',
    undefined,
  ],
  [
    'publish releases, publish new versions, publish new releases, ship a release, ship releases, put out a release',
    undefined,
  ],
  ['put out releases, put out new versions, release a new version, release new versions, release, released', undefined],
  [
    'been released, get released, publish, published, ship, come out with a release, come out with a new release',
    undefined,
  ],
]);

/** "How often does linus cut a release": the releases there were. */
function readOften(context: Context, at: number): Found | undefined {
  const { tokens, vocabulary } = context;
  const lead = findPhrase(howOften, tokens, at);
  if (!lead) return undefined;
  let end = at + lead.length;
  const word = tokens[end]?.word ?? '';
  const pair = `${word} ${tokens[end + 1]?.word}`;
  if (/^(?:the|this) (?:project|team)$/.test(pair)) end += 2;
  else if (/^(?:we|you|they|it|people)$/.test(word) || isProject(vocabulary, word)) end += 1;
  else end += findName(context, end)?.length ?? 0;
  if (end === at + lead.length) return undefined;
  const cut = findPhrase(cuts, tokens, end);
  return cut && readWhole(context, at, end + cut.length);
}

const howLong = makePhrases<undefined>([
  ['how long between, how long is it between, how long was it between, how long lies between', undefined],
  [
    'how many days between, how many days lie between, how many days are between, how many days were between',
    undefined,
  ],
  [
    'how many weeks between, how many weeks lie between, how many weeks are between, how many weeks were between',
    undefined,
  ],
  [
    'how many months between, how many months lie between, how many months are between, how many months were between',
    undefined,
  ],
  [
    'how much time between, how much time passed between, how much time lies between, how much time is between',
    undefined,
  ],
  ['how many days passed between, how many weeks passed between, how many months passed between', undefined],
  ['what time lies between, how far apart are, how far apart were', undefined],
]);

/** "How long between 1.2 and 1.4": the releases from the day of the one to that of the other. */
function readApart(context: Context, at: number): Found | undefined {
  const lead = findPhrase(howLong, context.tokens, at);
  const first = lead && findNamedRelease(context, at + lead.length);
  const middle = at + (lead?.length ?? 0) + (first?.length ?? 0);
  const second = context.tokens[middle]?.word === 'and' ? findNamedRelease(context, middle + 1) : undefined;
  if (first?.date === undefined || second?.date === undefined) return undefined;
  const [since, until] = first.date <= second.date ? [first.date, second.date] : [second.date, first.date];
  const found = readWhole(context, at, middle + 1 + second.length);
  return found && { ...found, parts: [...found.parts, { kind: 'since', day: since }, { kind: 'until', day: until }] };
}

/** The question, where nothing but a span stands behind. */
function readWhole(context: Context, at: number, end: number): Found | undefined {
  const isWhole = end >= context.tokens.length || spanRule.read(context, end) !== undefined;
  return isWhole ? { length: end - at, parts: [{ kind: 'asks', command: 'releases' }] } : undefined;
}
