import path from 'node:path';

/** A source file: its path from the package's root, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

const base = ['model', 'ops'];
const layers = ['source', 'parse', 'enrich', 'store', 'search', 'schedule', 'render'];
const commandParts = ['model', 'answer', 'schedule', 'render'];
const front = [
  'model',
  'ops',
  'enrich',
  'search',
  'schedule',
  'render',
  'ingest',
  'refresh',
  'answer',
  'commands',
].concat(['digest', 'question', 'config']);

/** "Who may import whom" of the design; a part may always import itself. `main`, `joined`, `wire` and `clock` may import everything. */
const mayImport: Record<string, readonly string[]> = {
  model: [],
  ops: ['model'],
  ...Object.fromEntries(layers.map((layer) => [layer, base])),
  ingest: [...base, ...layers],
  refresh: [...base, ...layers, 'ingest'],
  answer: [...base, ...layers],
  commands: commandParts,
  digest: commandParts,
  question: ['model', 'search'],
  config: ['model', 'schedule'],
  chat: front,
  // `annalist chat` is a verb, and a chat command as a verb runs as it does in chat.
  cli: [...front, 'chat'],
  main: ['*'],
  joined: ['*'],
  wire: ['*'],
  clock: ['*'],
};

/** Where a package may be imported: paths that begin so. */
const packageHomes: Record<string, readonly string[]> = {
  'discord.js': ['src/chat/discord/'],
  '@resvg/resvg-js': ['src/chat/discord/'],
  lowdb: ['src/store/'],
  stemmer: ['src/search/'],
  'fastest-levenshtein': ['src/search/', 'src/enrich/', 'src/config/'],
  'node-cron': ['src/clock.ts'],
  commander: ['src/cli/'],
  pino: ['src/ops/'],
  'pino-pretty': ['src/ops/'],
  'prom-client': ['src/ops/'],
  // The store checks the shape of every file that it reads, ops that of package.json, enrich that of its data.
  zod: [
    'src/model/',
    'src/config.ts',
    'src/config/',
    'commands/',
    'src/store/',
    'src/ops/',
    'src/enrich/subsystem-data.ts',
  ],
};

/** git is started with the environment that the program was started with, whatever git reads in it. */
const readEnvironment = ['src/main.ts', 'src/config.ts', 'src/source/run-git.ts'];

const longestFile = 250;

/** What in these files breaks the rules, a line for each. */
export function findViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const code = withoutComments(file.text);
    const imports = readImports(code).flatMap((imported) => judgeImport(file.path, imported));
    const found = [...imports];
    if (partOf(file.path) === undefined) found.push('belongs to no part of the house');
    if (/\bconsole\s*[.[]/.test(code)) found.push('writes to the console');
    if (/\bprocess\s*(\.\s*env\b|\[)|\{[^}]*\benv\b[^}]*\}\s*(=|from)\s*['"]?(node:)?process\b/.test(code)) {
      if (!readEnvironment.includes(file.path)) found.push('reads the environment');
    }
    const lines = file.text.trimEnd().split('\n').length;
    if (lines > longestFile) found.push(`has ${lines} lines`);
    return found.map((what) => `${file.path} ${what}`);
  });
}

/** The names that a text imports, of whatever kind; `undefined` for one that is not written out. */
export function readImports(code: string): (string | undefined)[] {
  const clause = String.raw`(?:type\s+)?(?:\*\s*(?:as\s+[\w$]+\s*)?|[\w$]+\s*,?\s*)?(?:\*\s*as\s+[\w$]+\s*|\{[^}]*\}\s*)?`;
  const from = new RegExp(String.raw`^\s*(?:import|export)\b\s*${clause}\bfrom\s*(['"])(.*?)\1`, 'gm');
  const bare = /^\s*import\s*(['"])(.*?)\1/gm;
  const called = /\b(?:import|require)\s*\(\s*(?:(['"`])([^'"`$]*)\1\s*[,)])?/g;
  return [from, bare, called].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[2]));
}

function judgeImport(from: string, imported: string | undefined): string[] {
  if (imported === undefined) return ['imports what is not written out'];
  if (!imported.startsWith('.')) return judgePackage(from, imported);
  const target = path.posix.join(path.posix.dirname(from), imported);
  const [here, there] = [partOf(from), partOf(target)];
  if (there === undefined) return [`imports ${target}, which is no source`];
  const allowed = mayImport[here ?? ''] ?? [];
  return here === there || allowed.includes('*') || allowed.includes(there) ? [] : [`imports ${there} (${target})`];
}

function judgePackage(from: string, imported: string): string[] {
  if (imported.startsWith('node:')) return [];
  const name = imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
  const homes = packageHomes[name];
  if (homes === undefined) return [`imports the package ${name}, which has no home`];
  return homes.some((home) => from.startsWith(home)) ? [] : [`imports the package ${name}`];
}

/** The part of the house that a file belongs to: a folder of `src`, a file of `src`, or `commands`. */
function partOf(file: string): string | undefined {
  const part = /^(?:src\/([a-z-]+)(?:\/|\.ts$)|(commands)\/)/.exec(file);
  const name = part?.[1] ?? part?.[2];
  return name !== undefined && Object.hasOwn(mayImport, name) && file.endsWith('.ts') ? name : undefined;
}

/** Blanks out lines that are nothing but comment. A comment behind code stays: in doubt it is looked at. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*(\/\/.*|\/\*[\s\S]*?\*\/)/gm, '');
}
