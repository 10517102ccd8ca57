import type { Part, Rule } from '../rule.ts';

const without =
  /^(?:without|sans|excluding|exclude|not counting|not including|ignoring|ignore|minus|except|except for|apart from|other than|leaving out|no)(?: (?:the|any|all))? (?:(?:ro)?bots|bot (?:commits|accounts|users|authors))(?= (?!and |or )|$)/;
const aside =
  /^(?:(?:the |all )?(?:ro)?bots(?: and (?<behind>merges|merge commits))?|(?<before>merges|merge commits) and (?:ro)?bots) (?:aside|excluded|ignored|left out|not counted|not included|set aside|do not count|dont count)(?= |$)/;
const humans = /^(?:humans only|only humans|just humans|humans alone|real people only|only real people)(?= |$)/;
const longest = 6;

/** Changes of robots that do not count: "without bots", "bots and merges aside", "humans only". */
export const robotsRule: Rule = {
  name: 'robots',
  examples: [
    ['who committed most, without any bots', 'without any bots'],
    ['top committers, bots and merges aside', 'bots and merges aside'],
    ['top committers, humans only', 'humans only'],
  ],
  read({ tokens }, at) {
    const words = tokens.slice(at, at + longest);
    if (words[0]?.quoted) return undefined;
    const text = words.map(({ word }) => word).join(' ');
    const found = without.exec(text) ?? aside.exec(text) ?? humans.exec(text);
    if (!found) return undefined;
    const length = found[0].split(' ').length;
    // "Why are no bots allowed" speaks of them.
    if (text.startsWith('no ') && at + length < tokens.length) return undefined;
    const { behind, before } = found.groups ?? {};
    const parts: Part[] = [{ kind: 'except', name: 'bots' }];
    if (behind !== undefined || before !== undefined) parts.push({ kind: 'merges', merges: 'none' });
    return { length, parts };
  },
};
