import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { useFolders } from '../support/git-repository.ts';
import { type Ended, makeWorkplace, sampleFile, shellName, type Workplace } from '../support/run-annalist.ts';

const newFolder = useFolders();
const prompt = 'annalist> ';

/** util-linux's script(1) gives a program a terminal; that of other systems takes other options. */
const hasTerminal = spawnSync('script', ['-qec', 'test -t 0 && exit 3', '/dev/null'], { input: '' }).status === 3;
const reason = hasTerminal ? '' : " (skipped: there is no script(1) of util-linux's)";

let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0 });
});

/** Chats on a terminal: types each text when the prompt has come once more, and waits for the end. */
async function typeAtPrompts(command: string, ...typed: string[]): Promise<Ended> {
  const { child, ended } = place.begin('script', ['-qec', `stty cols 80; ${command}`, '/dev/null']);
  let seen = '';
  let prompts = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    // readline writes the prompt, and then moves the cursor behind it.
    const now = seen.split(`${prompt}\u001b[${prompt.length + 1}G`).length - 1;
    for (; prompts < now; prompts += 1) child.stdin.write(typed[prompts] ?? '');
  });
  return await ended;
}

/** What readline draws, and colours. */
const introducer = '\u001b';
const drawn = new RegExp(`${introducer}\\[[0-9;]*[A-Za-z]|\r`, 'g');
const plain = (text: string): string => text.replace(drawn, '');

describe.skipIf(!hasTerminal)(`a chat at a terminal${reason}`, () => {
  it('has a prompt, answers in colours, tells errors, and ends with 0 on Ctrl-D', async () => {
    const ended = await typeAtPrompts(`${shellName} chat`, '/who about:lzo jffs2\r', '/nope\r', '\u0004');
    expect(ended).toMatchObject({ code: 0, signal: null });
    const [greeting = ''] = /^Ask in plain words, or with \/who, .*?Ctrl-D ends\.\n/s.exec(plain(ended.out)) ?? [];
    // It is broken where words end, and not where the terminal does.
    expect(greeting.split('\n')).toHaveLength(3);
    expect(Math.max(...greeting.split('\n').map((line) => line.length))).toBeLessThan(80);
    expect(plain(ended.out)).toContain(`${prompt}/who about:lzo jffs2\n\nRichard Purdie wrote all 2 that match;`);
    expect(plain(ended.out)).toContain(`${prompt}/nope\nThere is no command /nope: `);
    expect(plain(ended.out)).toMatch(/\nannalist> \n$/);
    expect(ended.out).toContain('\u001b[1m');
  });

  it.each([
    ['Ctrl-C at the prompt', '\u0003'],
    ['Ctrl-C in the middle of a line', '/who abo\u0003'],
    ['Ctrl-C while an answer is on its way', '/who about:lzo\r/count\r\u0003'],
    ['Ctrl-D while an answer is on its way', '/who about:lzo\r\u0004'],
    ['/quit', '/quit\r'],
    ['exit', 'exit\r'],
  ])('ends with 0 on %s', async (_what, typed) => {
    const ended = await typeAtPrompts(`${shellName} chat`, typed);
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.out).not.toContain('40 commits');
    expect(ended.out).not.toMatch(/error/i);
    expect(ended.out).toMatch(/\n$/);
  });

  it('has no colours where NO_COLOR is set, and no prompt where the answers go elsewhere', async () => {
    const plainly = await typeAtPrompts(`NO_COLOR=1 ${shellName} chat`, '/count\r', '\u0004');
    expect(plainly.out).toContain('40 commits. 23 have text');
    expect(plainly.out).not.toContain('\u001b[1m');
    const { child, ended } = place.begin('script', ['-qec', `${shellName} chat > answers`, '/dev/null']);
    child.stdin.write('/count\n\u0004');
    expect(await ended).toMatchObject({ code: 0, out: expect.not.stringContaining(prompt) });
    const answers = await place.run('cat', ['answers']);
    expect(answers.out).toMatch(/^40 commits\. 23 have text/);
    expect(answers.out).not.toContain('\u001b');
  });

  it('fits the terminal, and takes one that does not know its width for a wide one', async () => {
    const asked = 'who lzo';
    const widest = async (columns: number): Promise<number> => {
      const command = `stty cols ${columns}; NO_COLOR=1 ${shellName} ${asked}`;
      const { child, ended } = place.begin('script', ['-qec', command, '/dev/null']);
      child.stdin.end();
      return Math.max(
        ...plain((await ended).out)
          .split('\n')
          .map((line) => line.length),
      );
    };
    expect(await widest(50)).toBeLessThanOrEqual(50);
    expect(await widest(0)).toBeGreaterThan(80);
  });
});
