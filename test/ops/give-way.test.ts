import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { expect, it } from 'vitest';
import { backgroundPriority, giveWay } from '../../src/ops/give-way.ts';

it('a process gives way to others, and one that has ended is let be', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  giveWay(child.pid);
  expect(os.getPriority(child.pid)).toBe(backgroundPriority);
  child.stdin.end();
  await once(child, 'exit');
  expect(() => giveWay(child.pid)).not.toThrow();
  expect(() => giveWay(undefined)).not.toThrow();
});
