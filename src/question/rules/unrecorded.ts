import type { Rule } from '../rule.ts';

/** What a change has a number of that no log tells, and words that say nothing else of it. */
const counted =
  /^(?:(?:the )?(?:most|fewest) )?(lines|insertions|deletions|files|stars|downloads)(?: of (?:code|text))?(?= |$)/;
const done =
  '(?:add|added|change|changed|delete|deleted|insert|inserted|modify|modified|remove|removed|touch|touched|write|written|wrote)';
const rest = new RegExp(
  `^(?:(?: (?:were|was|are|is|have been|has been|got))? ${done}(?= |$)| (?:did|has|have|does|do) \\S+(?: \\S+)? (?:${done}|have|got)(?= |$)| (?:are|were) there(?= |$)| (?:are|is) (?:in )?(?:the )?(?:code|project|repository|repo)$|$)`,
);
const longest = 12;

/** How many lines or files: a log tells of changes, and not how large they are. */
export const unrecordedRule: Rule = {
  name: 'unrecorded',
  examples: [
    ['how many lines were changed in 2020', 'how many lines'],
    ['how many lines of code did jan kara write', 'how many lines of code'],
    ['who added the most lines', 'the most lines'],
  ],
  read({ tokens, begun, asked }, at) {
    const words = tokens.slice(at, at + longest);
    if (words.some(({ quoted }) => quoted)) return undefined;
    const text = words.map(({ word }) => word).join(' ');
    const isMany = /^how many /.test(text);
    if (isMany ? asked || begun : !/^(?:the )?(?:most|fewest) /.test(text)) return undefined;
    const told = counted.exec(isMany ? text.slice('how many '.length) : text);
    const [taken = '', what = ''] = told ?? [];
    if (taken === '' || (isMany && !rest.test(text.slice('how many '.length + taken.length)))) return undefined;
    const length = taken.split(' ').length + (isMany ? 2 : 0);
    return {
      length,
      parts: [isMany ? { kind: 'asks', command: 'count' } : { kind: 'most' }, { kind: 'unrecorded', what }],
    };
  },
};
