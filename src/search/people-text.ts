import type { IndexedPerson } from '../model/index-facts.ts';

/** The names and addresses of people as numbers made of them, in rising order, and whose each is. */
export interface NamePrints {
  namePrints: Uint32Array;
  nameOwners: Uint32Array;
}

/** Makes what tells who has a name or an address: to read all people for a few takes most of a tenth of a second. */
export function printNames(people: readonly IndexedPerson[]): NamePrints {
  const prints: number[] = [];
  const owners: number[] = [];
  for (const [owner, { name, names, emails }] of people.entries()) {
    for (const print of new Set([name, ...names, ...emails].map(printText))) {
      prints.push(print);
      owners.push(owner);
    }
  }
  const order = Uint32Array.from(prints.keys());
  order.sort((a, b) => (prints[a] ?? 0) - (prints[b] ?? 0) || a - b);
  return {
    namePrints: order.map((place) => prints[place] ?? 0),
    nameOwners: order.map((place) => owners[place] ?? 0),
  };
}

/** Those who may have any of some texts among their names and addresses, in order: all who have one, and by chance another. */
export function findInPeople({ namePrints, nameOwners }: NamePrints, texts: Iterable<string>): number[] {
  const found = new Set<number>();
  for (const text of texts) {
    const print = printText(text);
    for (let at = findFirst(namePrints, print); namePrints[at] === print; at += 1) found.add(nameOwners[at] ?? 0);
  }
  return [...found].sort((a, b) => a - b);
}

/** The first place whose number is not less. */
function findFirst(sorted: Uint32Array, wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A text as a number: FNV-1a (Fowler, Noll and Vo) over its units. */
function printText(text: string): number {
  let print = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
  return print >>> 0;
}
