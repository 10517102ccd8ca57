// Joins the modules of the program into a few files: reading five hundred of them took most of a short verb's time. `tsc`
// has checked them and left one file for each in dist; what is joined takes the place of dist/src/main.js.
import { chmod, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const parts = 'dist/src/parts';
await rm(parts, { recursive: true, force: true });
await build({
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Workers lie beside the parts that start them. What main.ts loads is a part, so that no other file starts any.
  entryPoints: [
    { in: 'src/main.ts', out: 'main' },
    { in: 'src/ingest/stretch-worker.ts', out: 'parts/stretch-worker' },
    { in: 'src/wire/compose-worker.ts', out: 'parts/compose-worker' },
  ],
  outdir: 'dist/src',
  chunkNames: 'parts/[name]-[hash]',
  // Native, starting threads of their own, or needed by the bot alone.
  external: ['@resvg/resvg-js', 'dejavu-fonts-ttf', 'discord.js', 'node-cron', 'pino', 'pino-pretty', 'prom-client'],
  // commander asks for modules of Node's as CommonJS does, which a module has to be given.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});
await chmod('dist/src/main.js', 0o755);
