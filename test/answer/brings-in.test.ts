import { describe, expect, it } from 'vitest';
import {
  bringsIn,
  bringsInNamed,
  bringsInText,
  isMended,
  listTitleWords,
  namesAlone,
} from '../../src/answer/brings-in.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';

/** Asks of a title about the first word of it that is this one. */
function ask(title: string, thing: string): boolean {
  const listed = listTitleWords(title);
  const start = listed.words.indexOf(thing);
  return bringsIn(listed, { start, end: start });
}

describe('a title', () => {
  it.each([
    ['Add lathe', 'lathe'],
    ['First cut at tool-lathe', 'lathe'],
    ['lathe: new applet', 'lathe'],
    ['mill: add support for the lathe action', 'lathe'],
    ['Initial version of lathe', 'lathe'],
    ['Introducing contrib/lathe', 'lathe'],
    ['lathe: add support', 'lathe'],
    ['lathe: add new command', 'lathe'],
    ['lathe: a first implementation of turning', 'lathe'],
    ['lathe: initial support added', 'lathe'],
    ['lathe command added', 'command'],
    ['lathe: add', 'lathe'],
  ])('brings in what it names: %s', (title, thing) => {
    expect(ask(title, thing)).toBe(true);
  });

  it.each([
    ['Add -a flag for lathe', 'lathe'],
    ['Add a test for lathe', 'lathe'],
    ['mill: introduce lathe-oil task', 'lathe'],
    ['lathe: new way to cut', 'lathe'],
    ['Fix bugs in adding an old lathe', 'lathe'],
    ['Check that adding many a lathe works', 'lathe'],
    ['lathe: turn faster', 'lathe'],
    ['lathe: add support for oil', 'lathe'],
    ['lathe: new function for turning', 'lathe'],
    ['mill: add lathe manpage', 'lathe'],
    ['Add lathe to .gitignore', 'lathe'],
    ['Add a very long and quite winding story lathe', 'lathe'],
  ])('brings in something else, or nothing: %s', (title, thing) => {
    expect(ask(title, thing)).toBe(false);
  });

  it.each([
    ['lathe: turn faster', false],
    ['Rename cutter to lathe', true],
    ['Add lathe to .gitignore', false],
  ])('tells of what was there before: %s', (title, expected) => {
    expect(isMended(listTitleWords(title).words, { start: -1, end: -1 })).toBe(expected);
  });

  it.each([
    ['Solution: Add lathe() and tests.', 'lathe', true],
    ['Add mill(), saw_wood(), saw_all() and lathe().', 'lathe', true],
    ['* src/cut.c (saw, lathe): New functions.', 'lathe', true],
    ['Makefile.maint (sc_lathe): New rule', 'sc_lathe', true],
    ['- lathe: new command', 'lathe', true],
    ['This introduces the --lathe option', '--lathe', true],
    ['* src/cut.c (lathe): Cut faster.', 'lathe', false],
    ['* src/cut.c (lathe): New argument, for speed.', 'lathe', false],
    ['Add a check to lathe().', 'lathe', false],
    ['Add tests and news of lathe().', 'lathe', false],
    ['Add the --lathe option', 'lathe', false],
    ['Add lathe documentation.', 'lathe', false],
    ['Add lathe fixes.', 'lathe', false],
    ['Add lathe to the manual.', 'lathe', false],
    ['Add lathe() to cut what is round.', 'lathe', true],
    ['A part of lathe-oil.', 'lathe', false],
  ])('or a sentence of a text says so or not: %s', (text, name, expected) => {
    expect(bringsInText(text, name)).toBe(expected);
  });

  it.each([
    ['Create wood-lathe, which turns wood', 'wood-lathe', true],
    ['Wood: the first cut of a wood lathe', 'wood-lathe', true],
    ['wood-lathe: fix what it imports', 'wood-lathe', false],
    ['mill: add --wood-lathe option', 'wood-lathe', false],
    ['fast-import: less noise', 'fast-import', false],
    ['wood: cut with the new protocol', 'wood', false],
    ['New: no-unused-comments rule', 'no-unused-comments', true],
    ['Add for-in-loop', 'for-in-loop', true],
    ['Add tests for no-unused-comments', 'no-unused-comments', false],
  ])('brings in what has a name of several words: %s', (title, name, expected) => {
    expect(bringsInNamed(title, name)).toBe(expected);
  });

  it.each(['Added wood_lathe ', 'Fix (x): wood_lathe ', '* cut.c (wood_lathe): Cut. '])(
    'is told in a time that grows with the length of a text alone: %s, again and again',
    (unit) => {
      const read = (text: string): boolean => bringsInText(text, 'wood_lathe') || bringsInNamed(text, 'wood_lathe');
      expect(takesLinearTime((share) => repeatBy(share)(unit, 8000), read)).toBe(true);
    },
  );

  it.each([
    ['wood: wood-lathe rule', 'wood-lathe', true],
    ['Rule: wood-lathe', 'wood-lathe', true],
    ['rule: wood-lathe for what is round', 'wood-lathe', true],
    ['wood-lathe module: what is known of wood', 'wood-lathe', true],
    ['wood-lathe, wood-mill and SAW OFF', 'wood-lathe', true],
    ['Expose wood-lathe', 'wood-lathe', false],
    ['wood-lathe: turn faster', 'wood-lathe', false],
    ['wood-lathe turns faster', 'wood-lathe', false],
    ['wood: wood-lathe for a crash that was fixed', 'wood-lathe', false],
  ])('names a thing, and says nothing else of it: %s', (title, name, expected) => {
    expect(namesAlone(title, name)).toBe(expected);
  });
});
