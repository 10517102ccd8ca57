import { expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { detectFormat } from '../../src/parse/detect.ts';

function refuse(head: string[], what: string): string {
  try {
    return detectFormat(head, what).name;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

it.each([
  ['one line', ['x'.repeat(300)]],
  ['a list that is none', ['18 Dec, 2007', '', 'y'.repeat(300), '{', '* item', ...Array(190).fill('z'.repeat(300))]],
  ['remarks first', ['# vim: tw=70', '', `;; ${'w'.repeat(200)}`, 'v'.repeat(200)]],
  ['hostile text', ['\u001b[2J"; \u2028'.repeat(50)]],
])('a text in no format is refused in one line of less than 500 characters: %s', (_, head) => {
  const refusal = refuse(head, '/usr/share/doc/a-package-with-a-long-name/changelog.gz');
  expect(refusal).toMatch(/^\/usr\S+ is in no known format: line \d+ is ".*name it with --format\.$/s);
  expect(refusal.length).toBeLessThan(500);
});
