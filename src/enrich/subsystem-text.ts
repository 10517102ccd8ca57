import type { ProseName, SubsystemRules } from './subsystem-data.ts';
import { keyOf } from './subsystem-names.ts';

/** A subsystem that a text names. */
export interface Mention {
  name: string;
  /** What names it, as written. */
  text: string;
  /** A path or a configuration symbol, which is better proof than a word. */
  strong: boolean;
  serves: boolean;
}

const longestText = 100_000;
const longestWord = 200;
/** Folders of the kernel below which a path is worth looking at. */
const kernelFolders = new Set('arch block crypto documentation drivers fs include kernel mm net security'.split(' '));
/** Parts of paths that tell nothing although they are names. */
const emptyParts = new Set(
  'proc sys fs net kernel debug module class linux include uapi asm drivers filesystems'.split(' '),
);

/**
 * Finds what a text names: paths, configuration symbols, names, and identifiers that begin with a name; in its order. Where only
 * strong ones are looked for, words that can be none are left out.
 */
export function findMentions(text: string, rules: SubsystemRules, isStrongAlone = false): Mention[] {
  const found: Mention[] = [];
  if (rules.prose.size === 0) return found;
  for (const word of text.slice(0, longestText).split(/\s+/)) {
    if (word.length < 2 || word.length > longestWord) continue;
    if (isStrongAlone && !word.includes('/') && !word.includes('_')) continue;
    if (word.includes('/')) {
      if (word.includes('://')) continue;
      const mention = readPath(word, rules);
      if (mention) {
        found.push(mention);
        continue;
      }
    }
    if (word.includes('@')) continue;
    if (/^\w+$/.test(word)) addToken(found, word, rules);
    else for (const token of word.split(/\W+/)) addToken(found, token, rules);
  }
  return found;
}

/** The words of a text that may be a path or a configuration symbol. */
export function listStrongWords(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const start = at;
    let isStrong = false;
    for (; at < text.length && !isBlank(text, at); at += 1) {
      const code = text.charCodeAt(at);
      isStrong ||= code === 0x2f || code === 0x5f;
    }
    if (isStrong) found.push(text.slice(start, at));
    at += 1;
  }
  return found;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code > 0x7e && /\s/.test(text.charAt(at));
}

const namesFolder = new RegExp(`\\b(?:${[...kernelFolders, 'proc', 'sys'].join('|')})\\b`, 'i');

/** Whether a title may have a path or a configuration symbol of the kernel; cheap to ask. */
export const mayHaveStrong = (title: string): boolean =>
  (title.includes('/') && /\w\/\w/.test(title) && namesFolder.test(title)) ||
  (title.includes('_') && /CONFIG_|_FS\b/.test(title));

function readPath(word: string, rules: SubsystemRules): Mention | undefined {
  const path = word.replace(/^[("'`<[]+/, '').split(/[:,;)\]"'`>]/, 1)[0] ?? '';
  const name = findPath(path, rules);
  return name === undefined ? undefined : { name, text: path, strong: true, serves: false };
}

function addToken(found: Mention[], token: string, rules: SubsystemRules): void {
  const mention = token.length < 2 ? undefined : readToken(token, rules);
  if (mention) found.push(mention);
}

/** The subsystem of a path of the kernel: by the longest beginning that is known, else by the first part that is a name. */
export function findPath(path: string, rules: SubsystemRules): string | undefined {
  const absolute = /^\/(?:proc|sys)\//.test(path);
  if (path.startsWith('/') && !absolute) return undefined;
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .slice(0, 12);
  // A path may begin above the source: `a/fs/ext4`, `linux-2.6/fs/ext4`.
  const top = absolute ? 0 : parts.findIndex((part, index) => index < 2 && kernelFolders.has(part.toLowerCase()));
  if (top < 0) return undefined;
  const inside = parts.slice(top);
  const known = absolute ? undefined : findKnownPath(inside, rules);
  if (known !== undefined) return known;
  for (const part of inside.slice(1)) {
    const name = emptyParts.has(part) ? undefined : readPart(part, rules);
    if (name !== undefined) return name;
  }
  return undefined;
}

function findKnownPath(parts: readonly string[], rules: SubsystemRules): string | undefined {
  for (let length = parts.length; length > 0; length -= 1) {
    const head = parts.slice(0, length).join('/');
    const name = rules.paths.get(head) ?? rules.paths.get(head.replace(/[._-][^/]*$/, ''));
    if (name !== undefined) return name;
  }
  return undefined;
}

/** `nfs_fs.h`, `ramfs-rootfs.txt` and `jbd-debug` tell by their first part. */
function readPart(part: string, rules: SubsystemRules): string | undefined {
  const whole = part.split('.', 1)[0] ?? '';
  return rules.strong.get(keyOf(whole)) ?? rules.strong.get(keyOf(whole.split(/[_-]/, 1)[0] ?? ''));
}

function readToken(token: string, rules: SubsystemRules): Mention | undefined {
  if (!token.includes('_')) {
    const found = wordOnly(rules.prose.get(token.toLowerCase()));
    return found && { name: found.name, text: token, strong: false, serves: found.serves };
  }
  const symbol = readSymbol(token);
  const named = symbol === undefined ? undefined : findFirstParts(symbol, (word) => rules.strong.get(word));
  if (named !== undefined) {
    return { name: named, text: token, strong: true, serves: rules.prose.get(keyOf(named))?.serves ?? false };
  }
  const found = findFirstParts(token.replace(/^_+/, ''), (word) => rules.prose.get(word));
  return found && { name: found.name, text: token, strong: false, serves: found.serves };
}

const wordOnly = (found: ProseName | undefined): ProseName | undefined => (found?.word ? found : undefined);

/** What a configuration symbol is about: `CIFS_UPCALL` of `CONFIG_CIFS_UPCALL`, `REISER` of `REISER_FS`. */
function readSymbol(token: string): string | undefined {
  if (token.startsWith('CONFIG_')) return token.slice('CONFIG_'.length);
  return /^[A-Z0-9]+_FS$/.test(token) ? token : undefined;
}

/** Looks an identifier up whole, then by its first two parts, then by its first. */
function findFirstParts<T>(identifier: string, look: (word: string) => T | undefined): T | undefined {
  const parts = identifier.toLowerCase().split('_');
  return look(parts.join('')) ?? look(parts.slice(0, 2).join('')) ?? look(parts[0] ?? '');
}
