import { UserError } from '../model/errors.ts';
import { explainSlow, type SourceLimits } from './limits.ts';
import { GitError } from './run-git.ts';

/** How much memory git may ask for at once: a commit or a tree that needs more is meant to harm. */
export const largestObject = 256 * 1024 * 1024;

/** What git and ssh say of the network, in our words where people need to know what to do. */
export function explainFailure(
  complaint: string,
  code: number,
  { shown, host }: { shown: string; host: string },
  limits: SourceLimits,
): UserError {
  if (/Operation too slow/i.test(complaint)) return explainSlow(shown, limits);
  if (
    /could not read (Username|Password)|Authentication failed|terminal prompts disabled|HTTP (401|403)|error: 40[13]/.test(
      complaint,
    )
  ) {
    return new UserError(
      `${shown} is not to be had without a login, or is not there: check the address, or put a login for ${host} in ~/.netrc.`,
    );
  }
  if (/certificate|SSL|TLS/i.test(complaint) && /unable to access/.test(complaint)) {
    return new UserError(`There is no safe connection to ${host}: check the certificate of the server.`);
  }
  if (/Host key verification failed/.test(complaint)) {
    return new UserError(
      `The key of ${host} is not known yet: connect to it once with ssh as this user, and check the key.`,
    );
  }
  if (/Permission denied \(/.test(complaint)) {
    return new UserError(`${host} does not take the ssh key of this user: give it one that may read ${shown}.`);
  }
  if (/cannot run ssh|ssh: (command )?not found/i.test(complaint)) {
    return new UserError('ssh is not installed or not on the PATH: install it, or use an https address.');
  }
  // What git says after it tells less.
  const [, said] = /^ssh: (.+?)\s*$/m.exec(complaint) ?? [];
  if (said !== undefined && /could not resolve hostname/i.test(said)) {
    return new UserError(`The host ${host} cannot be found: check its name, and the network.`);
  }
  if (said !== undefined) return new UserError(`${host} does not answer (${said}): it is tried again later.`);
  if (/not found|does not appear to be a git repository|HTTP 404|error: 404/i.test(complaint)) {
    return new UserError(`There is no git repository at ${shown}: check the address.`);
  }
  if (/not our ref/i.test(complaint)) {
    return new UserError(`${shown} changed while it was fetched: it is tried again later.`);
  }
  if (/RPC failed|early EOF|unexpected disconnect|hung up unexpectedly/i.test(complaint)) {
    return new UserError(`${shown} breaks off in the middle: it is tried again later.`);
  }
  if (/couldn't find remote ref HEAD/i.test(complaint)) {
    return new UserError(
      `HEAD of ${shown} names no commit, or it is no git repository: check the address, and what HEAD is there.`,
    );
  }
  if (/attempting to allocate|out of memory/i.test(complaint)) {
    return new UserError(
      `${shown} has an object of more than ${largestObject / 1024 / 1024} MB that is no file: it is not read.`,
    );
  }
  return new GitError(complaint, code);
}
