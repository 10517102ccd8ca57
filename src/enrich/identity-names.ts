import { camelWords, nameWords } from '../model/identity.ts';

/** What a name is known by, whatever its spelling. */
export interface NameForm {
  /** Equal for spellings of one name; empty where the name tells nobody from anybody. */
  key: string;
  /** Initials in the middle of it, which many people leave out. */
  middle: string;
  /**
   * `full`: two words or more; `single`: one word, so a first name or nickname; `none`: an address, or a generic
   * name.
   */
  kind: 'full' | 'single' | 'none';
  /** Its words in their order, without the initials. */
  words: string[];
  /** The key that a name written as one word has when it is parted: `EvaXin` is `Eva Xin`. */
  parted: string;
}

/** Names of machines' accounts, placeholders and nobody in particular. */
const genericNames = new Set(
  [
    'admin administrator anonymous author azureuser bot builder committer developer ec2user git github githubuser',
    'guest me myname name nobody none noauthor null root test tester ubuntu undefined unknown user username vagrant',
    'you yourname yourfullname firstname lastname firstnamelastname johndoe unknownauthor unknownuser testuser',
    'gituser localuser defaultuser azureprovisioneduser noname notcommittedyet svn cvs cvsuser nouser system daemon',
    'buildbot jenkins wwwdata runner',
  ]
    .join(' ')
    .split(' '),
);

const longestName = 100;

/** Reads a name in the ways by which spellings of it are told to be one. */
export function readName(name: string): NameForm {
  const bare = plainName(name);
  const none: NameForm = { key: '', middle: '', kind: 'none', words: [], parted: '' };
  if (bare.includes('@') || bare.length > longestName) return none;
  const words = joinLeadingInitials(nameWords(bare));
  if (words.length === 0 || genericNames.has(words.join(''))) return none;
  if (words.length === 1) {
    const parted = camelWords(bare);
    return { key: words.join(''), middle: '', kind: 'single', words, parted: parted.length > 1 ? sortKey(parted) : '' };
  }
  const isMiddle = (word: string, index: number): boolean =>
    index > 0 && index < words.length - 1 && /^[\p{Ll}\p{N}]$/u.test(word);
  const kept = words.filter((word, index) => !isMiddle(word, index));
  return { key: sortKey(kept), middle: words.filter(isMiddle).join(''), kind: 'full', words: kept, parted: '' };
}

/** Whether a mailing list put its own address in the place of the writer's: `Jane Doe via the-list`. */
export function isRelayed(name: string): boolean {
  return relayed.test(name);
}

const relayed = /\svia\s.*$/i;

/** Without what stands beside a name: `(Company)`, `"Nick"`, ` via a list`. */
function plainName(name: string): string {
  const outside = name
    .replace(/\([^()]*\)?|"[^"]*"/g, ' ')
    .replace(relayed, '')
    .trim();
  return /\p{L}/u.test(outside) ? outside : name;
}

/** `J. B. Fields` is `JB Fields`. */
function joinLeadingInitials(words: string[]): string[] {
  let count = 0;
  while (count < words.length - 1 && /^\p{Ll}$/u.test(words[count] ?? '')) count += 1;
  return count < 2 ? words : [words.slice(0, count).join(''), ...words.slice(count)];
}

/** In any order, since `Last, First` and names that begin with the family's are common. */
const sortKey = (words: readonly string[]): string => words.toSorted().join(' ');
