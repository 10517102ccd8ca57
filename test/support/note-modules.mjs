// Notes what a process loads and which data of the package it reads, a line each, in the file that NOTE_MODULES names.
// Plain JavaScript, since it is handed to `node --import`.
import fs from 'node:fs';
import Module, { register, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const noted = process.env.NOTE_MODULES;
const loader = `
import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(noted)}, url + '\\n');
  return await next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(loader)}`);

// What the joined program asks for as CommonJS does.
const load = Module._load;
Module._load = (name, parent, ...rest) => {
  const file = Module._resolveFilename(name, parent);
  if (path.isAbsolute(file)) fs.appendFileSync(noted, `${pathToFileURL(file).href}\n`);
  return load(name, parent, ...rest);
};

const { readFileSync } = fs;
fs.readFileSync = (place, ...rest) => {
  if (String(place).endsWith('.json')) fs.appendFileSync(noted, `read ${String(place)}\n`);
  return readFileSync(place, ...rest);
};
syncBuiltinESMExports();
