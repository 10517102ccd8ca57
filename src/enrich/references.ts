import type { Trailer } from '../model/entry.ts';

/** Roles whose value names a commit or a message by something that nobody asks for. */
const unasked = new Set(['change-id', 'commit-id', 'git-svn-id', 'message-id', 'patchwork-id']);

/**
 * The numbers and keys of tickets, issues and requests that trailers name (`Fixes: #12`, `Ticket: CM-9`, the last number of an
 * address), each once: `12`, `CM-9`. What names a commit by its hash is none.
 */
export function listReferences(trailers: readonly Trailer[]): string[] {
  const found = new Set<string>();
  for (const { role, name, email } of trailers) {
    if (email !== undefined || role.endsWith('-by') || role === 'cc' || unasked.has(role) || !/\d/.test(name)) continue;
    for (const reference of readReferences(name.slice(0, longestValue))) found.add(reference);
  }
  return [...found];
}

/** A value that is longer names no more tickets: reading it may take a time that grows faster than it. */
const longestValue = 2000;

/** A name of a ticket that is its number and that of a project, and one behind its mark. */
const key = /(?<![\w/-])[A-Z][A-Z0-9]{1,15}-\d{1,9}(?![\w-])/g;
const marked = /#(\d{1,9})(?!\w)/g;

/** What ends the address of a ticket: `/issues/12`, `?id=12`, `/browse/CM-9`. */
const addressEnd = /[/=]((?:[A-Z][A-Z0-9]{0,15}-?)?\d{1,9})\/?$/;

/** A value that is a number, or begins with one; a hash has its title in brackets and quotes behind it. */
const bare = /^(?:lp|gh|bug|issue)?[:# ]{0,2}(\d{1,9})(?![\w.:-])(?! ?\(")/i;

function readReferences(value: string): string[] {
  const addresses: string[] = [];
  const rest = value.replace(/\bhttps?:\/\/[^\s<>]+/g, (address) => {
    const [, reference] = addressEnd.exec(address.replace(/#.*$/, '').replace(/[).,;]+$/, '')) ?? [];
    if (reference !== undefined) addresses.push(reference);
    return ' ';
  });
  // The title of a commit that is named by its hash may have others' numbers.
  if (/^(?:commit )?(?=[0-9]*[a-f])[0-9a-f]{7,64}\b/.test(rest)) return addresses;
  const first = bare.exec(rest.trim())?.[1];
  const numbers = [...rest.matchAll(marked)].map(([, digits = '']) => digits);
  return [...addresses, ...(first === undefined ? [] : [first]), ...numbers, ...(rest.match(key) ?? [])];
}
