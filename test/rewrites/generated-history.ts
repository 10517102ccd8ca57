import { mkdirSync } from 'node:fs';
import { runIsolatedGit } from '../support/git-repository.ts';
import { type CommitWriter, openCommitWriter } from './commit-writer.ts';

/**
 * Makes a bare repository with a history of so many steps on `main`: changes, merges of side branches, changes that were
 * picked from these, and two that look the same; and a branch `side` that ends somewhere in it.
 */
export function makeGeneratedHistory(
  directory: string,
  steps: number,
  random: (below: number) => number,
): CommitWriter {
  mkdirSync(directory, { recursive: true });
  runIsolatedGit(directory, ['init', '-q', '--bare', '-b', 'main']);
  const writer = openCommitWriter(directory);
  let tip = writer.add([], 'nfs: begin');
  let side = tip;
  for (let step = 1; step < steps; step += 1) {
    const kind = random(10);
    if (kind === 0) side = writer.add([side], `cifs: side ${step}`);
    else if (kind === 1 && side !== tip) tip = writer.add([tip, side], `Merge side ${step}`);
    else if (kind === 2) tip = pick(writer, side, tip);
    else tip = writer.add([tip], `nfs: change ${step}`);
    if (kind === 3) side = writer.add([tip], `mm: side ${step}`);
  }
  // Two that have all in common but what they stand on.
  tip = pick(writer, pick(writer, tip, writer.add([tip], 'nfs: between')), tip);
  writer.git('update-ref', 'refs/heads/main', tip);
  writer.git('update-ref', 'refs/heads/side', side);
  return writer;
}

/** Writes the last commit of a branch once more, on top of another one. */
function pick(writer: CommitWriter, from: string, onto: string): string {
  const [commit] = writer.read(from).slice(-1);
  return commit ? writer.write({ ...commit, parents: [onto] }) : onto;
}
