import { hostedLogin, localPart } from '../model/identity.ts';
import type { Groups } from './identity-groups.ts';
import type { RawPerson } from './identity-raws.ts';

/** Mailboxes and accounts that many have: they tell nobody from anybody across hosts. */
const sharedMailboxes = new Set(
  [
    'accounts admin bugs bugzilla contact commits devel developer email github gmail hello infos linux lists mailbox',
    'maintainer maintainers nospam office opensource patch patches postmaster public security source support webmaster',
  ]
    .join(' ')
    .split(' '),
);

/** Whether a word can be a nickname: shorter ones are initials that two people have. */
export function isNickname(word: string): boolean {
  return word.length >= 5 && !sharedMailboxes.has(word);
}

/** The name of an address's mailbox or account, without dots, dashes and the like. */
export const mailboxName = (address: string): string => localPart(address).replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * What somebody is called in one word: the name, an account with a hosting site, a mailbox. Without dots and dashes.
 */
export function nicknamesOf({ form, address }: RawPerson): { nickname: string; mailbox: boolean }[] {
  const nicknames = form.kind === 'single' ? [{ nickname: form.key, mailbox: false }] : [];
  if (address !== undefined) {
    nicknames.push({ nickname: mailboxName(address), mailbox: hostedLogin(address) === undefined });
  }
  return nicknames.filter(({ nickname }) => isNickname(nickname));
}

/**
 * Joins those who go by one nickname: as a name, as an account with a hosting site, or as a mailbox anywhere. A nickname
 * counts only where it is no word of anybody's full name, and where one full name at most goes with it.
 */
export function joinNicknames(people: readonly RawPerson[], groups: Groups): void {
  const words = new Set(people.flatMap(({ form }) => (form.kind === 'full' ? form.words : [])));
  const holders = new Map<string, { ids: number[]; named: boolean }>();
  for (const [id, person] of people.entries()) {
    for (const { nickname, mailbox } of nicknamesOf(person)) {
      if (words.has(nickname)) continue;
      const found = holders.get(nickname) ?? { ids: [], named: false };
      found.ids.push(id);
      found.named ||= !mailbox;
      holders.set(nickname, found);
    }
  }
  for (const { ids, named } of holders.values()) {
    const fullNames = new Set(ids.filter(groups.isNamed).map(groups.find));
    if (!named || fullNames.size > 1) continue;
    for (const id of ids) groups.join(ids[0] ?? id, id);
  }
}
