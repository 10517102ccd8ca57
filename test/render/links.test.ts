import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/answer.ts';
import { renderEvidence } from '../../src/render/entries.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';

const hash = '1a2b'.repeat(10);
const url = `https://github.com/git/git/commit/${hash}`;
const entry: Evidence = {
  id: hash,
  url,
  date: '2007-10-17',
  author: 'Jan Kara',
  headline: 'Quota messages go over netlink',
  subsystems: [],
  score: 3,
  trailers: [],
};
const colors = { width: 100, colors: true };

describe('the address of an entry', () => {
  it('stands below the best one where there are no colours', () => {
    expect(renderTerminal([renderEvidence(entry, true, true)], plainStyle)).toBe(
      `  17 Oct 2007  Quota messages go over netlink — Jan Kara [1a2b1a2b1a2b]\n    ${url}`,
    );
    expect(renderTerminal([renderEvidence(entry, false, true)], plainStyle)).not.toContain('https');
  });

  it('is behind the id of each one on a terminal with colours', () => {
    for (const best of [true, false]) {
      const text = renderTerminal([renderEvidence(entry, best, true)], colors);
      expect(text).toContain(`\u001b]8;;${url}\u001b\\1a2b1a2b1a2b\u001b]8;;\u001b\\`);
      expect(text.split('\n')).toHaveLength(1);
      expect(text.match(/https/g)).toHaveLength(1);
    }
  });

  it('takes no room in a line', () => {
    const lines = renderTerminal([renderEvidence(entry, true, true)], { width: 72, colors: true }).split('\n');
    expect(lines).toHaveLength(1);
  });

  it.each([
    'https://example.org/\u001b\\evil',
    'https://example.org/\u0007',
    'https://example.org/a b',
    'https://example.org/é',
    'http://example.org/',
    'file:///etc/passwd',
    '',
  ])('is no link where it could be more than an address: %j', (address) => {
    const text = renderTerminal([{ kind: 'lead', line: [{ text: 'id', from: 'us', link: address }] }], colors);
    expect(text).toBe('id');
  });

  it('is not there for an entry that has none', () => {
    const text = renderTerminal([renderEvidence({ ...entry, url: undefined }, true, true)], colors);
    expect(text).not.toContain('\u001b]8');
  });
});
