import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { readOwnLine } from '../../../src/chat/terminal/own-commands.ts';
import { makePager } from '../../../src/chat/terminal/pager.ts';
import { plainStyle, renderTerminal } from '../../../src/render/terminal.ts';
import { makeMemoryReader } from '../../support/memory-log.ts';
import { makeSmallLog } from '../../support/small-log.ts';

it.each([
  ['/more', { name: 'more', rest: '' }],
  ['/MORE', { name: 'more', rest: '' }],
  ['/more 5', { name: 'more', rest: '5' }],
  ['/working', { name: 'working' }],
  ['/Quit', { name: 'quit' }],
  ['exit', { name: 'quit' }],
  ['quit', { name: 'quit' }],
  ['/moreover', undefined],
  ['more', undefined],
  ['/who more', undefined],
])('the chat takes %j for itself, or leaves it', (line, expected) => {
  expect(readOwnLine(line)).toEqual(expected);
});

it('the help of the terminal tells of its own commands', async () => {
  const pager = makePager(commands, makeMemoryReader([makeSmallLog()]));
  const ask = async (line: string) => renderTerminal(await pager.ask(line), { ...plainStyle, width: 500 });
  expect(await ask('/help')).toMatch(
    /\n {2}\/more {2}What comes after.*\n {2}\/working {2}How .*\n {2}\/quit {2}Ends the chat/,
  );
  expect(await ask('/help command:more')).toContain('/more 20 shows so many');
});
