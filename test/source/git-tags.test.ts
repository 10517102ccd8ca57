import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { readTags } from '../../src/source/git-tags.ts';
import { describeGit, makeSmallRepository, runIsolatedGit, useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();

describeGit('tags of tags', () => {
  it('are told by the commits that they name in the end, by two runs of git, however many there are', async () => {
    const { directory, git } = makeSmallRepository(path.join(makeFolder(), 'project'));
    const makeTag = (object: string, type: string, name: string): string => {
      const input = `object ${object}\ntype ${type}\ntag ${name}\ntagger Ada <ada@example.org> 1200000000 +0000\n\n${name}\n`;
      return runIsolatedGit(directory, ['mktag'], { input }).toString().trim();
    };
    const commit = git('rev-parse', 'HEAD');
    const inner = makeTag(commit, 'commit', 'inner');
    const outer = makeTag(inner, 'tag', 'outer');
    const outermost = makeTag(outer, 'tag', 'outermost');
    const ofTree = makeTag(makeTag(git('rev-parse', 'HEAD^{tree}'), 'tree', 'tree'), 'tag', 'of-tree');
    const names = Array.from({ length: 500 }, (_, place) => `n${place}`);
    const created = names.map((name) => `create refs/tags/${name} ${outer}\n`).join('');
    const others = `create refs/tags/outermost ${outermost}\ncreate refs/tags/of-tree ${ofTree}\n`;
    runIsolatedGit(directory, ['update-ref', '--stdin'], { input: created + others });
    const trace = path.join(makeFolder(), 'trace');
    vi.stubEnv('GIT_TRACE2_EVENT', trace);
    const tags = await readTags(directory);
    vi.unstubAllEnvs();
    // One run lists the tags, and one tells what those of tags name.
    expect(readFileSync(trace, 'utf8').match(/"event":"start"/g)).toHaveLength(2);
    expect(tags.map(({ name }) => name)).toEqual([...names, 'outermost'].sort());
    expect(new Set(tags.map((tag) => tag.commit))).toEqual(new Set([commit]));
  });
});
