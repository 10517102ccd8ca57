import type { Groups } from './identity-groups.ts';
import { mailboxName } from './identity-nicknames.ts';
import { groupBy, type RawPerson } from './identity-raws.ts';

/** How many times as often as all others together somebody is named whom a first name means. */
const farAhead = 10;

/**
 * Joins a name of one word that stands without an address, as in a credit or a trailer, to the person whom it means: who
 * is called just so, or else who has it as a word of the full name or as a mailbox. Where there are several, it means
 * the one who is named far more often than the others, or nobody.
 */
export function joinBareNames(people: readonly RawPerson[], groups: Groups): void {
  const meanings = collectMeanings(people);
  const totals = new Map<number, number>();
  for (const [id, { count }] of people.entries()) {
    const group = groups.find(id);
    totals.set(group, (totals.get(group) ?? 0) + count);
  }
  const joins: [number, number][] = [];
  for (const [name, ids] of groupBy(people, ({ form }) => (form.kind === 'single' ? form.key : undefined))) {
    const bare = ids.filter((id) => people[id]?.address === undefined);
    if (bare.length === 0) continue;
    const called = ids.filter((id) => people[id]?.address !== undefined);
    const meant = new Set((called.length > 0 ? called : (meanings.get(name) ?? [])).map(groups.find));
    for (const id of bare) meant.delete(groups.find(id));
    const target = pickFarAhead(meant, totals) ?? bare[0] ?? 0;
    for (const id of bare) joins.push([target, id]);
  }
  // Afterwards, so that no name is judged by what another one was joined to.
  for (const [target, id] of joins) groups.join(target, id);
}

function pickFarAhead(candidates: ReadonlySet<number>, totals: ReadonlyMap<number, number>): number | undefined {
  const totalOf = (group: number): number => totals.get(group) ?? 0;
  const [first, ...others] = [...candidates].sort((a, b) => totalOf(b) - totalOf(a));
  const rest = others.reduce((sum, group) => sum + totalOf(group), 0);
  return first !== undefined && totalOf(first) >= farAhead * rest ? first : undefined;
}

/** The ids that a word can mean, by a full name or a mailbox. */
function collectMeanings(people: readonly RawPerson[]): Map<string, number[]> {
  const meanings = new Map<string, number[]>();
  for (const [id, { form, address }] of people.entries()) {
    const words = form.kind === 'full' ? [...form.words] : [];
    if (address !== undefined) words.push(mailboxName(address));
    for (const word of words) {
      if (word.length < 3) continue;
      const ids = meanings.get(word);
      if (ids) ids.push(id);
      else meanings.set(word, [id]);
    }
  }
  return meanings;
}
