import { hideAddresses } from '../model/hide-addresses.ts';
import { normalizeName } from './subsystem-names.ts';

/** Words that titles of sections end with and that say nothing: `FILE SYSTEM`, `SUPPORT`. From `data/subsystems.json`. */
export type EmptyEndings = readonly string[];

const longestName = 40;

/**
 * A short name for a title as MAINTAINERS has them: `EXT4 FILE SYSTEM` is `ext4`, `KERNEL VIRTUAL MACHINE (KVM)` is `kvm`
 * (initials in brackets are its name), `TTY LAYER AND SERIAL DRIVERS` is `tty` (what comes first), `NETWORKING [TLS]` is
 * `networking-tls`, or what `look` knows `tls` as. Empty where nothing is left that could be a name.
 */
export function nameSection(
  title: string,
  endings: EmptyEndings,
  look: (name: string) => string | undefined = () => undefined,
): string {
  // A host is no part of a name, wherever it is shown.
  const plain = hideAddresses(title.slice(0, 300)).toLowerCase().replace(/\s+/g, ' ').trim();
  const [, before = '', inside = ''] = /^(.*?)\s*\[([^\]]+)\]\s*$/.exec(plain) ?? [];
  if (before === '') return shorten(plain, endings);
  const outer = shorten(before, endings);
  const inner = dropEndings(clean(inside), endings, true);
  if (inner === '') return outer;
  return look(inner) ?? (outer === '' ? toName(inner) : toName(`${look(outer) ?? outer} ${inner}`));
}

function shorten(title: string, endings: EmptyEndings): string {
  const initials = readInitials(title);
  if (initials !== undefined) return initials;
  const [first = ''] = title.replace(/\([^)]*\)/g, ' ').split(/,| and | & /);
  return toName(dropEndings(clean(first).replace(/^the /, ''), endings, false));
}

/** What stands in brackets behind the words whose initials it is. */
function readInitials(title: string): string | undefined {
  for (const [, before = '', inside = ''] of title.matchAll(/([^()]+)\(([a-z]{2,8})\)/g)) {
    const words = before.split(/[^a-z0-9]+/).filter((word) => word !== '');
    const letters = words.slice(-inside.length).map((word) => word.charAt(0));
    if (letters.join('') === inside) return inside;
  }
  return undefined;
}

const clean = (text: string): string => text.replace(/[^a-z0-9.+_-]+/g, ' ').trim();

/** Takes away empty words from the end; the last word stays unless `all` may go. */
function dropEndings(text: string, endings: EmptyEndings, all: boolean): string {
  let rest = text;
  for (;;) {
    if (all && endings.includes(rest)) return '';
    const ending = endings.find((each) => rest.endsWith(` ${each}`));
    if (ending === undefined) return rest;
    rest = rest.slice(0, -ending.length - 1).trim();
  }
}

/** The first words, as many as a name may have. */
function toName(text: string): string {
  const words = text.split(' ');
  while (words.length > 1 && words.join('-').length > longestName) words.pop();
  return normalizeName(words.join('-'));
}
