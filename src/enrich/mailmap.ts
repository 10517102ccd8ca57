import type { Person } from '../model/entry.ts';

/** Gives the name and e-mail by which a person is to be known. */
export type Mailmap = (person: Person) => Person;

interface Rule {
  name?: string | undefined;
  email?: string | undefined;
}

/**
 * Reads the text of a `.mailmap` file (gitmailmap(5)): lines of `Proper Name <proper@email> Commit Name <commit@email>`,
 * each part but the last e-mail left out where it is not wanted. A rule with a commit name comes before one without;
 * later lines come before earlier ones; letters' case does not matter. As in git, only a line that begins with `#` is a
 * comment, and a line with nothing in its first brackets says nothing.
 */
export function parseMailmap(text: string): Mailmap {
  const rules = new Map<string, Rule>();
  for (const line of text.split('\n')) {
    const parts = line.startsWith('#') ? null : /^([^<]*)<([^>]+)>(?:([^<]*)<([^>]*)>)?/.exec(line);
    if (!parts) continue;
    const name = parts[1]?.trim() || undefined;
    const last = parts[4] ?? parts[2] ?? '';
    const email = parts[4] === undefined ? undefined : parts[2];
    const commitName = parts[3]?.trim() ?? '';
    const key = ruleKey(commitName, last);
    // Rules for an e-mail alone add up; one for a name and an e-mail takes the place of an earlier one.
    const earlier = commitName === '' ? rules.get(key) : undefined;
    rules.set(key, { name: name ?? earlier?.name, email: email ?? earlier?.email });
  }
  if (rules.size === 0) return (person) => person;
  // The same few people write most of a log, and to put a key together takes longest.
  const found = new Map<string, Rule | undefined>();
  const findRule = (name: string, email: string): Rule | undefined => {
    const written = `${name}\0${email}`;
    const known = found.get(written);
    if (known !== undefined || found.has(written)) return known;
    const rule = rules.get(ruleKey(name, email)) ?? rules.get(ruleKey('', email));
    if (found.size >= remembered) found.clear();
    found.set(written, rule);
    return rule;
  };
  return (person) => {
    if (person.email === undefined) return person;
    const rule = findRule(person.name, person.email);
    return rule ? { name: rule.name ?? person.name, email: rule.email ?? person.email } : person;
  };
}

/** How many people are remembered with the rule that holds for them. */
const remembered = 2000;

/** Like git, this knows the case of the letters of ASCII only. */
function ruleKey(name: string, email: string): string {
  const key = `${name}\0${email}`;
  return /^[\0-\x7f]*$/.test(key) ? key.toLowerCase() : key.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
