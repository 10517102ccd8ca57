#!/usr/bin/env node
import module from 'node:module';

// Both count for what is loaded after them, so all else is. Node 22 and later can keep compiled code between runs.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
if (process.env.LOG_LEVEL === 'debug') process.setSourceMapsEnabled(true);

const { runVerb } = await import('./wire/run-verb.ts');
const { exitCode, endsNow } = await runVerb(process.argv, process.env);
process.exitCode = exitCode;
if (endsNow) process.exit();
