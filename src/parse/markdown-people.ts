import type { Person } from '../model/entry.ts';

/** Who made a change and who else, as logins without the mark. */
export interface Contributors {
  author: Person;
  others: string[];
}

/** How far into a text people are looked for. */
const reach = 6000;
const login = String.raw`@([A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\\?\[bot\\?\])?)(?![\w/]|\.\w)`;
const linked = String.raw`\[?${login}(?:\]\([^()\s]{0,300}\))?`;
const byName = new RegExp(String.raw`(?:^|[\s(*_])by:?\s+${linked}`, 'gi');
const inBrackets = new RegExp(String.raw`\((?:by )?\s*${linked}`, 'gi');
const goesOn = new RegExp(String.raw`^\s*(?:,\s*(?:and\s+|&\s*)?|and\s+|&\s*|with\s+)${linked}`, 'i');
const thanks = new RegExp(String.raw`^Thanks\s+${linked}`, 'i');

/**
 * The contributors that an item names as such: `by @name` and those named with them, else `(@name)` alone. `thanked`
 * is the part of an item that a tool writes in front, `Thanks @name!`.
 */
export function findContributors(text: string, thanked: string | undefined): Contributors {
  const start = text.slice(0, reach);
  const named = thanked === undefined ? [] : collect(thanked, [thanks]);
  const by = named.length > 0 ? named : collect(start, [byName]);
  const names = [...new Set(by.length > 0 ? by : collect(start, [inBrackets]))];
  const [first = '', ...others] = names;
  return { author: { name: first }, others };
}

function collect(text: string, patterns: readonly RegExp[]): string[] {
  const names: string[] = [];
  for (const pattern of patterns) {
    const all = pattern.global ? text.matchAll(pattern) : [pattern.exec(text)];
    for (const found of all) {
      if (!found) continue;
      names.push(readLogin(found[1]));
      let at = found.index + found[0].length;
      for (let next = goesOn.exec(text.slice(at, at + 500)); next; next = goesOn.exec(text.slice(at, at + 500))) {
        names.push(readLogin(next[1]));
        at += next[0].length;
      }
    }
  }
  return names;
}

const readLogin = (text = ''): string => text.replaceAll('\\', '');

const link = String.raw`\]\([^()\s]{1,300}\)`;
const tick = '`';
const inner = String.raw`[^()@#[\]${tick}]{2,60}(?:\[bot\])?`;
const lastBrackets = String.raw`\((${inner})\)`;
const number = String.raw`(?:\(?(?:\[#\d+${link}|#\d+)\)?\s*)?`;
const atEnd = new RegExp(String.raw`${lastBrackets}\s*${number}$`);
const commit = String.raw`(?:\[${tick}?[0-9a-f]{7,40}${tick}?${link}|[0-9a-f]{7,40})`;
const behindCommit = new RegExp(String.raw`\(${commit}\)\s*${lastBrackets}$`);

/**
 * The person in brackets at the end of an item that a tool made of a commit: `hash text (#12) (Ada Byron)`,
 * `hash text (Ada Byron) #12` and `text (hash) (Ada Byron)`. Only beside a hash, for brackets hold other things as well.
 */
export function findNameInBrackets(text: string, isCommit: boolean): string | undefined {
  const found = (isCommit ? atEnd : behindCommit).exec(text.trimEnd().slice(-600));
  const name = found?.[1]?.trim() ?? '';
  return /^\p{L}[\p{L}.'’ -]*(?:\[bot\])?$/u.test(name) && name.split(/\s+/).length <= 5 ? name : undefined;
}
