import { describe, expect, it } from 'vitest';
import { asksHelp } from '../../src/model/asks-help.ts';

describe('a text asks the log nothing', () => {
  it.each([
    'Hello!',
    'hi there',
    'hey annalist',
    'Thanks a lot :)',
    'help',
    'Hello, what can you do?',
    'what can I ask you?',
    'how does this work?',
    'who are you?',
  ])('where it greets, thanks or asks for help: %s', (text) => {
    expect(asksHelp(text)).toBe(true);
  });

  it.each([
    'hello world example',
    'help text of the parser',
    'who helped with the parser?',
    'thanks to whom was lzo added',
    'who are the newcomers?',
    'what changed?',
    '?',
  ])('but not where it has a question: %s', (text) => {
    expect(asksHelp(text)).toBe(false);
  });
});
