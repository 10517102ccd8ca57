import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerShape } from '../support/contract.ts';
import { makeRepository, useFolders } from '../support/git-repository.ts';
import { expectRefusal, makeWorkplace, readJson } from '../support/run-annalist.ts';

const newFolder = useFolders();

/** A place with an imported repository: one change in a release, one in a candidate before, one in none. */
async function openReleased() {
  const place = makeWorkplace(newFolder());
  const project = makeRepository(path.join(place.folder, 'project'));
  const cache = project.commit({ message: 'cache: keep less\n' });
  project.git('tag', '-a', '-m', 'try it', 'v1.0.0-rc1');
  const index = project.commit({ message: 'index: read it backwards\n' });
  project.git('tag', '-a', '-m', 'take it', 'v1.0.0');
  const queue = project.commit({ message: 'queue: wait no longer\n' });
  expect(readJson(await place.annalist(['import', 'project', '--json']))).toMatchObject({ added: 3 });
  const ask = async (...args: string[]) =>
    answerShape.parse(readJson(await place.annalist([...args, '--log', 'project', '--json'])));
  return { place, project, ask, hashes: { cache, index, queue } };
}

describe('the releases of a repository', () => {
  it('are told by release, show and the filters, as JSON and in words', async () => {
    const { place, ask, hashes } = await openReleased();
    expect(await ask('release', 'keep less')).toMatchObject({
      command: 'release',
      query: { about: 'keep less' },
      verdict: 'found',
      sure: true,
      release: 'v1.0.0',
      released: { name: 'v1.0.0', firstCandidate: { name: 'v1.0.0-rc1', candidate: true } },
      entries: [{ id: hashes.cache, release: 'v1.0.0' }],
      text: expect.stringMatching(
        /^“cache: keep less” is first in v1\.0\.0 .*; v1\.0\.0-rc1\s+was\s+the\s+first\s+candidate\./,
      ),
    });
    expect(await ask('release', 'queue')).toMatchObject({
      verdict: 'nothing',
      newestRelease: { name: 'v1.0.0' },
      text: expect.stringMatching(/is in no release yet; the\s+newest is v1\.0\.0/),
    });
    expect(await ask('show', hashes.index.slice(0, 10))).toMatchObject({
      release: 'v1.0.0',
      entries: [{ release: 'v1.0.0' }],
    });
    expect(await ask('count', '--release', '1.0')).toMatchObject({ count: 2, total: 2, query: { release: '1.0' } });
    expect(await ask('what', '--from', '1.0.0-rc1', '--to', '1.0.0')).toMatchObject({
      entries: [{ id: hashes.index }],
    });
    expectRefusal(
      await place.annalist(['what', '--release', 'v3', '--log', 'project']),
      1,
      'The log "project" has no release "v3": try v1.0.0.',
    );
  });

  it('come with what became of a change: it was carried to one, or taken back', async () => {
    const { place, project, ask, hashes } = await openReleased();
    project.commit({ message: `Revert "index: read it backwards"\n\nThis reverts commit ${hashes.index}.\n` });
    project.git('checkout', '-q', '-b', 'maint', 'v1.0.0');
    project.commit({ message: `queue: wait no longer\n\n(cherry picked from commit ${hashes.queue})\n` });
    project.git('tag', 'v1.0.1');
    project.git('checkout', '-q', 'main');
    project.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'merge', '-q', '--no-edit', 'maint');
    expect(readJson(await place.annalist(['import', 'project', '--json']))).toMatchObject({ added: 3 });
    const undone = await ask('show', hashes.index);
    expect(undone.ties).toMatchObject([{ kind: 'reverted-by', headline: 'Revert "index: read it backwards"' }]);
    expect(undone.text).toMatch(/It was reverted on \d+ \w+ \d{4} by /);
    expect((await ask('show', hashes.queue)).ties).toMatchObject([{ kind: 'carried-as', release: 'v1.0.1' }]);
    expect((await ask('what', '--limit', '10')).entries.find(({ id }) => id === hashes.index)?.fate).toBeDefined();
  });

  it('are there after an import to which only a tag is new', async () => {
    const { place, project, ask } = await openReleased();
    project.git('tag', 'v1.1.0');
    expect(readJson(await place.annalist(['import', 'project', '--json']))).toMatchObject({ added: 0 });
    expect(await ask('release', 'queue')).toMatchObject({ verdict: 'found', release: 'v1.1.0' });
  });
});
