import type { Found, Part, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';

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
    ['which version of zlib do we use', 'use'],
    ['to which version was zlib bumped from 1.2', 'from'],
  ],
  read(context, at) {
    const { tokens, asked, begun } = context;
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
