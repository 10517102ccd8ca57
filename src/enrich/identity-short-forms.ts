import type { Groups } from './identity-groups.ts';
import { isNickname, nicknamesOf } from './identity-nicknames.ts';
import type { RawPerson } from './identity-raws.ts';

/**
 * Joins those who have no full name, only a name of one word, to the one person whose full name it is short for:
 * `janedoe` and `jdoe` to Jane Doe, `wangxm` to Wang Xiaoming. Where two people could be meant, none is.
 */
export function joinShortForms(people: readonly RawPerson[], groups: Groups): void {
  /** Who could be called so, by the group; -1 where there are several. */
  const called = new Map<string, number>();
  const words = new Set<string>();
  for (const [id, { form }] of people.entries()) {
    if (form.kind !== 'full') continue;
    const group = groups.find(id);
    for (const word of form.words) words.add(word);
    for (const short of shortForms(form.words)) {
      const other = called.get(short);
      called.set(short, other === undefined || other === group ? group : -1);
    }
  }
  const joins: [number, number][] = [];
  for (const [id, person] of people.entries()) {
    if (groups.isNamed(id)) continue;
    for (const { nickname, mailbox } of nicknamesOf(person)) {
      const bare = nickname.replace(/\d+$/, '');
      const target = isNickname(bare) && !words.has(bare) ? (called.get(bare) ?? -1) : -1;
      // A mailbox is called by initials too often for these to tell whose it is.
      if (target >= 0 && !(mailbox && !isWhole(bare, people[target]))) joins.push([target, id]);
    }
  }
  for (const [target, id] of joins) groups.join(target, id);
}

/** Whether a nickname has all the letters of a full name. */
function isWhole(nickname: string, person: RawPerson | undefined): boolean {
  return nickname.length === person?.form.words.join('').length;
}

/** The ways in which people make an account's name of their own: all of it, or the family's name with initials. */
function shortForms(words: readonly string[]): string[] {
  const [first = '', ...afterFirst] = words;
  const last = words.at(-1) ?? '';
  const given = words.slice(0, -1);
  const forms = [words.join(''), words.toReversed().join(''), `${initialsOf(given)}${last}`];
  for (const [family, initials] of [
    [last, initialsOf(given)],
    [last, syllableInitials(given)],
    [first, initialsOf(afterFirst)],
    [first, syllableInitials(afterFirst)],
  ] as const) {
    // A single initial behind a name is found with too many people.
    if (initials.length > 1) forms.push(family + initials, initials + family);
  }
  return forms;
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join('');

/** `xm` of `xiaoming`: a Chinese given name is mostly two syllables written as one word. */
function syllableInitials(words: readonly string[]): string {
  const [given = ''] = words;
  if (words.length !== 1) return '';
  const syllables = given.match(/(?:[zcs]h|[bcdfghjklmnpqrstwxyz])[aeiouv]+(?:ng|n|r)?(?![aeiouv])/g) ?? [];
  return syllables.length === 2 && syllables.join('') === given ? initialsOf(syllables) : '';
}
