import type { AskedCommand } from '../../model/reading.ts';
import type { Context, Rule } from '../rule.ts';
import { spanRule } from './span.ts';

/** What may stand before and behind the noun, where what there is is asked about and nothing else. */
const leads =
  /^(?:which|what|whats|list|show|me|give|tell|name|how|many|much|all|any|of|the|a|other|your|our|known|available|different|are|is|do|you|have|there|can|i|we|us|see|were|was|did|often|latest|newest|last|recent|few|two|three|five|ten|\d{1,2})$/;
const tails =
  /^(?:are|is|there|do|does|did|you|have|has|we|i|can|could|ask|asked|about|know|known|of|available|exist|exists|here|got|loaded|stored|imported|it|this|that|log|logs|project|repo|repository|to|in|the|me|for|query|search|choose|from|be|all|please|now|were|was|been|come|came|out|made|published|tagged|shipped|released|cut|happen|happened|so|far|per|each|every|a|year|month)$/;
const mostLeads = 7;

const inventories = new Map<string, AskedCommand>([
  ['logs', 'logs'],
  ['subsystems', 'subsystems'],
  ['releases', 'releases'],
  ['versions', 'releases'],
  ['tags', 'releases'],
]);

/** What there is: the logs that can be asked about, or the subsystems or releases of one. It takes the whole question. */
export const inventoryRule: Rule = {
  name: 'inventory',
  examples: [
    ['which logs are there', 'which logs are there'],
    ['what logs can i ask about?', 'what logs can i ask about'],
    ['list all subsystems', 'list all subsystems'],
    ['how many releases were there in 2019', 'how many releases were there'],
    ['what releases came out in 2019', 'what releases came out'],
    ['which version came out in april 2021', 'which version came out'],
    ['how often do releases come out', 'how often do releases come out'],
    ['how many releases per year', 'how many releases per year'],
    ['which subsystems are there in 2007', 'which subsystems are there'],
  ],
  read(context, at) {
    if (context.asked || context.begun) return undefined;
    const { tokens } = context;
    let noun = at;
    while (noun < at + mostLeads && leads.test(tokens[noun]?.word ?? '')) noun += 1;
    const named = tokens[noun];
    if (named === undefined || named.quoted || named.possessive) return undefined;
    const command = inventories.get(named.word) ?? (isOne(context, at, noun) ? 'releases' : undefined);
    const end = command && readRest(context, noun + 1);
    // A span narrows subsystems and releases; the logs are the same at all times.
    if (command === undefined || end === undefined || (command === 'logs' && end < tokens.length)) return undefined;
    return { length: end - at, parts: [{ kind: 'asks', command }] };
  },
};

/** "Which version came out in april 2021": one that a span tells. */
function isOne({ tokens }: Context, at: number, noun: number): boolean {
  const [lead, last] = [tokens[at]?.word ?? '', tokens[noun]?.word ?? ''];
  const behind = tokens.slice(noun + 1, noun + 3).map(({ word }) => word);
  return (
    noun === at + 1 &&
    /^(?:which|what)$/.test(lead) &&
    /^(?:release|version)$/.test(last) &&
    /^(?:came out|was (?:released|made|published|tagged|cut|shipped)|got released)$/.test(behind.join(' ')) &&
    noun + 3 < tokens.length
  );
}

/** Where the words behind the noun end: at the end of the question or before a span; undefined where they say more. */
function readRest(context: Context, from: number): number | undefined {
  const { tokens } = context;
  for (let end = from; ; end += 1) {
    if (end >= tokens.length || spanRule.read(context, end) !== undefined) return end;
    const token = tokens[end];
    if (token === undefined || token.quoted || !tails.test(token.word)) return undefined;
  }
}
