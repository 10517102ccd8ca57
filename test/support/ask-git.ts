import { expect } from 'vitest';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { TestRepository } from './git-repository.ts';
import { type ReadRecords, readHistory } from './read-history.ts';

/** What git itself says of each commit that HEAD reaches, oldest first, by one of its placeholders. */
function askGit(repository: TestRepository, placeholder: string): string[] {
  const args = ['log', '--topo-order', '--reverse', '--encoding=UTF-8', `--format=tformat:${placeholder}%x00`, 'HEAD'];
  return repository
    .git(...args)
    .split('\0\n')
    .map((value) => value.replace(/\0$/, ''));
}

/** How each fact of an entry is called in git's formats. git leaves the placeholder of a broken date as it stands. */
const facts: Record<string, (entry: ParsedEntry) => string | undefined> = {
  '%H': ({ id }) => id,
  '%P': ({ parents }) => parents?.join(' '),
  '%an': ({ author }) => author.name,
  '%ae': ({ author }) => author.email,
  '%as': ({ date }) => date,
  '%aI': ({ authored }) => authored,
  '%cn': ({ committer }) => committer?.name,
  '%ce': ({ committer }) => committer?.email,
  '%cs': ({ committedDate }) => committedDate,
  '%cI': ({ committed }) => committed,
  '%s': ({ subject }) => subject,
};

/** Reads a repository and holds what git itself says of its commits against each entry. */
export async function readAsGitDoes(repository: TestRepository): Promise<ReadRecords> {
  const read = await readHistory(repository.directory);
  for (const [placeholder, tell] of Object.entries(facts)) {
    const said = askGit(repository, placeholder).map((value) => {
      if (value === placeholder) return value.endsWith('s') ? '1970-01-01' : '1970-01-01T00:00:00+00:00';
      return value.replace(/Z$/, placeholder.endsWith('I') ? '+00:00' : 'Z');
    });
    expect(read.entries.map(tell), placeholder).toEqual(said);
  }
  return read;
}
