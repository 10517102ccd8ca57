import { spawn } from 'node:child_process';
import { systemCode, UserError } from '../model/errors.ts';

/** Settings of the user or the repository that would change what is printed, or run a program. */
const settings = [
  'core.quotePath=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'log.showRoot=true',
  'core.fsmonitor=false',
];

/** Variables under which git would look at another repository than the one named, or at a part of it. */
const misleading = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

/** How much of what git says on standard error is kept: the end, where the error is. */
const keptComplaint = 4000;

/**
 * Runs git in a folder, without a shell, and hands on its output as it comes. Settings of the user that would change
 * what is printed are overruled. Throws a UserError where git is not installed or ends with an error, and an AbortError
 * once `signal` ends it. `input` is what it reads.
 */
export async function* streamGit(
  directory: string,
  args: readonly string[],
  signal?: AbortSignal,
  input?: string,
): AsyncGenerator<Buffer> {
  const command = ['-C', directory, ...settings.flatMap((setting) => ['-c', setting]), ...args];
  const options = { env: makeEnvironment(), signal };
  // A pipe that nothing is written to would cost a millisecond.
  const child =
    input === undefined
      ? spawn('git', command, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('git', command, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  // Whoever ends before it has read all says why by its code.
  child.stdin?.on('error', () => undefined).end(input);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-keptComplaint);
  });
  const ended = new Promise<number | Error>((resolve) => {
    child.on('error', resolve);
    child.on('close', (code) => resolve(code ?? -1));
  });
  try {
    for await (const chunk of child.stdout) yield chunk;
    const code = await ended;
    if (code instanceof Error) throw explainSpawn(code);
    if (code !== 0) throw new GitError(complaint, code);
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill();
  }
}

/** git at work. */
export interface GitRun {
  /** Fulfilled once it has printed something, or has ended in whatever way. */
  begun: Promise<void>;
  /** What it prints, to be taken once; throws as `streamGit` does. */
  output(): AsyncGenerator<Buffer>;
  /** Ends it, if it still runs. */
  stop(): Promise<void>;
}

/** Runs git as `streamGit` does, at once: what it prints may be taken later, and until then it waits with the rest. */
export function startGit(directory: string, args: readonly string[]): GitRun {
  const ending = new AbortController();
  const stream = streamGit(directory, args, ending.signal);
  const first = stream.next();
  const ignore = (): void => undefined;
  return {
    begun: first.then(ignore, ignore),
    async *output() {
      for (let step = await first; !step.done; step = await stream.next()) yield step.value;
    },
    async stop() {
      ending.abort();
      await stream.return(undefined).catch(ignore);
    },
  };
}

/** All that a git command prints. For short output. */
export async function runGit(directory: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(directory, args, signal)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** git ended with an error; the message is the first line in which git says what is wrong. */
export class GitError extends UserError {
  readonly exitCode: number;

  constructor(complaint: string, exitCode: number) {
    super(`git failed: ${readComplaint(complaint) ?? `it ended with code ${exitCode}`}`, 'input');
    this.exitCode = exitCode;
  }
}

/** Variables under which git would take settings, proxies or programs from elsewhere while it is on the network. */
const straying =
  /^(GIT_CONFIG|GIT_TRACE|GIT_CURL|GIT_SSH|GIT_PROXY|GIT_ASKPASS|GIT_SSL_NO_VERIFY|GIT_PROTOCOL|SSH_ASKPASS|(https?|all|no|ftp)_proxy$)/i;

/** The environment in which git goes to the network: nothing of it but what is given leads git anywhere. */
export function makeNetworkEnvironment(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(makeEnvironment()).filter(([name]) => !straying.test(name));
  return { ...Object.fromEntries(own), ...given };
}

function makeEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    // Else git flushes a pipe at every commit.
    GIT_FLUSH: '0',
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone must not fetch what it lacks: its configuration says which program does that.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
  for (const name of misleading) delete environment[name];
  return environment;
}

function readComplaint(complaint: string): string | undefined {
  const owned = /dubious ownership in repository at '(.*)'/.exec(complaint);
  if (owned) {
    const remedy = `git config --global --add safe.directory '${owned[1]}'`;
    return `the repository belongs to another user: if you trust it, run ${remedy}`;
  }
  const lines = complaint.split('\n').filter((line) => line.trim() !== '');
  // Warnings may come first.
  const line = lines.find((text) => /^(fatal|error): /.test(text)) ?? lines[0];
  return line?.replace(/^(fatal|error): /, '').trim();
}

/** What is told where git could not be started. */
export function explainSpawn(error: Error): Error {
  if (systemCode(error) !== 'ENOENT' && systemCode(error) !== 'EACCES') return error;
  return new UserError('git is not installed or not on the PATH: install git, or import the text of "git log".');
}
