import type { Context, Found, Part, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { isProject } from './release-name.ts';

const bump = '(?:bump|update|upgrade|move|switche?|vendor|downgrade|raise|sync)(?:d|ed)?|bumping|updating|upgrading';
const toWhich = /^to (?:which|what) (?:version|release) (?:of )?/;
const whichTo = /^(?:which|what) (?:version|release) (?:of )?/;
const bumped = new RegExp(String.raw`\b(?:${bump})\b`);
const bumpedTo = new RegExp(String.raw`\b(?:${bump}) (?:up )?to(?= from| after| in|$)`);
const uses =
  /^(?:use|uses|used|using|vendor|vendors|vendored|vendoring|bundle|bundles|bundled|ship with|ships with|shipped with|depend on|depends on|rely on|relies on|pull in|pulls in)(?: now| today| currently| right now| nowadays| these days)?$/;
const usesOf = /^(?:which|what) (?:version|release) of .+ (?:do|does|is|are|did|was|were) (?:\S+ ){0,3}/;

/** Which version of something the project took: asked of the changes that took it, the newest where no version is named. */
export const bumpedRule: Rule = {
  name: 'bumped',
  examples: [
    ['to which version was zlib bumped from 1.2', 'to which version'],
    ['which version was zlib bumped to?', 'which version'],
    ['which version of zlib do we use', 'which version of'],
    ['which version of zlib do we use', 'do we use'],
    ['which version of zlib does linux bundle', 'bundle'],
    ['to which version was zlib bumped from 1.2', 'from'],
    ["what's the newest zlib version", "what's the newest"],
    ["what's the newest zlib version", 'version'],
    ['which version of zlib do we have now', 'which version of'],
    ['what zlib are we on', 'are we on'],
  ],
  read(context, at) {
    const { tokens, asked, begun } = context;
    const current = readCurrent(context, at);
    if (current) return current;
    if (asked) return readUse(tokens, at) ?? readFrom(tokens, at);
    if (begun) return undefined;
    const text = textFrom(tokens, at);
    const to = toWhich.exec(text);
    const which = to ?? whichTo.exec(text);
    if (!which) return undefined;
    const rest = text.slice(which[0].length);
    const isBumped = to ? bumped.test(rest) : bumpedTo.test(rest);
    return isBumped || isUsed(tokens, at) ? found(which[0].trim().split(' ').length, rest) : undefined;
  },
};

/** What is used was once taken: the change that did is looked for. */
function readUse(tokens: readonly Token[], at: number): Found | undefined {
  const isTold = uses.test(textFrom(tokens, at)) && usesOf.test(`${textBefore(tokens, at)} `);
  return isTold ? { length: tokens.length - at, parts: [{ kind: 'word', word: 'bump' }] } : undefined;
}

const newest = '(?:newest|latest|current|most recent)';
const which = '(?:what|whats|which)(?: is| are)?(?: the| our)?';
const word = String.raw`(?!(?:the|a|an|this|that|which|what|of)(?: |$))[\w.@/+-]+`;
const thing = `${word}(?: ${word})?`;
const now = '(?: (?:now|today|currently|right now|nowadays|these days|at the moment))?';
const have = `(?:(?:do|are) we(?: currently| now)? (?:use|have|on|at|using|vendor|vendoring|ship|shipping|bundle|bundling|run|running)|is(?: currently| now)? (?:used|vendored|bundled|in use))${now}`;

/** What asks for the version of something that the project has now: before its name, the name, and behind it. */
const currents = [
  [`(?:${which} )?(?:the )?${newest} version of`, `(?: ${have})?`],
  ['(?:what|which) version of', ` ${have}`],
  [`(?:${which} )?(?:the )?${newest}`, ` version(?: ${have})?`],
  ['(?:what|which)', ` version ${have}`],
  ['(?:what|which)', ` are we (?:on|at)${now}`],
].map(([head, tail]) => new RegExp(`^(${head}) (${thing})(${tail})$`));

/** "What's the newest zlib version", "which version of zlib do we have now": the newest change that takes one. */
function readCurrent({ tokens, vocabulary }: Context, at: number): Found | undefined {
  if (tokens.length > longest) return undefined;
  const text = textFrom(tokens, 0);
  for (const shape of currents) {
    const [, head = '', name = '', tail = ''] = shape.exec(text) ?? [];
    if (head === '' || isProject(vocabulary, name.split(' ').at(-1))) continue;
    const [lead, called] = [head.split(' ').length, name.split(' ').length];
    const bumps: Part = { kind: 'word', word: 'bump' };
    const { parts } = found(lead, '');
    if (at === 0) return { length: lead, parts: tail === '' ? [...parts, bumps] : parts };
    return tail !== '' && at === lead + called ? { length: tokens.length - at, parts: [bumps] } : undefined;
  }
  return undefined;
}

/** "Bumped from 1.2": the version is that of the thing, and no release. */
function readFrom(tokens: readonly Token[], at: number): Found | undefined {
  const isFrom = tokens[at]?.word === 'from' && /^v?\d+(?:\.\w+)*$/.test(tokens[at + 1]?.word ?? '');
  if (!isFrom) return undefined;
  const before = textBefore(tokens, at);
  const isTold = bumped.test(before) && /^(?:to )?(?:which|what) (?:version|release)/.test(before);
  return isTold ? { length: 1, parts: [] } : undefined;
}

function isUsed(tokens: readonly Token[], at: number): boolean {
  const near = tokens.slice(at, at + 2 * longest);
  return near.some((_, index) => index > 0 && readUse(near, index) !== undefined);
}

function found(length: number, rest: string): Found {
  const parts: Part[] = [{ kind: 'asks', command: 'what' }];
  if (!/\d/.test(rest)) parts.push({ kind: 'prefer', prefer: 'latest' }, { kind: 'single' });
  return { length, parts };
}

const textFrom = (tokens: readonly Token[], at: number): string =>
  tokens
    .slice(at, at + longest)
    .map(({ word }) => word)
    .join(' ');

/** The beginning of a question, up to a token. */
const textBefore = (tokens: readonly Token[], at: number): string =>
  textFrom(tokens.slice(0, Math.min(at, longest)), 0);

/** A question that asks so is short. */
const longest = 16;
