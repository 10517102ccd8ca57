import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileJoined, keepCode, loadJoined, runJoined } from '../../src/ops/load-joined.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'annalist-joined-'));
  file = path.join(folder, 'program.cjs');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Joined {
  say(): string;
}

const programThatSays = (word: string): string =>
  `"use strict"; const path = require('node:path'); module.exports = { say: () => path.basename(__filename) + ' ${word}' };`;

/** Writes a program, runs it, and keeps the code that was compiled. */
function writeKept(word: string): void {
  writeFileSync(file, programThatSays(word));
  const text = readFileSync(file);
  const script = compileJoined(file, text);
  expect(runJoined<Joined>(file, script).say()).toBe(`program.cjs ${word}`);
  keepCode(file, text, script);
}

const sayLoaded = (): string => loadJoined<Joined>(file).say();

describe('a joined program', () => {
  it('is loaded where no code is kept of it, by Node itself too', () => {
    writeFileSync(file, programThatSays('one'));
    expect(sayLoaded()).toBe('program.cjs one');
    expect(loadJoined<Joined>(file, true).say()).toBe('program.cjs one');
  });

  it('is loaded with the code that was kept', () => {
    writeKept('one');
    const text = readFileSync(file);
    const kept = readFileSync(`${file}.kept`).subarray(32);
    expect(compileJoined(file, text, kept).cachedDataRejected).toBe(false);
    expect(sayLoaded()).toBe('program.cjs one');
  });

  it('is compiled where the code is of another text of the same length', () => {
    writeKept('one');
    writeFileSync(file, programThatSays('two'));
    expect(sayLoaded()).toBe('program.cjs two');
  });

  it.each([
    ['damaged', (kept: Buffer) => kept.fill(0x55, 200, 400)],
    ['cut off', (kept: Buffer) => kept.subarray(0, kept.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
  ])('is compiled where the code is %s', (_, spoil) => {
    writeKept('one');
    writeFileSync(`${file}.kept`, spoil(readFileSync(`${file}.kept`)));
    expect(sayLoaded()).toBe('program.cjs one');
  });

  it('that exports nothing is told', () => {
    writeFileSync(file, '"use strict";');
    expect(sayLoaded).toThrow('exports nothing');
  });
});
