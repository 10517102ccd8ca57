import { fold } from './text.ts';

/** One person, under all the names and addresses that a log has for them. */
export interface Identity {
  /** The spelling used most. */
  name: string;
  /** Other spellings, most used first. */
  names: string[];
  /** In lower case, most used first. They tie names together and find people; they are not to be shown. */
  emails: string[];
}

/** Everybody whom a log names. */
export interface Identities {
  /** Those named most come first. */
  people: Identity[];
  /** For each raw id, the index in `people`. */
  of: Uint32Array;
}

/** The words of a name for comparing: runs of letters and digits, in lower case, without accents and quotes. */
export function nameWords(name: string): string[] {
  // Most names are plain, and folding takes ten times as long as this.
  if (/^[ -~]*$/.test(name))
    return (
      name
        .toLowerCase()
        .replace(/["'`]/g, '')
        .match(/[a-z0-9]+/g) ?? []
    );
  return fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words inside a name written as one, `EvaXin` or `evaXin`; none where it is written otherwise. */
export function camelWords(name: string): string[] {
  if (!/^\p{L}+$/u.test(name) || !/\p{Ll}\p{Lu}/u.test(name)) return [];
  return nameWords(name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '));
}

const hosted = /^(?:\d+[+-])?([^@]+)@users\.noreply\.(?:github|gitlab)\.com$/;

/** The account's name in a no-reply address of a hosting site, `123+jane@users.noreply.github.com`, in lower case. */
export function hostedLogin(email: string): string | undefined {
  return hosted.exec(email.toLowerCase())?.[1];
}

/**
 * What stands before the `@` of an address, without the number of a hosting site and without a `+tag`; in lower case.
 */
export function localPart(email: string): string {
  const address = email.toLowerCase();
  const local = hostedLogin(address) ?? address.split('@', 1)[0] ?? '';
  const plus = local.indexOf('+');
  return plus > 0 ? local.slice(0, plus) : local;
}

/** The names in a list of them, parted by commas. */
export const listNames = (text: string): string[] => text.split(',').flatMap((name) => name.trim() || []);
