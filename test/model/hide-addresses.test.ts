import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideAddresses, hideInEntry } from '../../src/model/hide-addresses.ts';
import { makeParsed } from '../support/parsed-entry.ts';

describe('addresses', () => {
  it.each([
    ['ask ada@example.org.', 'ask ada@….'],
    ['[ada@mail.example-site.org: tidied up]', '[ada@…: tidied up]'],
    ['Ada <ada+list@example.org>, Bob <b.o.b@x.co>', 'Ada <ada+list@…>, Bob <b.o.b@…>'],
    ['ada@exämple.org', 'ada@…'],
    ['ada@10.0.0.1', 'ada@…'],
    ['ada@163.com, bob@1.2.example.org', 'ada@…, bob@…'],
    ['<2007.1.x@host.example.org>', '<2007.1.x@…>'],
    ['[ada@example.org:tidied up]', '[ada@…:tidied up]'],
    ['//ada@example.org wrote it', '//ada@… wrote it'],
    ['"ada b"@example.org, ada@my_host.example.org', '"ada b"@…, ada@…'],
    ['mailto:ada@example.org?x', 'mailto:ada@…?x'],
  ])('%s loses the host', (text, shown) => {
    expect(hideAddresses(text)).toBe(shown);
  });

  it.each([
    ['@ada, see there'],
    ['a@b'],
    ['@param x.y'],
    ['git@host.example.org:project.git'],
    ['git@host.example.org:project'],
    ['ada@host.example.org:~/project and ada@host.example.org:team/project'],
    ['https://ada@host.example.org/project'],
    ['ssh://git@host.example.org/project'],
    ['HEAD@{1}'],
    ['x @ y.z'],
    ['update rollup@2.3.4 and @acme/tool@1.0'],
    ['tool@10.0.0-rc.1'],
  ])('%s is none', (text) => {
    expect(hideAddresses(text)).toBe(text);
  });

  it('cannot be read in any part of an entry', () => {
    const shown = hideInEntry(
      makeParsed('2007-07-11#1', 'ada@a.org', {
        author: { name: 'ada@a.org', email: 'ada@a.org' },
        committer: { name: 'Bob', email: 'bob@b.org' },
        subject: 'from c@c.org',
        body: 'says d@d.org',
        trailers: [{ role: 'cc', name: 'e@e.org', email: 'e@e.org' }],
        notes: ['[f@f.org: x]'],
        merge: { from: 'g@g.org', listed: ['h@h.org'] },
        release: '1.0-i@i.org',
        section: 'j@j.org',
        paths: ['k@k.org/x.c'],
        id: 'l@l.org',
      }),
    );
    expect(JSON.stringify(shown)).not.toMatch(/@\w/);
  });

  it('are hidden once and for all, whatever stands around them', () => {
    const piece = fc.constantFrom('a', '@', '.', 'org', ' ', '<', '>', ':', '/', 'ä', '-', 'x@y.zz', '\n', '//');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const shown = hideAddresses(pieces.join(''));
        expect(hideAddresses(shown)).toBe(shown);
        expect(shown).not.toMatch(/(^|[\s<])x@y\.zz($|[\s>])/);
      }),
    );
  });
});
