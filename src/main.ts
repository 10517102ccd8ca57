#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { makeProgram } from './cli/program.ts';
import { type Config, readConfig } from './config.ts';
import { messageOf, systemCode, UserError } from './model/errors.ts';
import { makeContext } from './wire/context.ts';
import { explain, tell } from './wire/output.ts';

/** The command line's only entry: runs one verb, and answers with an exit code. */
async function main(): Promise<number> {
  let config: Config | undefined;
  try {
    config = readConfig(process.env, process.cwd(), (file) => readFileSync(file, 'utf8'));
    await makeProgram(makeContext(config, { endWithVerb, tellBy, fail })).parseAsync(process.argv);
    return hasFailed ? 1 : 0;
  } catch (error) {
    // commander has printed its own line already; help and version end with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    tellFailure(explain(error, config?.debug));
    return error instanceof UserError && error.code === 'usage' ? 2 : 1;
  }
}

let endsWithVerb = false;
let hasFailed = false;
let tellFailure = tell;

function endWithVerb(): void {
  endsWithVerb = true;
}

function fail(): void {
  hasFailed = true;
}

function tellBy(tellLine: (line: string) => void): void {
  tellFailure = tellLine;
}

// Whoever reads the output may stop early, as `head` does: that is no error.
process.stdout.on('error', (error) => {
  if (systemCode(error) === 'EPIPE') process.exit(0);
  tell(`The answer could not be written (${messageOf(error)}): look where standard output goes.`);
  process.exit(1);
});
// Where nobody hears the notices, the work and its exit code are the same.
process.stderr.on('error', () => undefined);

process.exitCode = await main();
if (endsWithVerb) process.exit();
