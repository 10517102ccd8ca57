// Joins the modules of the program into one file: reading five hundred of them took most of a short verb's time. `tsc` has
// checked them and left one file for each in dist, of which dist/src/main.js and the threads beside the program load the
// joined one. Then the program runs once, so that what the engine compiled of it can be kept.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const parts = 'dist/src/parts';
const program = `${parts}/program.cjs`;
await rm(parts, { recursive: true, force: true });
await mkdir(parts);
const { outputFiles } = await build({
  bundle: true,
  // A module's code can be kept by Node 22 alone, a script's by all.
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  entryPoints: ['src/joined.ts'],
  outfile: program,
  // Native, starting threads of their own, or needed by the bot alone.
  external: ['@resvg/resvg-js', 'dejavu-fonts-ttf', 'discord.js', 'node-cron', 'pino', 'pino-pretty', 'prom-client'],
  // What is loaded later is asked for as CommonJS does, and modules know where they are.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'joinedUrl' },
  banner: {
    js: [
      "const joinedUrl = require('node:url').pathToFileURL(__filename).href;",
      // A module of Node's that is loaded when something of it is first used.
      'const requireLate = (name) => new Proxy({}, { get: (_, key) => require(name)[key] });',
    ].join('\n'),
  },
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  write: false,
  logLevel: 'warning',
});
for (const { path: file, text } of outputFiles) {
  await writeFile(file, file.endsWith('.map') ? text : escapeAll(loadLate(text)));
}
for (const [worker, start] of [
  ['compose-worker', 'startComposeWorker'],
  ['stretch-worker', 'startStretchWorker'],
]) {
  const load = `loadJoined(fileURLToPath(new URL('./program.cjs', import.meta.url)))`;
  const lines = [
    "import { fileURLToPath } from 'node:url';",
    "import { loadJoined } from '../ops/load-joined.js';",
    `await ${load}.${start}();`,
  ];
  await writeFile(`${parts}/${worker}.js`, `${lines.join('\n')}\n`);
}
await chmod('dist/src/main.js', 0o755);
await keepCompiled();

/** Has those of Node's modules loaded late that take milliseconds, and of which most verbs use nothing. */
function loadLate(text) {
  return text.replace(
    / = require\(("node:(?:child_process|dns\/promises|http|readline|tls|worker_threads|zlib)")\);/g,
    ' = requireLate($1);',
  );
}

/** Text of ASCII alone takes half of the memory. What is not stands in strings, patterns and templates, which know escapes. */
function escapeAll(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Runs the program on the sample in a process of its own and keeps what was compiled of it. */
async function keepCompiled() {
  const data = await mkdtemp(path.join(os.tmpdir(), 'annalist-build-'));
  try {
    // Other settings of the engine are another engine.
    const { NODE_OPTIONS: _, ...env } = process.env;
    const options = {
      env: { ...env, ANNALIST_DATA: data, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    };
    execFileSync(process.execPath, ['keep-code.mjs', program], options);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
