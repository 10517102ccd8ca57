import type { Explained } from '../../../commands/help.ts';
import { splitCommandLine } from '../../model/command-text.ts';

/** Commands of the terminal chat itself, as completion and help know them. */
export const ownCommands: readonly Explained[] = [
  {
    name: 'more',
    description: 'What comes after the part of the last answer that was shown; /more 20 shows so many',
    example: '/more',
    options: [],
  },
  {
    name: 'working',
    description: 'How the last answer was found, and why what it lists is in its subsystems',
    example: '/working',
    options: [],
  },
  { name: 'quit', description: 'Ends the chat, as Ctrl-D does', example: '/quit', options: [] },
];

/** A line that is for the chat itself: to end it, to show how an answer was found, or to show more, with what was typed behind that. */
export type OwnLine = { name: 'quit' } | { name: 'working' } | { name: 'more'; rest: string };

/** Reads a line as a command of the chat itself; undefined for any other. */
export function readOwnLine(line: string): OwnLine | undefined {
  if (/^(quit|exit)$/i.test(line.trim())) return { name: 'quit' };
  const { name, rest = '' } = splitCommandLine(line) ?? {};
  if (name === 'quit' || name === 'exit') return { name: 'quit' };
  if (name === 'working') return { name };
  return name === 'more' ? { name, rest } : undefined;
}
