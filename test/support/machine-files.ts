import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A file of this machine that a test reads, plain or packed. */
export interface MachineFile {
  path: string;
  bytes: Buffer;
}

/** The files under a folder whose name fits, links followed once, each content once. None where there is no such folder. */
export function findFiles(folder: string, name: RegExp): MachineFile[] {
  const seen = new Set<string>();
  const contents = new Set<string>();
  const found: MachineFile[] = [];
  const visit = (current: string): void => {
    const real = realpathSync(current);
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of readdirSync(real, { withFileTypes: true })) {
      const file = path.join(real, entry.name);
      if (!existsSync(file)) continue;
      if (entry.isDirectory()) visit(file);
      else if (entry.isFile() && name.test(entry.name)) {
        const raw = readFileSync(file);
        const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
        const key = bytes.toString('latin1');
        if (bytes.length > 0 && !contents.has(key)) found.push({ path: file, bytes });
        contents.add(key);
      }
    }
  };
  if (existsSync(folder)) visit(folder);
  return found;
}
