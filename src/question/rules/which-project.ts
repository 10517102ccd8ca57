import type { Found, Rule } from '../rule.ts';
import { isProject } from './release-name.ts';

const before = /^(?:in|from|since|with|until|by)$/;
const noun = /^(?:versions?|releases?|tags?)$/;
/** What a release is said to have done; "which redis client did" names something else. */
const has =
  /^(?:has|have|had|got|gets|get|contains|contained|includes|included|ships|shipped|brought|brings|introduced|first|do|did|does|is|was|will|can|on|supports|supported|fixed|fixes)$/;
/** The same of what a release did to something that is named behind; "what redis does" asks for no release. */
const did =
  /^(?:added|adds|introduced|brought|dropped|drops|removed|removes|deprecated|renamed|replaced|changed|broke|fixed|shipped|enabled|disabled|switched|moved|gained|lost|made|started|stopped|learned|learnt|merged)$/;

/** A release asked for by the project's own name: "which linux has the fix", "since which linux version". */
export const whichProjectRule: Rule = {
  name: 'which-project',
  examples: [
    ['which linux has the lzo fix', 'which linux'],
    ['since which linux is lzo there', 'since which linux'],
    ['in what linux version was lzo added', 'in what linux version'],
    ['what linux do i need for lzo', 'what linux do i need'],
    ['which linux dropped lzo', 'which linux'],
  ],
  read({ tokens, vocabulary, asked }, at) {
    if (asked) return undefined;
    const lead = before.test(tokens[at]?.word ?? '') ? 1 : 0;
    const [which, project, next] = tokens.slice(at + lead, at + lead + 3);
    if (project === undefined || next === undefined || !/^(?:which|what)$/.test(which?.word ?? '')) return undefined;
    if (project.ends || project.quoted || next.quoted) return undefined;
    if (noun.test(next.word)) return isProject(vocabulary, project.word) ? found(lead + 3) : undefined;
    if (project.word !== vocabulary.log.toLowerCase()) return undefined;
    const need = tokens.slice(at + lead + 2, at + lead + 5).map(({ word }) => word);
    if (/^(?:do|would|will|must|should) (?:i|we|you|one) (?:need|have|use|get)$/.test(need.join(' ')))
      return found(lead + (need[2] === 'need' ? 5 : 2));
    const isSaid = did.test(next.word) || (which?.word === 'which' && has.test(next.word));
    return isSaid ? found(lead + 2) : undefined;
  },
};

const found = (length: number): Found => ({ length, parts: [{ kind: 'asks', command: 'release' }] });
