import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../src/source/git-failure.ts';
import { makeLimits } from '../../src/source/limits.ts';

const address = { shown: 'git@git.example.org:x.git', host: 'git.example.org' };
const unread = 'fatal: Could not read from remote repository.\n\nPlease make sure that you have access.\n';

describe('a fetch that fails says what to do', () => {
  it.each([
    [
      `ssh: Could not resolve hostname git.example.org: Name or service not known\n${unread}`,
      'The host git.example.org cannot be found: check its name, and the network.',
    ],
    [
      `ssh: connect to host git.example.org port 22: Connection refused\r\n${unread}`,
      'git.example.org does not answer (connect to host git.example.org port 22: Connection refused): it is tried again later.',
    ],
    [
      `error: cannot run ssh: No such file or directory\nfatal: unable to fork\n`,
      'ssh is not installed or not on the PATH: install it, or use an https address.',
    ],
    [
      `git@git.example.org: Permission denied (publickey).\r\n${unread}`,
      'git.example.org does not take the ssh key of this user: give it one that may read git@git.example.org:x.git.',
    ],
    [
      `Host key verification failed.\r\n${unread}`,
      'The key of git.example.org is not known yet: connect to it once with ssh as this user, and check the key.',
    ],
    [
      `ERROR: Repository not found.\n${unread}`,
      'There is no git repository at git@git.example.org:x.git: check the address.',
    ],
    ['fatal: something else went wrong\n', 'git failed: something else went wrong'],
  ])('%s', (complaint, message) => {
    expect(explainFailure(complaint, 128, address, makeLimits(undefined)).message).toBe(message);
  });
});
