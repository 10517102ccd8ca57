import { describe, expect, it } from 'vitest';
import { listReferences } from '../../src/enrich/references.ts';
import { type Share, takesLinearTime } from '../support/linear-time.ts';

const cases: [name: string, trailers: [role: string, value: string][], found: string[]][] = [
  ['a number behind its mark', [['fixes', '#12451']], ['12451']],
  [
    'several of one line, and of several',
    [
      ['fixes', '#1, #2 and #3'],
      ['closes', '#2, #4'],
    ],
    ['1', '2', '3', '4'],
  ],
  ['a number alone', [['bug', '349083']], ['349083']],
  ['the last number of an address', [['link', 'https://example.org/team/tool/issues/5087']], ['5087']],
  ['and no place on the page', [['closes', 'https://example.org/a/issues/12#issuecomment-99']], ['12']],
  ['the number that an address asks for', [['bug', 'https://bugs.example.org/show_bug.cgi?id=77']], ['77']],
  ['a key', [['ticket', 'CM-123, CM-124']], ['CM-123', 'CM-124']],
  ['a key at the end of an address', [['jira', 'https://example.org/browse/CM-9']], ['CM-9']],
  ['an unknown role', [['pull-request', 'https://example.org/team/tool/pull/10533']], ['10533']],
  ['no hash, whatever is in its title', [['fixes', '54a4f02abc12 ("close #12 at once")']], []],
  ['no hash of digits', [['fixes', '54402112 ("close it")']], []],
  [
    'no id of a change or a message',
    [
      ['change-id', 'I54a4f02abc12'],
      ['message-id', 'AB-1@example.org'],
    ],
    [],
  ],
  [
    'no people',
    [
      ['reviewed-by', 'jane #12'],
      ['cc', 'team-9 #3'],
    ],
    [],
  ],
  ['no address without a number at its end', [['link', 'https://example.org/r/2019.12-1-jane@example.org/']], []],
];

describe('what trailers name', () => {
  for (const [name, trailers, found] of cases) {
    it(`is ${name}`, () => {
      expect(listReferences(trailers.map(([role, value]) => ({ role, name: value })))).toEqual(found);
    });
  }
});

it.each([
  ['numbers', (share: Share) => Array.from({ length: 40_000 * share }, (_, number) => `#${number}`).join(' ')],
  ['points behind an address', (share: Share) => `https://example.org/1${'.'.repeat(40_000 * share)}x`],
])('a value of many %s is read in a time that grows with its length alone', (_, make) => {
  expect(takesLinearTime(make, (name) => listReferences([{ role: 'fixes', name }]))).toBe(true);
});
