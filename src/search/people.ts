import { nameWords } from '../model/identity.ts';
import { fold } from '../model/text.ts';

/** A name for comparing, in which case, accents, quotes and middle initials do not count. */
export function foldName(name: string): string {
  const words = nameWords(name);
  const long = words.filter((word, index) => word.length > 1 || index === 0);
  return long.join(' ') || fold(name);
}
