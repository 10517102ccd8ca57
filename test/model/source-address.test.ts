import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { readSourceAddress } from '../../src/model/source-address.ts';

function refuse(given: string): string {
  try {
    readSourceAddress(given);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`${given} was taken`);
}

describe('where a log comes from', () => {
  it.each([
    ['../linux', { kind: 'path', path: '../linux', shown: '../linux' }],
    ['C:\\work\\log.txt', { kind: 'path', path: 'C:\\work\\log.txt', shown: 'C:\\work\\log.txt' }],
    ['notes: 2007.txt', { kind: 'path', path: 'notes: 2007.txt', shown: 'notes: 2007.txt' }],
    ['./ada:secret@x', { kind: 'path', path: './ada:secret@x', shown: './ada:secret@x' }],
    ['/srv/a:b@c', { kind: 'path', path: '/srv/a:b@c', shown: '/srv/a:b@c' }],
    ['ada@work', { kind: 'path', path: 'ada@work', shown: 'ada@work' }],
    ['-o', { kind: 'path', path: '-o', shown: '-o' }],
    ['file:///srv/my%20log', { kind: 'path', path: '/srv/my log', shown: '/srv/my log' }],
  ])('%j is a path', (given, expected) => {
    expect(readSourceAddress(given)).toEqual(expected);
  });

  it.each([
    ['https://example.org/a.git', true],
    ['git+https://example.org/a', true],
    ['https://example.org/a.git/', true],
    ['https://example.org/team/a', undefined],
    ['https://example.org/CHANGES.md', false],
    ['https://example.org/raw/ChangeLog', false],
    ['https://example.org/log?format=text', false],
    ['https://[2001:4860::1]:8443/a.git', true],
  ])('%j is by https, and whether by git: %j', (given, isGit) => {
    expect(readSourceAddress(given)).toMatchObject({ kind: 'https', isGit });
  });

  it('hides what stands behind a question mark, which may be a key', () => {
    expect(readSourceAddress('https://example.org/log.txt?key=secret')).toMatchObject({
      url: 'https://example.org/log.txt?key=secret',
      shown: 'https://example.org/log.txt?…',
    });
  });

  it.each([
    ['git@example.org:team/a.git', 'example.org'],
    ['ssh://git@example.org:2222/team/a.git', 'example.org'],
    ['git+ssh://example.org/~ada/a', 'example.org'],
    ['git@[2001:4860::1]:a', '2001:4860::1'],
  ])('%j is by ssh, of %j', (given, host) => {
    expect(readSourceAddress(given)).toMatchObject({ kind: 'ssh', host });
  });

  it.each([
    ['ext::sh -c date', /"ext::" runs a program/],
    ['EXT::x', /runs a program/],
    ['fd::17', /runs a program/],
    ['http://example.org/a.git', /could be changed by anybody on the way/],
    ['git://example.org/a.git', /Sources by git:\/\/ are not read/],
    ['ftp://example.org/a', /Sources by ftp:\/\/ are not read/],
    ['javascript://x', /Sources by javascript:\/\/ are not read/],
    ['https://me:secret@example.org/a.git', /has a name or a password/],
    ['https://secret@example.org/a.git', /has a name or a password/],
    ['ssh://git:secret@example.org/a', /has a name or a password/],
    ['ssh://-oProxyCommand=x/a', /begins with "-"|no plain name|cannot|slip/],
    ['ssh://git@-oProxyCommand=x/a', /begins with "-"|no plain name|slip/],
    ['-oProxyCommand=x@example.org:a', /begins with "-"/],
    ['git@-oProxyCommand=x:a', /begins with "-"/],
    ['git@example.org:--upload-pack=x', /begins with "-"/],
    ['ssh://git@example.org/--upload-pack=x', /begins with "-"/],
    ['ssh://git@example.org/', /names no repository/],
    ['https://example.org/a%00.git', /"%"/],
    ['https://exa mple.org/', /slip/],
    ['https://example.org/a\n.git', /control character/],
    ['file://host/a', /has no host/],
    ['file:///me:secret@example.org/a', /no name or password/],
    [' https://me:secret@example.org/a.git', /has a name or a password/],
    ['https:/me:secret@example.org/a', /begins with "https:" and is no address that can be read: name a path, or/],
    ['https:me:secret@example.org/a', /begins with "https:"/],
    ['"https://secret@example.org"', /begins with "https:"/],
    ['https:\\\\me:secret@example.org\\a', /begins with "https:"/],
    ['ssh:/me:secret@example.org/a', /begins with "ssh:"/],
    ['<git+ssh:/secret>', /begins with "git\+ssh:"/],
    ['file:/secret', /begins with "file:"/],
    ['https//me:secret@example.org/a', /looks like an address with a name or a password in it/],
    ['htps:/me:secret@example.org/a', /looks like an address/],
    ['//me:secret@example.org/a', /looks like an address/],
    ['me:secret@example.org/a', /looks like an address/],
    ['me:secret@example.org:a', /looks like an address/],
    ['me:secret@example.org:22:a', /looks like an address/],
    ['me@secret@example.org:a', /looks like an address/],
    ['url=https://me:secret@example.org/a', /looks like an address with a name or a password/],
  ])('%j is refused', (given, message) => {
    const told = refuse(given);
    expect(told).toMatch(message);
    expect(told).not.toContain('secret');
  });
});
