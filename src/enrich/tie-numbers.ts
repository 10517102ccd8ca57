import type { TieMention } from '../model/tie.ts';
import { sentenceStart } from './tie-words.ts';

/** Under which number a change was proposed: `Faster (#12)`, `Merge pull request #12 from …`; zero where its title says none. */
export function readOwnNumber(title: string): number {
  if (!title.includes('#')) return 0;
  const found = /\(#(\d{1,9})\)$/.exec(title.trimEnd()) ?? /^Merge pull request #(\d{1,9})\b/i.exec(title);
  return Number(found?.[1] ?? 0);
}

/** Whether a text may name others by their numbers; all texts of a log are asked. */
export const mayNameNumbers = (text: string): boolean =>
  text.includes('#') && /(?:evert|[Rr]e-?(?:appl|land))[^\n]{0,80}#\d/.test(text);

const subject = `(?:\\b[Tt]his (?:patch |commit |change |PR |pull request )?(?:is an? )?|${sentenceStart})`;
/** `#12`; with a name before it, `team/project#12`, only where that is the project's own. */
const number = '(?:PRs? |MRs? |[Pp]ull [Rr]equests? |[Mm]erge [Rr]equests? )?([\\w.-]+/[\\w.-]+)?#(\\d{1,9})(?![\\w-])';
const part = '([Pp]artial(?:ly)? |[Pp]artly |[Mm]ostly )?';
const revertForm = new RegExp(
  `${subject}${part}[Rr]evert(?:s|ing)?:? (parts? of )?(?:of |the |an? |merge |upstream |earlier ){0,3}${number}`,
  'g',
);
const reapplyForm = new RegExp(
  `${subject}()[Rr]e-?(?:appl(?:y|ies)|lands?):? ()(?:the |merge |reverted )*${number}`,
  'g',
);
const further = new RegExp(`^(?:,? and |, ?|,? & | )(?:[Rr]everts? )?${number}`);

/**
 * What a text says that it reverts, or takes again, by numbers. A name before a number (`team/project#12`) may be of
 * another project, so it is read only where the change is a revert by its title (`isTitled`): a web service writes so.
 */
export function readNumbers(text: string, isTitled: boolean): TieMention[] {
  const found: TieMention[] = [];
  for (const form of [revertForm, reapplyForm]) {
    for (const match of text.matchAll(form)) {
      const [whole, ...groups]: (string | undefined)[] = match;
      const isPart = groups[0] !== undefined || groups[1] !== undefined;
      const kind = form === reapplyForm ? 'reapplies' : isPart ? 'partly-reverts' : 'reverts';
      let at = match.index + (whole?.length ?? 0);
      let [, , project, digits] = groups;
      while (digits !== undefined && found.length < 100) {
        if (project === undefined || isTitled) found.push({ kind, number: Number(digits), loose: true });
        const more = further.exec(text.slice(at, at + 100));
        at += more?.[0].length ?? 0;
        [, project, digits] = more ?? [];
      }
    }
  }
  return found;
}
