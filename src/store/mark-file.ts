import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../model/errors.ts';

/** Marks of what was shown, kept in a file. */
export interface MarkFile {
  has(mark: string): boolean;
  /** Keeps a mark at once: whoever waits for a disk may be killed meanwhile. */
  add(mark: string): void;
}

/** So many are kept when the file is opened anew. */
const keptAtMost = 1000;

/** Opens a file of marks, a line each; it is made at the first one. A line that was cut short is none. */
export function openMarkFile(file: string): MarkFile {
  const lines = readLines(file);
  const marks = new Set(lines.slice(-keptAtMost));
  if (lines.length > 2 * keptAtMost) replaceFile(file, [...marks].map((mark) => `${mark}\n`).join(''));
  return {
    has: (mark) => marks.has(mark),
    add(mark) {
      mkdirSync(path.dirname(file), { recursive: true });
      // The line before may have no end.
      appendFileSync(file, `\n${mark}\n`, { mode: 0o600 });
      marks.add(mark);
    },
  };
}

/** A process that is killed meanwhile leaves the marks as they were. */
function replaceFile(file: string, text: string): void {
  const beside = `${file}.new`;
  writeFileSync(beside, text, { mode: 0o600 });
  renameSync(beside, file);
}

function readLines(file: string): string[] {
  try {
    const text = readFileSync(file, 'utf8');
    return text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
