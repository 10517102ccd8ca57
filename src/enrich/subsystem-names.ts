/** The name that an entry has when nothing tells its subsystem. */
export const other = 'other';

/** What every subsystem's name looks like. */
export const nameShape = /^[a-z0-9][a-z0-9._+/-]*$/;

const longestName = 40;
const sourceEnding = /\.(?:c|h|cc|cpp|cxx|hpp|hh|s|rs|go|py|sh|pl|rb|js|ts|java|php|lua|tcl)$/;
const versionNumber = /^v?\d[\d.-]*$|^v?\d+[.-][\d.-]*(?:[a-z]|(?:rc|alpha|beta|pre)[\d.-]*)$/;

/** Words that say what kind of change a title tells of and name no part of a project. */
const kinds = new Set(
  `added adding adds adjust alpha amend api-change author avoid aw backport backported beta better breaking
  breaking-change bug bugfix bugfixes bugs build-fix bump changed changes chore clarify clean-up clean-ups cleanup
  cleanups closed closes correct correction corrections cosmetic deleted deprecate deprecated done drop edit editorial
  enhance enhancement enhancements ensure errors experimental extend feat feature features finally fix fixed fixes fixing
  fix-up fixme fixup fixups forward fw fwd hack hotfix i.e e.g implement implemented implements important improve improved
  improvement improvements indentation initial introduce issue issues licence license major merged merges minor misc
  miscellaneous moved nb new nit nits nitpick note notice ok oops optimisation optimise optimization optimizations
  optimize patches pr prevent ps quickfix re reapply refactor refactored refactoring reformat regression released
  releasing removed removes removing renamed resolved resolves reverted reverts rework rfc simplify small spelling squash
  style-fix subject test-fix tidy tidy-up tidyup todo trivial tweak tweaks typo typos updated updates various
  warnings whitespace wip workaround xxx`.split(/\s+/),
);

/**
 * Words that mostly say a kind of change, too, yet are commands or files in some projects (git's `revert`, `apply`). In
 * lower case they stand for one where a log also uses them as a file's name.
 */
const doubtful = new Set(
  `add allow apply change check close convert copy date debug delete description disable draft enable error handle import
  make mark merge move patch pull release remove rename replace resolve revert review set show summary support switch
  temp title tip update upgrade use using version warning`.split(/\s+/),
);

/** Words that begin a sentence, and no name of several words. Alone they are doubtful: Linux has a part named `can`. */
const sentenceStarts = new Set(
  `a also an however please the in on for of to with without by at as and or if when while do does not no more all this that these it its we
  i you is are be was were how why what because since after before always never only just let should can cannot
  could would may must`.split(/\s+/),
);

/** Folders that hold the parts of a project and are none themselves. */
const containers = new Set(
  `src source sources lib libs include includes packages package pkg apps app crates modules internal cmd components
  projects plugins drivers arch fs kernel linux tools main java python js`.split(/\s+/),
);

/** Whether a folder of this name holds parts and is none. */
export const isContainer = (name: string): boolean => containers.has(name);

/**
 * Whether what stands before a colon tells a kind of change or begins a sentence: surely (`kind`), perhaps (`doubtful`),
 * or not. Of several words the first is judged too; `update-index` is one word. `name` is what it was normalized to.
 */
export function judgeKind(text: string, name = normalizeName(text)): 'kind' | 'doubtful' | undefined {
  const first = /\s/.test(text.trim()) ? (name.split('-', 1)[0] ?? '') : name;
  if (kinds.has(name) || kinds.has(first) || (first !== name && sentenceStarts.has(first))) return 'kind';
  return doubtful.has(first) || sentenceStarts.has(first) ? 'doubtful' : undefined;
}

/**
 * Brings what stands in a title or is typed to the form of a name: lower case, `-` for blanks and underscores, no ending
 * of a source file. Empty where it can be no name: other characters, no letter, a version number, too long.
 */
export function normalizeName(text: string): string {
  const name = text.includes('/') ? text.split('/').map(normalizePart).filter(Boolean).join('/') : normalizePart(text);
  if (name.length > longestName || !nameShape.test(name)) return '';
  const first = name.charCodeAt(0);
  // What begins with another letter is no number of a version.
  if (first > 0x60 && first !== 0x76) return name;
  return /[a-z]/.test(name) && !versionNumber.test(name) ? name : '';
}

function normalizePart(text: string): string {
  const small = text.toLowerCase();
  const plain = /[\s_-]/.test(small) ? small.replace(/[\s_-]+/g, '-') : small;
  let start = 0;
  let end = plain.length;
  while (start < end && !isAlphanumeric(plain.charCodeAt(start))) start += 1;
  while (end > start && !isAlphanumeric(plain.charCodeAt(end - 1)) && plain[end - 1] !== '+') end -= 1;
  const name = plain.slice(start, end);
  return name.includes('.') ? name.replace(sourceEnding, '') : name;
}

const isAlphanumeric = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** What a name is looked up by: `af_rxrpc`, `AF-RXRPC` and `af rxrpc` are the same. */
export function keyOf(name: string): string {
  const key = name.toLowerCase();
  return /[\s_-]/.test(key) ? key.replace(/[\s_-]+/g, '') : key;
}

/** Keeps what a pure function gave for the texts that come again and again; forgets all when there are too many. */
export function remember<T>(find: (text: string) => T, limit = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    if (known.size >= limit) known.clear();
    known.set(text, found);
    return found;
  };
}
