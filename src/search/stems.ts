import { stemmer } from 'stemmer';

const known = new Map<string, string>();

/** How many stems are remembered; a language has fewer words in common use. */
const remembered = 50_000;

/** Short verbs of which Porter's rules make several stems, each with its forms. */
const shortVerbs = `
add added adding
aid aids aided aiding
die dies died dying
dry dries dried drying
err errs erred erring
fly flies flew flown flying
lie lies lied lying
tie ties tied tying
try tries tried trying
use uses used using`;

const formsByWord = new Map<string, readonly string[]>();
for (const line of shortVerbs.trim().split('\n')) {
  const forms = line.split(' ');
  for (const form of forms) formsByWord.set(form, forms);
}

/** The forms of a short verb, the verb first; none for any other word, whose forms are those of its stem. */
export function formsOf(word: string): readonly string[] {
  return formsByWord.get(word) ?? [];
}

/** A word's stem by Porter's rules; a word that is no plain English word (digits, underscores, joiners) is its own. */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const made = formsByWord.get(word)?.[0] ?? stemmer(word);
  if (known.size >= remembered) known.clear();
  known.set(word, made);
  return made;
}
