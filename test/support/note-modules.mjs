// Notes what a process loads and which data of the package it reads, a line each, in the file that NOTE_MODULES names.
// Plain JavaScript, since it is handed to `node --import`.
import fs from 'node:fs';
import { register, syncBuiltinESMExports } from 'node:module';

const noted = process.env.NOTE_MODULES;
const loader = `
import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(noted)}, url + '\\n');
  return await next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(loader)}`);

const { readFileSync } = fs;
fs.readFileSync = (place, ...rest) => {
  if (String(place).endsWith('.json')) fs.appendFileSync(noted, `read ${String(place)}\n`);
  return readFileSync(place, ...rest);
};
syncBuiltinESMExports();
