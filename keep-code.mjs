// Runs the joined program on the sample, and keeps what the engine compiled of it meanwhile (see build.mjs).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileJoined, keepCode, runJoined } from './dist/src/ops/load-joined.js';

const file = path.resolve(process.argv[2]);
const text = readFileSync(file);
const script = compileJoined(file, text);
const { runVerb } = await runJoined(file, script).loadVerbs();
for (const verb of [
  ['import', 'data/sample/linux-fs-2007.txt', '--log', 'sample'],
  ['who', 'jffs2', '--json'],
  ['what', 'jffs2'],
  ['show', '2007-07-11#1'],
]) {
  const { exitCode } = await runVerb([process.execPath, 'annalist', ...verb], process.env);
  if (exitCode !== 0) throw new Error(`annalist ${verb.join(' ')} failed`);
}
keepCode(file, text, script);
