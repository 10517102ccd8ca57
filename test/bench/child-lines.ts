import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of the benchmark in a process of its own, with which one talks in lines of JSON. */
export interface ChildLines {
  /** The next line that it says. */
  next(): Promise<unknown>;
  say(line: object): void;
  /** Ends its standard input, upon which it ends. */
  end(): void;
}

/** Starts a file of this folder in a process of its own. */
export function startChild(file: string, args: readonly string[] = []): ChildLines {
  const full = path.join(path.dirname(fileURLToPath(import.meta.url)), file);
  const child = spawn(process.execPath, ['--import', 'tsx', full, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async next() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${file} ended early`);
      return JSON.parse(value);
    },
    say: (line) => void child.stdin.write(`${JSON.stringify(line)}\n`),
    end: () => void child.stdin.end(),
  };
}
