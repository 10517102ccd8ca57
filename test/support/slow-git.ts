import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A PATH under which git takes so many seconds to walk all that a commit reaches, as it does with a long history, and answers
 * all else at once; `isWalked` says whether it came to the end of such a walk.
 */
export function makeSlowGit(folder: string, tip: string, seconds: number): { path: string; isWalked(): boolean } {
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  const done = path.join(folder, 'walked');
  const wait = `trap 'kill $!; exit 1' TERM; sleep ${seconds} >/dev/null 2>&1 & wait $!; touch '${done}'`;
  const script = `#!/bin/sh\ncase "$*" in *' log '*'--end-of-options ${tip} --') ${wait} ;; esac\nexec '${real}' "$@"\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'git'), script, { mode: 0o755 });
  return { path: `${folder}${path.delimiter}${process.env.PATH ?? ''}`, isWalked: () => existsSync(done) };
}

/** A history for `git fast-import`, commit by commit. */
export function makeHistoryInput() {
  const lines: string[] = [];
  let mark = 0;
  return {
    /** Adds a commit that stands on others, and gives its number; it is in the branch `main` and of this instant. */
    commit(time: number, ...parents: number[]): number {
      mark += 1;
      const [from, ...merged] = parents;
      const message = `Change ${mark}\n`;
      const path = `d/${mark % 7}.txt`;
      lines.push(
        'commit refs/heads/main',
        `mark :${mark}`,
        `committer Ann <ann@example.org> ${time} +0000`,
        `data ${message.length}\n${message}${from === undefined ? '' : `from :${from}`}`,
        ...merged.map((parent) => `merge :${parent}`),
        `M 100644 inline ${path}\ndata ${message.length}\n${message}`,
      );
      return mark;
    },
    text: (): string => `${lines.join('\n')}\n`,
  };
}
