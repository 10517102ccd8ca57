import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { noDigests } from '../../../src/chat/terminal/operator.ts';
import { type ChatDigests, type ChatTerminal, runChat } from '../../../src/chat/terminal/repl.ts';
import { plainStyle } from '../../../src/render/terminal.ts';
import { makeMemoryReader } from '../../support/memory-log.ts';
import { makeSmallLog } from '../../support/small-log.ts';

/** A chat in a terminal or a pipe: its input, its end, and what is shown. */
function startChat(interactive: boolean, digests?: ChatDigests, takeShow?: ChatTerminal['takeShow']) {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const complaints: string[] = [];
  let shown = '';
  output.on('data', (text: string) => {
    shown += text;
  });
  const terminal = {
    input,
    output,
    interactive,
    history: { load: async () => [], save: async () => undefined },
    style: () => plainStyle,
    explain: (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
    complain: (line: string) => void complaints.push(line),
    ...(takeShow && { takeShow }),
  };
  const end = runChat(terminal, commands, makeMemoryReader([makeSmallLog()]), digests);
  return { input, end, complaints, shown: () => shown };
}

it.each([true, false])('ends at /quit and lets go of its input (at a terminal: %j)', async (interactive) => {
  const { input, end, shown } = startChat(interactive);
  input.write('/count\n/quit\n/who\n');
  await end;
  expect(input.isPaused()).toBe(true);
  expect(shown()).toContain('read as /count');
  expect(shown()).not.toContain('read as /who');
});

it('ends at Ctrl-D, also during an answer, and does not take its input up again', async () => {
  const { input, end } = startChat(true);
  input.write('/count\n\u0004');
  await end;
  expect(input.isPaused()).toBe(true);
});

it('ends at Ctrl-C', async () => {
  const { input, end } = startChat(true);
  input.write('\u0003');
  await end;
  expect(input.isPaused()).toBe(true);
});

it('answers each line of an input that ends, and complains apart from the answers', async () => {
  const { input, end, complaints, shown } = startChat(false);
  input.end('/count\n\n/nothing\n/what since:2007-10-17 until:2007-10-17');
  await end;
  expect(complaints).toEqual([expect.stringContaining('There is no command /nothing')]);
  expect(shown().match(/read as .*/g)).toEqual(['read as /count', 'read as /what since:2007-10-17 until:2007-10-17']);
});

it('breaks what goes wrong where words end, for somebody at a terminal', async () => {
  const { input, end, shown } = startChat(true);
  input.write('/nothing\n\u0004');
  await end;
  const lines = shown().split('\n');
  const first = lines.findIndex((line) => line.startsWith('There is no command /nothing'));
  expect(lines[first]?.length).toBeLessThanOrEqual(plainStyle.width);
  expect(lines.slice(first, first + 3).join(' ')).toContain('/subscribe, /subscriptions, /settings and /help.');
});

/** Digests that are shown when a test says so. */
function makeDigests() {
  let show: (text: string) => Promise<void> = async () => undefined;
  const events: string[] = [];
  const digests: ChatDigests = {
    desk: noDigests,
    async start(showing) {
      show = showing;
      events.push('started');
    },
    async stop() {
      events.push('stopped');
    },
  };
  return { digests, events, show: (text: string) => show(text) };
}

/** Lets readline take in what was written. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

it('shows posts above the prompt, and what is being typed comes back below them', async () => {
  const { digests, events, show } = makeDigests();
  const { input, end, shown } = startChat(true, digests);
  input.write('/cou');
  await settle();
  const before = shown().length;
  await show('A post.');
  const clear = '\u001b[1G\u001b[0J';
  expect(shown().slice(before)).toContain(`${clear}A post.\n\n${clear}annalist> /cou`);
  input.write('nt\r/quit\r');
  await end;
  expect(shown()).toContain('read as /count');
  expect(events).toEqual(['started', 'stopped']);
});

it('gives out what shows a notice above the prompt, and takes it back at the end', async () => {
  const given: Parameters<NonNullable<ChatTerminal['takeShow']>>[0][] = [];
  const { input, end, shown } = startChat(true, undefined, (show) => void given.push(show));
  input.write('/cou');
  await settle();
  const before = shown().length;
  await given[0]?.('A source fails.');
  const clear = '\u001b[1G\u001b[0J';
  expect(shown().slice(before)).toContain(`${clear}A source fails.\n\n${clear}annalist> /cou`);
  input.write('nt\r/quit\r');
  await end;
  expect(given).toEqual([expect.any(Function), undefined]);
});

it('shows posts as they are where nobody sits at the terminal, and answers all lines', async () => {
  const { digests, show } = makeDigests();
  const { input, end, shown } = startChat(false, digests);
  await show('A post.');
  input.end('/count\n/subscriptions list\n');
  await end;
  expect(shown()).toMatch(/^A post\.\n\n/);
  expect(shown()).toContain('There are no subscriptions here.');
});
