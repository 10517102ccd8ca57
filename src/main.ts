#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadJoined } from './ops/load-joined.ts';

// Both count for what is loaded after them, so all else is. Node 22 and later can keep compiled code between runs.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
const isTraced = process.env.LOG_LEVEL === 'debug';
if (isTraced) process.setSourceMapsEnabled(true);

// A build by tsc alone has nothing joined.
const file = fileURLToPath(new URL('./parts/program.cjs', import.meta.url));
const joined: typeof import('./joined.ts') = existsSync(file)
  ? loadJoined(file, isTraced)
  : await import('./joined.ts');
const { runVerb } = await joined.loadVerbs();
const { exitCode, endsNow } = await runVerb(process.argv, process.env);
process.exitCode = exitCode;
if (endsNow) process.exit();
