import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { quoteForShell } from '../../src/answer/working.ts';

describe('an argument for a shell', () => {
  it.each(['plain', "it's", '$(reboot)', '`x`', 'a b', '"', '', "'; ls; '", '\\', '-n', '*'])(
    'is %j again there',
    (text) => {
      const printed = execFileSync('sh', ['-c', `printf %s ${quoteForShell(`=${text}`)}`], { encoding: 'utf8' });
      expect(printed).toBe(`=${text}`);
    },
  );

  it('has no character that a terminal obeys', () => {
    expect(quoteForShell('a\u001b[31m\nb')).toBe("'a [31m b'");
  });
});
