import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findViolations, readImports, type SourceFile } from './support/import-rules.ts';

const root = path.join(import.meta.dirname, '..');

function readSources(folder: string): SourceFile[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}

const sources = [...readSources('src'), ...readSources('commands')];

describe('the sources', () => {
  it('keep to who may import whom, to the homes of packages, and to their length', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(findViolations(sources)).toEqual([]);
  });

  it('are read rightly: the imports that are known to be there are seen', () => {
    const seen = sources.flatMap((file) => readImports(file.text).map((name) => `${file.path} ${name}`));
    expect(seen).toContain('src/cli/program.ts commander');
    expect(seen).toContain('src/wire/context.ts ../../commands/index.ts');
    expect(seen).toContain('src/model/entry.ts ./day.ts');
    const statements = sources.flatMap(
      (file) => file.text.match(/^(import|export) .*from '|^\} from '|\bimport\('/gm) ?? [],
    );
    expect(seen.length).toBe(statements.length);
  });
});

describe('the check of the sources', () => {
  it.each([
    ['src/model/x.ts', "import { z } from 'zod';"],
    ['src/model/x.ts', "import type { Day } from './day.ts';"],
    ['src/search/x.ts', "import { fold } from '../model/text.ts';"],
    ['src/store/x.ts', "import { Low } from 'lowdb';"],
    ['src/store/x.ts', "import { JSONFile } from 'lowdb/node';"],
    ['src/chat/discord/x.ts', "import { Client } from 'discord.js';"],
    ['src/chat/terminal/x.ts', "import { readLine } from '../ask.ts';"],
    ['src/cli/x.ts', "import { runChat } from '../chat/terminal/repl.ts';"],
    ['src/clock.ts', "import cron from 'node-cron';\nimport { plan } from './digest/plan.ts';"],
    ['src/main.ts', "import { openStore } from './store/store.ts';\nconst { env } = process;"],
    ['commands/x.ts', "import { answerWho } from '../src/answer/answer.ts';"],
    ['src/answer/x.ts', "import path from 'node:path';"],
    ['src/render/x.ts', '// import { openStore } from "../store/store.ts"; console.log(process.env)'],
    ['src/render/x.ts', '/**\n * import { openStore } from "../store/store.ts"\n */\nexport const text = "from afar";'],
    ['src/render/x.ts', "export function say() {\n  return `from '../store/store.ts'`;\n}"],
    ['src/render/x.ts', 'x\n'.repeat(250)],
  ])('lets %s do %j', (file, text) => {
    expect(findViolations([{ path: file, text }])).toEqual([]);
  });

  it.each([
    ['src/model/x.ts', "import { join } from '../render/blocks.ts';", 'imports render (src/render/blocks.ts)'],
    ['src/model/x.ts', "import type { Line } from '../render/blocks.ts';", 'imports render (src/render/blocks.ts)'],
    ['src/model/x.ts', "import {\n  a,\n  b,\n} from '../ops/log.ts';", 'imports ops (src/ops/log.ts)'],
    [
      'src/search/x.ts',
      "export { parseText } from '../parse/parse-text.ts';",
      'imports parse (src/parse/parse-text.ts)',
    ],
    ['src/search/x.ts', "export * from '../parse/lines.ts';", 'imports parse (src/parse/lines.ts)'],
    ['src/search/x.ts', "import * as lines from '../parse/lines.ts';", 'imports parse (src/parse/lines.ts)'],
    ['src/search/x.ts', "import a, { b } from '../parse/lines.ts';", 'imports parse (src/parse/lines.ts)'],
    ['src/search/x.ts', "import '../parse/lines.ts';", 'imports parse (src/parse/lines.ts)'],
    ['src/search/x.ts', "const { a } = await import('../parse/lines.ts');", 'imports parse (src/parse/lines.ts)'],
    ['src/search/x.ts', "let a: import('../parse/lines.ts').Line;", 'imports parse (src/parse/lines.ts)'],
    ['src/search/x.ts', 'await import(name);', 'imports what is not written out'],
    ['src/search/x.ts', 'await import(`../\u0024{name}.ts`);', 'imports what is not written out'],
    [
      'src/answer/x.ts',
      "import { importLog } from '../ingest/import-log.ts';",
      'imports ingest (src/ingest/import-log.ts)',
    ],
    ['src/ingest/x.ts', "import { answerWho } from '../answer/answer.ts';", 'imports answer (src/answer/answer.ts)'],
    ['src/answer/x.ts', "import { who } from '../../commands/who.ts';", 'imports commands (commands/who.ts)'],
    ['src/chat/x.ts', "import { openStore } from '../store/store.ts';", 'imports store (src/store/store.ts)'],
    ['src/chat/x.ts', "import { makeProgram } from '../cli/program.ts';", 'imports cli (src/cli/program.ts)'],
    ['src/cli/x.ts', "import { explain } from '../main.ts';", 'imports main (src/main.ts)'],
    ['commands/x.ts', "import { scanEntries } from '../src/search/scan.ts';", 'imports search (src/search/scan.ts)'],
    ['src/cli/x.ts', "import { a } from '../../dist/src/a.ts';", 'imports dist/src/a.ts, which is no source'],
    ['src/cli/x.ts', "import { a } from '../../test/support/a.ts';", 'imports test/support/a.ts, which is no source'],
    ['src/cli/x.ts', "import { a } from '../new/a.ts';", 'imports src/new/a.ts, which is no source'],
    ['src/new/a.ts', '', 'belongs to no part of the house'],
    ['src/chat/x.ts', "import { Client } from 'discord.js';", 'imports the package discord.js'],
    ['src/ingest/x.ts', "import { JSONFile } from 'lowdb/node';", 'imports the package lowdb'],
    ['src/main.ts', "import cron from 'node-cron';", 'imports the package node-cron'],
    ['src/answer/x.ts', "import { z } from 'zod';", 'imports the package zod'],
    ['src/main.ts', "import _ from 'lodash/fp';", 'imports the package lodash, which has no home'],
    ['src/main.ts', "const x = require('@scope/x/y');", 'imports the package @scope/x, which has no home'],
    ['src/cli/x.ts', 'const home = process.env.HOME;', 'reads the environment'],
    ['src/cli/x.ts', "const home = process['env'].HOME;", 'reads the environment'],
    ['src/cli/x.ts', 'const { env, argv } = process;', 'reads the environment'],
    ['src/cli/x.ts', "import { env } from 'node:process';", 'reads the environment'],
    ['src/main.ts', "console.log('done');", 'writes to the console'],
    ['src/main.ts', "console['error']('done');", 'writes to the console'],
    ['src/main.ts', 'x\n'.repeat(251), 'has 251 lines'],
  ])('does not let %s do %j', (file, text, violation) => {
    expect(findViolations([{ path: file, text }])).toEqual([`${file} ${violation}`]);
  });
});
