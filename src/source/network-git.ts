import { type ChildProcess, spawn } from 'node:child_process';
import { UserError } from '../model/errors.ts';
import type { SourceAddress } from '../model/source-address.ts';
import { type AddressPolicy, findAddress } from './address-policy.ts';
import { explainFailure, largestObject } from './git-failure.ts';
import { openGitProxy } from './git-proxy.ts';
import { explainTime, type SourceLimits } from './limits.ts';
import { explainSpawn, makeNetworkEnvironment } from './run-git.ts';

/** A repository on the network. */
export type GitAddress = Exclude<SourceAddress, { kind: 'path' }>;

/** How a source on the network is reached. */
export interface Reach {
  policy: AddressPolicy;
  limits: SourceLimits;
  /** Ends the work. */
  signal?: AbortSignal | undefined;
  /** Hears how many bytes are there. */
  tell?: ((bytes: number) => void) | undefined;
}

/** Git on the network, for one repository. */
export interface NetworkGit {
  /** Runs git; `take` hears its output. Throws a UserError where git fails or a limit is passed. */
  run(args: readonly string[], take?: (chunk: Buffer) => void, watch?: Watch): Promise<void>;
  close(): Promise<void>;
}

/** Looks while git runs; the error that it gives ends git. */
export type Watch = () => Promise<UserError | undefined>;

const keptComplaint = 4000;
const watchEach = 250;

/**
 * Makes git ready for the network: one protocol alone, by addresses that the policy allows, and with none of the user's
 * settings, helpers, hooks or questions. All runs together have one time limit.
 */
export async function openNetworkGit(address: GitAddress, { policy, limits, signal }: Reach): Promise<NetworkGit> {
  const isHttp = address.kind === 'https';
  const proxy = isHttp ? await openGitProxy(policy) : undefined;
  // ssh looks the name up by itself, after this; what else the user's own ssh settings say of a host is theirs.
  if (!isHttp) await checkSshHost(address.host, policy);
  const overall = AbortSignal.timeout(limits.milliseconds);
  const slow = [`http.lowSpeedLimit=${limits.slowest.bytesPerSecond}`, `http.lowSpeedTime=${limits.slowest.seconds}`];
  const environment = makeNetworkEnvironment({
    GIT_ALLOW_PROTOCOL: isHttp ? (policy.plainHttp === true ? 'https:http' : 'https') : 'ssh',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '0',
    GIT_OPTIONAL_LOCKS: '1',
    GIT_ASKPASS: 'false',
    SSH_ASKPASS: 'false',
    GCM_INTERACTIVE: 'never',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_ALLOC_LIMIT: String(largestObject),
    GIT_SSH_COMMAND: sshCommand(limits),
    GIT_SSH_VARIANT: 'ssh',
    // The key to the proxy stands in no list of processes.
    ...(proxy && { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'http.proxy', GIT_CONFIG_VALUE_0: proxy.address }),
  });
  const settings = [...fixedSettings, ...slow].flatMap((setting) => ['-c', setting]);

  return {
    async run(args, take, watch) {
      signal?.throwIfAborted();
      const child = spawn('git', [...settings, ...args], {
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        // Its helpers are to end with it.
        detached: true,
      });
      const stop = (): void => endGroup(child);
      let broken: UserError | undefined;
      const timer =
        watch &&
        watchOver(watch, (error) => {
          broken ??= error;
          stop();
        });
      const late = (): void => {
        broken ??= explainTime(address.shown, limits);
        stop();
      };
      signal?.addEventListener('abort', stop, { once: true });
      overall.addEventListener('abort', late, { once: true });
      if (overall.aborted) late();
      try {
        const { code, complaint } = await finish(child, (chunk) => {
          try {
            take?.(chunk);
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            broken ??= error;
            stop();
          }
        });
        signal?.throwIfAborted();
        const refused = broken ?? proxy?.refusal();
        if (refused) throw refused;
        if (code !== 0) throw explainFailure(complaint, code, address, limits);
      } finally {
        timer?.();
        signal?.removeEventListener('abort', stop);
        overall.removeEventListener('abort', late);
      }
    },
    async close() {
      await proxy?.close();
    },
  };
}

const fixedSettings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.askPass=',
  'core.bigFileThreshold=8m',
  'credential.helper=',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'fetch.fsckObjects=false',
  'fetch.writeCommitGraph=false',
  'transfer.bundleURI=false',
  'protocol.version=2',
  'gc.auto=0',
  'maintenance.auto=false',
  'http.followRedirects=initial',
  'http.proxyAuthMethod=basic',
  'pack.threads=2',
];

function sshCommand({ slowest }: SourceLimits): string {
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=15',
    'ServerAliveInterval=15',
    `ServerAliveCountMax=${Math.max(1, Math.round(slowest.seconds / 15))}`,
    'ForwardAgent=no',
    'ClearAllForwardings=yes',
    'PermitLocalCommand=no',
    'RequestTTY=no',
  ];
  return ['ssh', ...options.map((option) => `-o${option}`)].join(' ');
}

/** A name that is in the user's ssh settings alone cannot be looked up, and is theirs to answer for. */
async function checkSshHost(host: string, policy: AddressPolicy): Promise<void> {
  try {
    await findAddress(host, policy);
  } catch (error) {
    if (error instanceof UserError && error.cause === undefined) throw error;
  }
}

async function finish(
  child: ChildProcess,
  take: (chunk: Buffer) => void,
): Promise<{ code: number; complaint: string }> {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-keptComplaint);
  });
  child.stdout?.on('data', take);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(explainSpawn(error)));
    child.on('close', (ended) => resolve(ended ?? -1));
  });
  return { code, complaint };
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has just ended by itself.
  }
}

/** Looks again and again, one look after the other; gives what ends that. */
function watchOver(watch: Watch, tell: (error: UserError) => void): () => void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    watch().then(
      (error) => {
        isLooking = false;
        if (error) tell(error);
      },
      () => {
        isLooking = false;
      },
    );
  }, watchEach);
  return () => clearInterval(timer);
}
