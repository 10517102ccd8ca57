import type { Context, Part, Rule } from '../rule.ts';
import { findName } from './name.ts';
import { isProject } from './release-name.ts';

/** What a whole question is made of once its project, and whoever is named, are put in as such. */
const asksWhen =
  /^(?:when|how long ago|in (?:what|which) year|what day|since when) (?:(?:was|has|is) PROJECT(?: been)? (?:started|founded|born|begun|created|around|first written|first committed)|did (?:PERSON|work on|development of|the development of|the history of|they|you|we)? ?(?:PROJECT )?(?:start|begin|found|create)(?: with)?(?: PROJECT| work on PROJECT)?|does PROJECT exist|does PROJECT date from)$/;
const asksAge =
  /^(?:how old is|whats the age of|what is the age of|how long has|since when has) PROJECT(?: been around| existed| exist)?$/;
const asksWho =
  /^(?:who|who was it that|by whom) (?:(?:first |originally )?(?:started|founded|created|began|invented|wrote|initiated)(?: work on)? PROJECT(?: first| originally)?|was PROJECT (?:started|founded|created|begun|invented)(?: by)?)$/;
const asksFirst =
  /^(?:who (?:was|is|were)|whos) (?:the )?(?:very )?first (?:ever )?(?:committer|contributor|author|developer|person to (?:commit|contribute)(?: anything)?)(?: ever)?(?: (?:to|of|on|in|for) PROJECT)?$/;
const longest = 10;
const noun = /^(?:project|repository|repo)$/;

/** When the project began, how old it is, and who began it: the first change of all says so. It takes the whole question. */
export const foundedRule: Rule = {
  name: 'founded',
  examples: [
    ['how old is linux', 'how old is linux'],
    ['how old is this project?', 'how old is this project'],
    ['when was linux started', 'when was linux started'],
    ['who started the linux project?', 'who started the linux project'],
    ['when did jan kara start linux', 'when did jan kara start linux'],
    ['who was the first committer?', 'who was the first committer'],
  ],
  read(context, at) {
    const { tokens } = context;
    if (context.asked || context.begun || tokens.length - at > longest) return undefined;
    // Names are looked up only where the project is named.
    const isOf = tokens.some(
      ({ word }) => word === 'all' || word === 'first' || noun.test(word) || isProject(context.vocabulary, word),
    );
    if (!isOf) return undefined;
    const { text, person } = describe(context, at);
    const command =
      asksWhen.test(text) || asksAge.test(text)
        ? 'when'
        : asksWho.test(text) || asksFirst.test(text)
          ? 'who'
          : undefined;
    if (command === undefined) return undefined;
    const parts: Part[] = [
      { kind: 'asks', command },
      { kind: 'prefer', prefer: 'earliest' },
      { kind: 'single' },
      ...(person === undefined ? [] : [{ kind: 'person', name: person } as const]),
    ];
    return { length: tokens.length - at, parts };
  },
};

/** The words of a question, with a sign in place of the project and of somebody's name. */
function describe(context: Context, at: number): { text: string; person: string | undefined } {
  const { tokens, vocabulary } = context;
  const words: string[] = [];
  let person: string | undefined;
  for (let index = at; index < tokens.length; ) {
    const rest = tokens.slice(index, index + 3).map(({ word }) => word);
    const [word = '', next = '', third = ''] = rest;
    const isNoun = (one: string): boolean => noun.test(one);
    const article = /^(?:the|this)$/.test(word) ? 1 : 0;
    const named = article > 0 ? next : word;
    if ((article > 0 && isNoun(next)) || (word === 'it' && next === 'all')) {
      words.push('PROJECT');
      index += 2;
    } else if (isProject(vocabulary, named) && (article === 0 || isNoun(third))) {
      words.push('PROJECT');
      index += 1 + article + (isNoun(article > 0 ? third : next) ? 1 : 0);
    } else {
      const name = /^(?:did|was)$/.test(tokens[index - 1]?.word ?? '') ? findName(context, index) : undefined;
      person ??= name?.name;
      words.push(name ? 'PERSON' : word);
      index += name?.length ?? 1;
    }
  }
  return { text: words.join(' '), person };
}
