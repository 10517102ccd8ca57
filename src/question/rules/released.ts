import type { Context, Found, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { findNamedRelease, isProject } from './release-name.ts';

/** What is asked for, and what says of a release that it came out. */
const asksDay =
  /^(?:when|whens|(?:when|(?:on )?(?:what|which) (?:day|date|weekday|day of the week|month|year)(?: (?:of|in) [\d-]+)?|how long ago) (?:was|is|did|has|will|were)|how old is|(?:is|has|was|did)|(?:(?:what|whats)(?: is| was)? )?(?:the )?(?:release (?:date|day) (?:of|for)|date of(?: the)?))$/;
const cameOut =
  /^(?:was |is |got |came )?(?:already )?(?:been |get |go |be |just )?(?:released|come out|came out|coming out|out|ship|shipped|shipping|tagged|published|made|cut|release|appear|announced|launched|available)?(?: first| exactly| yet| then| already| on)?(?: and by whom| by whom| and who (?:tagged|made|released|cut|did|shipped) it)?$/;
const [mostLead, longest] = [8, 20];

/** What is nothing but the newest release: "what's the latest release". */
const asksNewest = /^(?:what|whats|which|which one|whats your)(?: (?:is|was))?$/;
const isNewest =
  /^(?:what|which) (?:release|version) (?:are|r|is|were) (?:we|you|they|it) (?:on|at)(?: now)?$|^(?:what|which) (?:release|version|tag) (?:is|was)(?: the)? (?:latest|newest|most recent|current|last)(?: one)?$|^(?:what|whats|which)(?: is| was)? the (?:latest|newest|most recent|current)(?: stable)? (?:release|version)$/;

/** The day of a release: "when was v2.30 released", "when did 7.0 come out". It takes the whole question. */
export const releasedRule: Rule = {
  name: 'released',
  examples: [
    ['when was v2.30 released?', 'when was v2.30 released'],
    ['when did linux 7.0 come out', 'when did linux 7.0 come out'],
    ['release date of v1.2', 'release date of v1.2'],
    ['how old is 7.0', 'how old is 7.0'],
    ['v1.2 release date', 'v1.2 release date'],
    ['has 7.0 been released yet', 'has 7.0 been released yet'],
    ['which version is the latest', 'which version is the latest'],
    ['which release came after v1.2', 'which release came after v1.2'],
    ["what's the latest release", "what's the latest release"],
    ["what's the newest linux", "what's the newest linux"],
    ['what is the latest version of linux', 'what is the latest version of linux'],
  ],
  read(context, at) {
    const { tokens } = context;
    // It takes the whole question, so a long one is none of these.
    if (context.asked || context.begun || tokens.length - at > longest) return undefined;
    const { newestRelease } = context.vocabulary;
    const dated = readDated(context, at);
    if (dated) return dated;
    const cameBeside = readCameBeside(context, at);
    if (cameBeside) return cameBeside;
    const bare = findNamedRelease(context, at);
    if (bare?.newest && at + bare.length === tokens.length) return found(bare.length, bare.name);
    const whole = textOf(tokens, at, tokens.length);
    if (newestRelease && (isNewest.test(whole) || isNewest.test(withoutProject(whole, context.vocabulary.log))))
      return found(tokens.length - at, newestRelease.name);
    for (let lead = 1; lead <= mostLead && at + lead < tokens.length; lead += 1) {
      const start = textOf(tokens, at, at + lead);
      if (asksDay.test(start)) {
        const found = readDay(context, at, at + lead);
        if (found) return found;
      }
      if (asksNewest.test(start)) {
        const newest = findNamedRelease(context, at + lead);
        if ((newest?.newest || newest?.beside) && at + lead + newest.length === tokens.length)
          return found(tokens.length - at, newest.name);
      }
    }
    return undefined;
  },
};

/** "The newest redis", "the latest version of redis", asked of redis, are the newest version. */
function withoutProject(text: string, log: string): string {
  const words = text.split(' ');
  const at = words.indexOf(log.toLowerCase());
  if (at < 0) return text;
  const of = words[at - 1] === 'of' ? 1 : 0;
  const noun = of === 0 && at === words.length - 1 ? ['version'] : [];
  return [...words.slice(0, at - of), ...noun, ...words.slice(at + 1)].join(' ');
}

/** A release behind what asks for a day, and nothing else behind it. A version that no release has is asked for, too. */
function readDay(context: Context, at: number, from: number): Found | undefined {
  const { tokens } = context;
  const release = findNamedRelease(context, from) ?? readUnknown(context, from) ?? readNumber(context, from);
  if (release === undefined) return undefined;
  const end = from + release.length;
  const rest = textOf(tokens, end, tokens.length);
  const isBare = rest === '' && /^(?:how|when|whens|.*\b(?:date|day) (?:of|for))\b/.test(textOf(tokens, at, from));
  const isTold = rest !== '' && cameOut.test(rest);
  return isBare || isTold ? found(tokens.length - at, release.name) : undefined;
}

/** "1.2 release date", "what's the 1.2 release date". */
function readDated(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  const lead = /^(?:whats|what (?:is|was))?(?: ?the(?= ))?/.exec(textOf(tokens, at, at + 4))?.[0] ?? '';
  const from = at + (lead === '' ? 0 : lead.trim().split(' ').length);
  const release = findNamedRelease(context, from) ?? readUnknown(context, from);
  const rest = release && textOf(tokens, from + release.length, tokens.length);
  return release && /^releas(?:e|ed|ing) (?:date|day)$/.test(rest ?? '')
    ? found(tokens.length - at, release.name)
    : undefined;
}

/** "Which release came after v2.1". */
function readCameBeside(context: Context, at: number): Found | undefined {
  const [first = '', second = '', third = ''] = context.tokens.slice(at, at + 3).map(({ word }) => word);
  if (!/^(?:what|which) (?:release|version|one) (?:came|was|is)$/.test(`${first} ${second} ${third}`)) return undefined;
  const tokens = [...context.tokens.slice(at + 1, at + 2), ...context.tokens.slice(at + 3)];
  const beside = findNamedRelease({ ...context, tokens }, 0);
  return beside?.beside && beside.length === tokens.length ? found(tokens.length + 2, beside.name) : undefined;
}

/** "When did 3 come out": a number that is a release where the question says that it came out. */
function readNumber({ tokens, vocabulary }: Context, from: number): { length: number; name: string } | undefined {
  const token = tokens[from];
  if (token === undefined || token.quoted || from + 1 >= tokens.length || !/^\d{1,3}$/.test(token.text))
    return undefined;
  const known = vocabulary.findRelease(token.text) ?? vocabulary.findRelease(`${token.text}.0`);
  return known && { length: 1, name: known.name };
}

/** `9.9`, `v12`, `version 3`: what is written as a version is one, whether the log has it or not. */
function readUnknown({ tokens, vocabulary }: Context, from: number): { length: number; name: string } | undefined {
  const own = isProject(vocabulary, tokens[from]?.word) ? 1 : 0;
  const called = /^(?:version|release)$/.test(tokens[from + own]?.word ?? '') ? 1 : 0;
  const token = tokens[from + own + called];
  const isVersion = token !== undefined && !token.quoted && /^v?\d+(?:\.\d+){1,3}$|^v\d+$/i.test(token.text);
  return isVersion ? { length: own + called + 1, name: token.text } : undefined;
}

const found = (length: number, name: string): Found => ({
  length,
  parts: [
    { kind: 'asks', command: 'when' },
    { kind: 'release', name },
  ],
});

const textOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ');
