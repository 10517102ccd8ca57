import { runIsolatedGit } from './git-repository.ts';

/** A commit by its place, with the places of its parents, all lower. */
export type MadeGraph = readonly (readonly number[])[];

/** A tag at the commit of a place. */
export interface MadeTag {
  name: string;
  at: number;
}

/** Makes a repository of a graph in an empty folder; HEAD is its last commit. Gives the hashes. */
export function writeGraph(directory: string, graph: MadeGraph, tags: readonly MadeTag[]): string[] {
  runIsolatedGit(directory, ['init', '-q', '-b', 'main']);
  const lines = graph.flatMap(([first, ...others], place) => {
    const message = `Change ${place}\n`;
    const links = first === undefined ? [] : [`from :${first + 1}`, ...others.map((other) => `merge :${other + 1}`)];
    return [
      // A ref of its own for each, so that one without parents is a root.
      `commit refs/made/${place}`,
      `mark :${place + 1}`,
      `committer Ada <ada@example.org> ${1_200_000_000 + 86_400 * place} +0000`,
      `data ${message.length}`,
      message,
      ...links,
      '',
    ];
  });
  const named = tags.flatMap(({ name, at }) => [`reset refs/tags/${name}`, `from :${at + 1}`, '']);
  const head = ['reset refs/heads/main', `from :${graph.length}`, ''];
  runIsolatedGit(directory, ['fast-import', '--quiet'], { input: [...lines, ...named, ...head].join('\n') });
  return graph.map((_, place) =>
    runIsolatedGit(directory, ['rev-parse', `refs/made/${place}`])
      .toString()
      .trim(),
  );
}
