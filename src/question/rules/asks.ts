import { findPhrase } from '../phrases.ts';
import type { Found, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { atStart } from './asked-at-start.ts';
import { anywhere } from './asked-phrases.ts';
import { readShape } from './asked-shapes.ts';

/** What is asked: who, when, what, why, how many, which release. */
export const asksRule: Rule = {
  name: 'asks',
  examples: [
    ['who added lzo', 'who'],
    ['in which release is the fix', 'in which release'],
    ['since when is lzo supported', 'since when'],
    ['what was the reason for the split', 'what was the reason'],
    ['what month had most commits', 'what month'],
    ['how many people worked on nfs', 'how many people'],
    ['tell me about xattrs', 'tell me about'],
    ['give me the author of the quota code', 'the author of'],
    ['explain why v9fs was split', 'why'],
    ['what is the story behind v9fs', 'what is the story behind'],
    ['whose work was the split of v9fs based on?', 'whose'],
    ['whose patch was the split of v9fs', 'whose patch'],
    ['who contributed the split of v9fs', 'who'],
    ['by whom was the leak spotted', 'by whom'],
    ['whom does the split of v9fs thank', 'whom does'],
    ['at whose suggestion was v9fs split', 'at whose suggestion'],
    ['who wrote the original version of the split', 'who wrote the original version of'],
    ['give me a summary of last month', 'give me a summary of'],
    ['who should i talk to about nfs', 'who should i talk to about'],
    ['list everyone who worked on nfs', 'list everyone who'],
    ['give me a list of commits about lzo', 'give me a list of'],
    ['has anyone worked on lzo', 'has anyone worked on'],
    ['rank the years by commits', 'rank the years'],
    ['when was lzo added, i mean in which version', 'i mean in which version'],
  ],
  read(context, at) {
    const { tokens, asked, begun } = context;
    if (asked) return readCorrected(tokens, at);
    const shaped = readShape(context, at);
    if (shaped) return shaped;
    const found = findPhrase(anywhere, tokens, at) ?? (begun ? undefined : findPhrase(atStart, tokens, at));
    if (found && isLead(tokens, at, found.length)) return { length: found.length, parts: [] };
    if (found && isPaper(tokens, at, found.length)) return undefined;
    return found && { length: found.length, parts: found.value };
  },
};

/** "When was lzo added, i mean in which version": what is said last is asked. */
function readCorrected(tokens: readonly Token[], at: number): Found | undefined {
  const isLead = tokens[at]?.word === 'i' && /^(?:mean|meant)$/.test(tokens[at + 1]?.word ?? '');
  const found = isLead ? findPhrase(anywhere, tokens, at + 2) : undefined;
  if (!found || at + 2 + found.length < tokens.length) return undefined;
  return {
    length: found.length + 2,
    parts: found.value.map((part) => (part.kind === 'asks' ? { ...part, corrects: true as const } : part)),
  };
}

/** "Which release notes mention it" asks for no release. */
const isPaper = (tokens: readonly Token[], at: number, length: number): boolean =>
  tokens[at + length - 1]?.word === 'release' &&
  /^(?:notes?|manager|managers|branch|branches|scripts?|tarballs?|process|candidates?|announcements?|builds?)$/.test(
    tokens[at + length]?.word ?? '',
  );

/** "Give me the author of", "explain why": what is asked stands behind. */
function isLead(tokens: readonly Token[], at: number, length: number): boolean {
  if (!/^(?:show|list|give|find|describe|explain|tell|name)$/.test(tokens[at]?.word ?? '')) return false;
  const next = at + length;
  const article = /^(?:the|all|us)$/.test(tokens[next]?.word ?? '') ? 1 : 0;
  return findPhrase(anywhere, tokens, next) !== undefined || findPhrase(anywhere, tokens, next + article) !== undefined;
}
