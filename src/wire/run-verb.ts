import { readFileSync } from 'node:fs';
import { makeProgram, readExitCode } from '../cli/program.ts';
import { type Config, readConfig } from '../config.ts';
import { messageOf, systemCode, UserError } from '../model/errors.ts';
import { makeContext } from './context.ts';
import { explain, tell } from './output.ts';

/** How a verb ended: with which code, and whether the process is to end with it, whatever the network has left open. */
export interface VerbEnd {
  exitCode: number;
  endsNow: boolean;
}

/** Runs one verb of the command line to its end. */
export async function runVerb(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<VerbEnd> {
  watchOutput();
  let endsNow = false;
  let hasFailed = false;
  let tellFailure = tell;
  const host = {
    endWithVerb: () => {
      endsNow = true;
    },
    tellBy: (tellLine: (line: string) => void) => {
      tellFailure = tellLine;
    },
    fail: () => {
      hasFailed = true;
    },
  };
  let config: Config | undefined;
  try {
    config = readConfig(environment, process.cwd(), (file) => readFileSync(file, 'utf8'));
    await makeProgram(makeContext(config, host)).parseAsync(argv);
    return { exitCode: hasFailed ? 1 : 0, endsNow };
  } catch (error) {
    const printed = readExitCode(error);
    if (printed !== undefined) return { exitCode: printed === 0 ? 0 : 2, endsNow };
    tellFailure(explain(error, config?.debug));
    return { exitCode: error instanceof UserError && error.code === 'usage' ? 2 : 1, endsNow };
  }
}

function watchOutput(): void {
  // Whoever reads the output may stop early, as `head` does: that is no error.
  process.stdout.on('error', (error) => {
    if (systemCode(error) === 'EPIPE') process.exit(0);
    tell(`The answer could not be written (${messageOf(error)}): look where standard output goes.`);
    process.exit(1);
  });
  // Where nobody hears the notices, the work and its exit code are the same.
  process.stderr.on('error', () => undefined);
}
