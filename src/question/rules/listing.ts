import { readHowMany } from '../numbers.ts';
import type { Part, Rule } from '../rule.ts';
import { textFrom } from '../tokens.ts';
import { asks } from './asked-phrases.ts';

/** What asks for changes, and says that all are meant that have something. */
const shape =
  /^(?:(?:which|what|list|show|give|find|get|any|all|are there|is there|do we have)(?: me| us)?(?: all| any| every)?(?: of)?(?: the| our)? )?(?:commits|changes|patches|entries|(?:commit |log )?messages)(?: (?:that|which|where))? (?:(?:mention|contain|concern|affect)(?:s|ed|ing)?|touch(?:es|ed|ing)?|regarding|referencing|(?:talk|talking|speak|are|is) about|refer(?:s|ring)? to|(?:are |is )?related to|deal(?:s|ing)? with|naming|names?) (?:the (?:word|words|term|phrase|string|text) )?/;
/** Who says that they want a list may say less of what the changes have to do with it. */
const ofAll =
  /^(?:(?:list|show|give|find|get)(?: me| us)?(?: all)?(?: of)?(?: the| our)? |all(?: of)?(?: the| our)? )?(?:commits|changes|patches|entries) (?:(?:that|which) (?:have|has)|about|with|having|on|concerning|regarding) /;
/** "Show me 3 commits about lzo". */
const someOf =
  /^(?:show|list|give|find|get)(?: me| us)? (\w+) (?:commits|changes|patches)(?: (?:about|on|with|mentioning|touching|concerning))? /;
const longest = 12;

const parts: readonly Part[] = [...asks('what'), { kind: 'list' }];

/** "Which commits mention lzo": all of them are meant, and not the one that is likeliest. */
export const listingRule: Rule = {
  name: 'listing',
  examples: [
    ['which commits mention lzo', 'which commits mention'],
    ['show me all the changes that are about lzo', 'show me all the changes that are about'],
    ['commits mentioning lzo', 'commits mentioning'],
    ['list all commits about lzo', 'list all commits about'],
    ['show me 3 commits about lzo', 'show me 3 commits about'],
  ],
  read({ tokens, asked, begun }, at) {
    if (asked || begun) return undefined;
    const text = `${textFrom(tokens, at, longest)} `;
    const several = someOf.exec(text);
    const limit = readHowMany(several?.[1]);
    if (several && limit !== undefined)
      return { length: several[0].trim().split(' ').length, parts: [...parts, { kind: 'limit', limit }] };
    const [found] = shape.exec(text) ?? ofAll.exec(text) ?? [];
    return found === undefined ? undefined : { length: found.trim().split(' ').length, parts };
  },
};
