import { expect, it } from 'vitest';
import { readCommitsAhead } from '../../src/ingest/commits-ahead.ts';
import type { ParseEvent } from '../../src/model/parsed-log.ts';
import { logArguments } from '../../src/source/git.ts';
import { GitError } from '../../src/source/run-git.ts';
import { describeGit, useFolders } from '../support/git-repository.ts';
import { makeBoth } from '../support/import-git.ts';

const makeFolder = useFolders();

async function listSubjects(batches: AsyncIterable<readonly ParseEvent[]>): Promise<(string | undefined)[]> {
  const subjects: (string | undefined)[] = [];
  for await (const batch of batches) {
    for (const event of batch) subjects.push(event.kind === 'entry' ? event.entry.subject : event.kind);
  }
  return subjects;
}

describeGit('commits that are read ahead', () => {
  it('are all of a few, each handed on once', async () => {
    const { repository } = makeBoth(makeFolder(), 'one', 'two', 'three');
    const ahead = await readCommitsAhead(repository.directory, logArguments(['HEAD']));
    expect([ahead.isWhole, ahead.events.length]).toEqual([true, 3]);
    expect(await listSubjects(ahead.batches())).toEqual(['one', 'two', 'three']);
  });

  it('are the first of many, and the others follow when they are taken', async () => {
    const { repository } = makeBoth(makeFolder(), 'one', 'two', 'three');
    for (const most of [
      { events: 1, bytes: 1000 },
      { events: 1000, bytes: 1 },
    ]) {
      const ahead = await readCommitsAhead(repository.directory, logArguments(['HEAD']), most);
      expect(ahead.isWhole).toBe(false);
      expect(await listSubjects(ahead.batches())).toEqual(['one', 'two', 'three']);
      const dropped = await readCommitsAhead(repository.directory, logArguments(['HEAD']), most);
      await expect(dropped.drop()).resolves.toBeUndefined();
    }
  });

  it('are not there where git fails', async () => {
    const { repository } = makeBoth(makeFolder(), 'one');
    await expect(readCommitsAhead(repository.directory, logArguments(['nothing']))).rejects.toBeInstanceOf(GitError);
  });
});
