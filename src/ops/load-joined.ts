import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/** So long is what tells that code was kept of a text: of this the engine looks at the length alone, and damage ends the process. */
const markBytes = 32;

/** The file of the code that is kept of a joined program. */
const keptOf = (file: string): string => `${file}.kept`;

/**
 * Loads a program that the build joined into one file of CommonJS. What the engine made of it when it was built is taken as it is
 * where it is there, of this very text and this engine; else the program is compiled as any other. `isPlain` has Node load it,
 * which knows where each line came from.
 */
export function loadJoined<Exports>(file: string, isPlain = false): Exports {
  if (isPlain) return createRequire(file)(file);
  const text = readFileSync(file);
  return runJoined(file, compileJoined(file, text, readKept(file, text)));
}

/** Compiles the text of a joined program, which is of ASCII alone; with code that was kept of it, there is little to do. */
export function compileJoined(file: string, text: Buffer, cachedData?: Buffer): Script {
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text.toString('latin1')}\n})`;
  return new Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
}

/** Runs a compiled program; returns what it exports. */
export function runJoined<Exports>(file: string, script: Script): Exports {
  const module: { exports?: Exports } = {};
  const run: (...given: unknown[]) => void = script.runInThisContext();
  run({}, createRequire(file), module, file, path.dirname(file));
  if (module.exports === undefined) throw new Error(`${file} exports nothing`);
  return module.exports;
}

/** Keeps the code of a program that ran, with the functions that were compiled until then. */
export function keepCode(file: string, text: Buffer, script: Script): void {
  const data = script.createCachedData();
  writeFileSync(keptOf(file), Buffer.concat([markKept(text, data), data]));
}

function readKept(file: string, text: Buffer): Buffer | undefined {
  let kept: Buffer;
  try {
    kept = readFileSync(keptOf(file));
  } catch {
    // It saves time and nothing else: where it cannot be read, for whatever reason, the program is compiled.
    return undefined;
  }
  const data = kept.subarray(markBytes);
  return markKept(text, data).equals(kept.subarray(0, markBytes)) ? data : undefined;
}

const markKept = (text: Buffer, data: Buffer): Buffer =>
  createHash('sha256').update(`${process.version} ${process.arch} `).update(text).update(data).digest();
