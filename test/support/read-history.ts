import type { ParsedEntry } from '../../src/model/entry.ts';
import type { Problem } from '../../src/model/parsed-log.ts';
import { parseGitRecords } from '../../src/parse/git-records.ts';
import { logArguments, openRepository } from '../../src/source/git.ts';
import { streamGit } from '../../src/source/run-git.ts';

/** What a stream of records was read as. */
export interface ReadRecords {
  entries: ParsedEntry[];
  problems: Problem[];
}

/** Reads a repository's history as an import does, oldest first. */
export async function readHistory(directory: string): Promise<ReadRecords> {
  const repository = await openRepository(directory);
  if (!repository) throw new Error(`${directory} is no repository`);
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(directory, logArguments([repository.tip]))) chunks.push(chunk);
  return readRecords(chunks);
}

/** Reads the output of git, in the chunks given. */
export function readRecords(chunks: readonly Buffer[]): ReadRecords {
  const read: ReadRecords = { entries: [], problems: [] };
  const parser = parseGitRecords((event) => {
    if (event.kind === 'entry') read.entries.push(event.entry);
    else if (event.kind === 'problem') read.problems.push(event.problem);
  });
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return read;
}
