import { fieldsPerCommit } from './cut-commits.ts';

/** How many paths of a commit are kept, and how many characters of them; the rest are counted. */
export const keptPaths = { count: 1000, characters: 64_000 };

/** A commit as git prints it with the files it touches. */
export interface CommitWithPaths {
  fields: string[];
  /** Whether one of them, or a path, was not UTF-8. */
  isStray: boolean;
  paths: string[];
  /** How many more there are. */
  more: number;
}

/** Takes the fields of git's output one by one. */
export interface PathReader {
  take(field: string, isStray: boolean): void;
  /** Ends the last commit; `isWhole` tells whether the output ends where a field does. False where it was cut off. */
  end(isWhole: boolean): boolean;
}

/**
 * Puts together what `git log -z --name-only` prints where an empty field stands before each commit: its fields, and then
 * a field for each file, the first behind a line end. Before the next commit git prints an empty field or two. No path is
 * empty and neither is a hash, so that nothing in a name or a message is taken for the border of a commit.
 */
export function makePathReader(emit: (commit: CommitWithPaths) => void): PathReader {
  let state: 'before' | 'fields' | 'paths' = 'before';
  let commit: CommitWithPaths = { fields: [], isStray: false, paths: [], more: 0 };
  let size = 0;
  const takePath = (path: string): void => {
    size += path.length;
    if (commit.paths.length < keptPaths.count && size <= keptPaths.characters && commit.more === 0) {
      commit.paths.push(path);
    } else commit.more += 1;
  };
  const isFirst = (): boolean => commit.paths.length === 0 && commit.more === 0;
  return {
    take(field, isStray) {
      if (state === 'before') {
        if (field === '') return;
        commit = { fields: [], isStray: false, paths: [], more: 0 };
        size = 0;
        state = 'fields';
      }
      if (state === 'paths' && field === '') {
        state = 'before';
        emit(commit);
        return;
      }
      commit.isStray ||= isStray;
      if (state === 'paths') takePath(isFirst() && field.startsWith('\n') ? field.slice(1) : field);
      else if (commit.fields.push(field) === fieldsPerCommit) state = 'paths';
    },
    end(isWhole) {
      if (state === 'paths' && isWhole) emit(commit);
      return isWhole && state !== 'fields';
    },
  };
}
