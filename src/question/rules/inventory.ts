import type { Context, Rule } from '../rule.ts';
import { spanRule } from './span.ts';

/** What may stand before and behind the noun, where what there is is asked about and nothing else. */
const leads =
  /^(?:which|what|whats|list|show|me|give|tell|name|how|many|much|all|any|of|the|a|other|your|our|known|available|different|are|is|do|you|have|there|can|i|we|us|see)$/;
const tails =
  /^(?:are|is|there|do|does|you|have|has|we|i|can|could|ask|asked|about|know|known|of|available|exist|exists|here|got|loaded|stored|imported|it|this|that|log|logs|project|repo|repository|to|in|the|me|for|query|search|choose|from|be|all|please|now)$/;
const mostLeads = 7;

/** What there is: the logs that can be asked about, or the subsystems of one. It takes the whole question. */
export const inventoryRule: Rule = {
  name: 'inventory',
  examples: [
    ['which logs are there', 'which logs are there'],
    ['what logs can i ask about?', 'what logs can i ask about'],
    ['list all subsystems', 'list all subsystems'],
    ['which subsystems are there in 2007', 'which subsystems are there'],
  ],
  read(context, at) {
    if (context.asked || context.begun) return undefined;
    const { tokens } = context;
    let noun = at;
    while (noun < at + mostLeads && leads.test(tokens[noun]?.word ?? '')) noun += 1;
    const named = tokens[noun];
    if (named === undefined || named.quoted || named.possessive) return undefined;
    const command = named.word === 'logs' || named.word === 'subsystems' ? named.word : undefined;
    const end = command && readRest(context, noun + 1);
    // A span narrows the subsystems; the logs are the same at all times.
    if (command === undefined || end === undefined || (command === 'logs' && end < tokens.length)) return undefined;
    return { length: end - at, parts: [{ kind: 'asks', command }] };
  },
};

/** Where the words behind the noun end: at the end of the question or before a span; undefined where they say more. */
function readRest(context: Context, from: number): number | undefined {
  const { tokens } = context;
  for (let end = from; ; end += 1) {
    if (end >= tokens.length || spanRule.read(context, end) !== undefined) return end;
    const token = tokens[end];
    if (token === undefined || token.quoted || !tails.test(token.word)) return undefined;
  }
}
