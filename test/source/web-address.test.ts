import { expect, it } from 'vitest';
import { makeCommitAddress } from '../../src/source/web-address.ts';

it.each([
  ['https://github.com/git/git.git', 'https://github.com/git/git/commit/{hash}'],
  ['https://github.com/git/git/', 'https://github.com/git/git/commit/{hash}'],
  ['http://github.com/git/git', 'https://github.com/git/git/commit/{hash}'],
  ['git@github.com:git/git.git', 'https://github.com/git/git/commit/{hash}'],
  ['GitHub.com:git/git.git', 'https://github.com/git/git/commit/{hash}'],
  ['ssh://git@github.com:22/git/git.git', 'https://github.com/git/git/commit/{hash}'],
  ['https://ann:secret@github.com/git/git.git', 'https://github.com/git/git/commit/{hash}'],
  ['https://codeberg.org/a/b', 'https://codeberg.org/a/b/commit/{hash}'],
  ['https://gitlab.com/a/b/c.git', 'https://gitlab.com/a/b/c/-/commit/{hash}'],
  ['git@gitlab.gnome.org:GNOME/gimp.git', 'https://gitlab.gnome.org/GNOME/gimp/-/commit/{hash}'],
  ['https://bitbucket.org/a/b.git', 'https://bitbucket.org/a/b/commits/{hash}'],
  ['https://git.sr.ht/~a/b', 'https://git.sr.ht/~a/b/commit/{hash}'],
  ['https://go.googlesource.com/go', 'https://go.googlesource.com/go/+/{hash}'],
  [
    'git://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git',
    'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/commit/?id={hash}',
  ],
  ['https://git.example.org/cgit/x.git', 'https://git.example.org/cgit/x.git/commit/?id={hash}'],
  ['https://cgit.freedesktop.org/mesa/mesa', 'https://cgit.freedesktop.org/mesa/mesa/commit/?id={hash}'],
])('the commits of %s are at %s', (remote, expected) => {
  expect(makeCommitAddress(remote)).toBe(expected);
});

it.each([
  '',
  '/srv/git/linux.git',
  '../linux',
  'C:\\git\\linux',
  'file:///srv/git/linux.git',
  'https://example.org/a/b.git',
  'https://github.com/',
  'https://github.com/git',
  'https://github.com:8443/git/git',
  'https://github.com.evil.example/git/git',
  'https://evil.example/github.com/a/b',
  'https://github.com/a/../b',
  'https://github.com/a//b',
  'https://github.com/a/b?x=y',
  'https://github.com/a/b#c',
  'https://github.com/a/{hash}',
  'https://github.com/a/b\u001b[2J',
  'https://github.com/a/b c',
  'https://github.com/a/b\nhttps://github.com/c/d',
  `https://github.com/a/${'b'.repeat(300)}`,
  'javascript://github.com/a/b',
])('nothing is known of the commits of %j', (remote) => {
  expect(makeCommitAddress(remote)).toBeUndefined();
});
