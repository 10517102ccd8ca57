/** What an item is about, and what it says: `src/a.c (f, g) [COND]: Fix it.` */
export interface ItemHead {
  paths: string[];
  /** The text behind the files; all of it where it names none. */
  text: string;
}

/** Of a longer list of files only the beginning is looked at. */
const longestHead = 20_000;
const bareNames = new Set(
  `announce authors bugs changelog changes configure copying credits dockerfile doxyfile faq gnumakefile hacking history
  install license maintainers makefile news notice readme readme-alpha readme-release release thanks todo version`.split(
    /\s+/,
  ),
);

/** Reads the files that an item names at its beginning, `a.c, b/c.h (fn1, fn2) <tag>: text`, also those without a colon. */
export function readItemHead(item: string): ItemHead {
  const { tokens, end, grouped } = scanHead(item.slice(0, longestHead));
  const paths = tokens.map(cleanPath);
  const isList = end !== undefined && item.slice(end).trim() === '' && paths.length === 1;
  if (paths.length > 0 && end !== undefined && (isList ? /^[\w./-]+$/.test(paths[0] ?? '') : paths.every(isFile)))
    return { paths: [...new Set(paths)], text: item.slice(end).trim() };
  // `main.c (quit) Write the buffer`, `src/main.c Write the buffer`
  const first = paths[0] ?? '';
  const sure = grouped === 1 ? isFile(first) : /^[\w.+-]+\/[\w.+/-]*\.[a-z]\w{0,4}$/.test(first);
  return { paths: sure && end === undefined ? [first] : [], text: item.trim() };
}

/** The files that a title names in brackets, `[src/a.c] Fix it.` */
export function readTagFiles(title: string): string[] {
  const close = title.startsWith('[') ? title.indexOf(']') : -1;
  if (close < 0 || close > 300) return [];
  const names = title.slice(1, close).split(/[\s,]+/);
  return names.every((name) => isFile(name) && /[./]/.test(name)) ? names : [];
}

/**
 * Goes over an item up to the colon that ends its files, those in brackets apart. `end` is where the text begins, and
 * `grouped` how many names stood before the first bracket.
 */
function scanHead(text: string): { tokens: string[]; end: number | undefined; grouped: number } {
  const tokens: string[] = [];
  let token = '';
  let depth = 0;
  let braces = 0;
  let grouped = -1;
  const endToken = (): void => {
    if (token !== '' && token !== 'and' && token !== '&') tokens.push(token);
    token = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (depth === 0 && character === ':' && /^(?:\s|$)/.test(text.charAt(index + 1))) {
      endToken();
      return { tokens, end: index + 1, grouped };
    }
    if (character === '(' || character === '[' || (character === '<' && /\w/.test(text.charAt(index + 1)))) {
      if (depth === 0) {
        endToken();
        if (grouped < 0) grouped = tokens.length;
      }
      depth += 1;
    } else if (character === ')' || character === ']' || character === '>') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (character === '{' || character === '}') {
      braces = Math.max(0, braces + (character === '{' ? 1 : -1));
      token += character;
    } else if (/\s/.test(character) || (character === ',' && braces === 0)) endToken();
    else token += character;
  }
  endToken();
  return { tokens, end: undefined, grouped };
}

const cleanPath = (token: string): string =>
  token
    .replace(/^["'`+]+/, '')
    .replace(/["'`;]+$/, '')
    .replace(/^\.\/(?=.)/, '');

/** Whether a word is a file's or folder's name rather than one of a sentence. */
function isFile(name: string): boolean {
  if (name.length < 2 || name.length > 300 || !/^[\w.+@*?~$%={},/-]+$/.test(name)) return false;
  if (bareNames.has(name.toLowerCase())) return !/^[a-z]/.test(name) || name === 'configure' || name === 'makefile';
  if (name.includes('/')) {
    // `I/O`, `PR/397` and `1/2` are none.
    return (
      !/^(?:[A-Z\d]{1,4}\/)+[A-Z\d]*$/.test(name) &&
      /[A-Za-z]/.test(name) &&
      !name.includes('//') &&
      !/^(?:and\/or|n\/a)$/i.test(name)
    );
  }
  return /^\.?[\w+*?@{},~$%=-][\w.+*?@{},~$%=-]*\.(?:[A-Za-z][\w+*-]{0,14}|\d{1,2}[a-z]{0,3}|\*|\{.*\}.*)$/.test(name)
    ? !/^v?\d+(?:\.\d+)+\w*$|^(?:e\.g|i\.e)$/.test(name)
    : /^\.[a-z][\w-]+$/.test(name);
}
