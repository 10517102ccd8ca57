import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { makeRepository, useFolders } from '../support/git-repository.ts';

const program = path.join(import.meta.dirname, '../../dist/src/main.js');
const driver = path.join(import.meta.dirname, '../support/run-in-terminal.py');

const hasTerminal = spawnSync('python3', ['-c', 'import pty, termios']).status === 0;
const reason = hasTerminal ? '' : ' (skipped: there is no python3 to make a terminal with)';

/** What to type, and what must be on the screen before that. */
type Step = [awaited: string, keys: string];

/** Runs the program in a terminal of its own and types as the steps say; gives all that it wrote. */
async function runInTerminal(
  args: string[],
  steps: Step[],
  { columns = 100, env = {} }: { columns?: number; env?: Record<string, string> } = {},
): Promise<string> {
  const command = { args: [process.execPath, program, ...args], steps, columns };
  const { NO_COLOR: _, ...kept } = process.env;
  const child = spawn('python3', [driver], {
    env: { ...kept, TERM: 'xterm-256color', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(command));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const written = Buffer.concat(chunks).toString('utf8');
  expect(written).not.toContain('(it did not end by itself)');
  return written;
}

/** What is left on the screen of text that has escape sequences. */
const plain = (text: string): string => stripVTControlCharacters(text);

const makeFolder = useFolders();
const prompt = 'annalist> ';

describe.skipIf(!hasTerminal)(`the chat in a terminal${reason}`, () => {
  it('completes on Tab, shows pages, and keeps its history for the next time', async () => {
    const data = makeFolder();
    const screen = plain(
      await runInTerminal(
        ['chat', '--data', data],
        [
          [prompt, '/subsy\t'],
          ['/subsystems ', '\u0015/what person:jose \t'],
          ['Jose R. Santos', '\u0015/what log:s\t'],
          ['log:sample', ' sin\t'],
          ['since:', '2007 limit:2\r'],
          ['2 of 23 entries', '/more\r'],
          ['3 to 4 of 23 entries', '/who zzzz\r'],
          [prompt, '/quit\r'],
        ],
        { env: { NO_COLOR: '1' } },
      ),
    );
    expect(screen).toContain('/more shows the next');
    const file = path.join(data, 'chat-history');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('/quit\n/who zzzz\n/more\n/what log:sample since:2007 limit:2\n');
    const again = await runInTerminal(
      ['chat', '--data', data],
      [
        [prompt, '\u001b[A\u001b[A\u001b[A\u001b[A'],
        ['limit:2', '\r'],
        ['2 of 23 entries', '\u0004'],
      ],
      { env: { NO_COLOR: '1' } },
    );
    expect(plain(again)).toContain('28 Nov 2007');
  });

  it('has colours, but not with NO_COLOR, nor on a terminal that has none', async () => {
    const data = makeFolder();
    const ask = (env: Record<string, string>): Promise<string> =>
      runInTerminal(['who', 'lzo', '--data', data], [], { env });
    await runInTerminal(['chat', '--data', data], [[prompt, '\u0004']]);
    expect(await ask({})).toContain('\u001b[2m');
    expect(await ask({ NO_COLOR: '1' })).not.toContain('\u001b');
    expect(await ask({ TERM: 'dumb' })).not.toContain('\u001b');
  });

  it('keeps to the width of the terminal', async () => {
    const data = makeFolder();
    await runInTerminal(['chat', '--data', data], [[prompt, '\u0004']]);
    for (const columns of [50, 100]) {
      const lines = plain(await runInTerminal(['who', 'lzo', '--data', data], [], { columns })).split(/\r?\n/);
      const widest = Math.max(...lines.map((line) => line.length));
      expect(widest).toBeLessThanOrEqual(columns);
      expect(widest).toBeGreaterThan(columns - 20);
    }
  });
});

describe.skipIf(!hasTerminal)(`an import in a terminal${reason}`, () => {
  it('draws its progress, takes it away, and says what was done', async () => {
    const folder = makeFolder();
    const repository = makeRepository(path.join(folder, 'many'));
    repository.commitMany(60_000);
    const written = await runInTerminal(['import', repository.directory, '--data', path.join(folder, 'data')], []);
    const lines = written.split('\r\u001b[K');
    expect(lines.some((line) => /^(reading|indexing) many {2}\[[#-]+\] +\d+% /.test(line))).toBe(true);
    expect(lines.at(-1)).toMatch(/^many: 60,000 new entries \(.*; \d+\.\d s, [\d,]+ entries\/s\)\s*$/);
  });
});

it('without a terminal no history is kept, no prompt is shown, no bar is drawn, and /more works', () => {
  const data = makeFolder();
  const input = '/what since:2007 limit:2\n/more\n/help\n';
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'chat', '--data', data], { input });
  expect(status).toBe(0);
  expect(stdout.toString()).toContain('3 to 4 of 23 entries in sample, /more shows the next');
  for (const sign of [prompt, '\u001b', '\r']) expect(`${stdout}${stderr}`).not.toContain(sign);
  expect(() => statSync(path.join(data, 'chat-history'))).toThrow('ENOENT');
});
