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

/** Words that Porter's rules throw together with others (`locale` with `local`, `news` with `new`), each with its forms. */
const keptApart = `
authority authorities
authorize authorizes authorized authorizing authorization authorise authorises authorised authorising authorisation
community communities
consistent consistently consistency
container containers
contention
conversation conversations
except
experience experiences experienced
general generally generalize generalized generalise generalised
generic generics generically
identical identically
important importantly importance
initial initially
instruction instructions
invalidate invalidates invalidated invalidating invalidation
locale locales
minimal minimally
news
numerous
objective objectives
optional optionally
paste pastes pasted pasting
positive positives positively
quite
serialize serializes serialized serializing serialization serialise serialises serialised serialising serialisation
settings
several
severe severity severities severely
terminal terminals
transitive transitively`;

/** What is spelled otherwise in Britain. Both spellings begin alike, up to what a stem leaves out of them. */
const british: readonly (readonly [RegExp, string])[] = [
  [/^(.{2,}(?:[lnrd]|[^r]t|im|[dt]om))is(?=(?:e[sdr]?|ers?|ing|ations?)$)/, '$1iz'],
  [/^((?:un|mis)?(?:recogn|emphas|analy|paraly))s(?=(?:e[sdr]?|ers?|ing)$)/, '$1z'],
  [/((?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum))our/, '$1or'],
  [/^((?:licen|defen|offen|preten))c(?=es?$)/, '$1s'],
  [/^((?:anal|catal|dial|prol|epil))ogue(?=s?$)/, '$1og'],
];

const toAmerican = (word: string): string =>
  british.reduce((spelled, [pattern, other]) => spelled.replace(pattern, other), word);

const formsByWord = new Map<string, readonly string[]>();
for (const line of `${shortVerbs}${keptApart}`.trim().split('\n')) {
  const forms = line.split(' ');
  for (const form of forms) formsByWord.set(form, forms);
}

/** The forms of a short verb or of a word that is kept apart, the plain one first; none for any other, whose forms are those of its stem. */
export function formsOf(word: string): readonly string[] {
  return formsByWord.get(word) ?? [];
}

/** A word's stem by Porter's rules, as it is spelled in America; a word that is no plain English word (digits, underscores, joiners) is its own. */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const made = formsByWord.get(word)?.[0] ?? stemmer(toAmerican(word));
  if (known.size >= remembered) known.clear();
  known.set(word, made);
  return made;
}
