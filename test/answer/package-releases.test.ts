import { expect, it } from 'vitest';
import type { LogReader } from '../../src/answer/reader.ts';
import { answerRelease } from '../../src/answer/release.ts';
import { answerShow } from '../../src/answer/show.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { renderLead } from '../../src/render/leads.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { openStore } from '../../src/store/store.ts';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { lineText } from '../support/line-text.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

/** Commits with the tags at each, the oldest first; each is of the package that its title says. */
const history: readonly (readonly [title: string, ...tags: string[]])[] = [
  ['fix(plough): begin', 'v1.0.0'],
  ['fix(harrow): begin', '@farm/plough@1.0.0', 'tools/harrow/v1'],
  ['fix(plough): deeper'],
  ['fix(harrow): finer', '@farm/plough@1.1.0', 'tools/harrow/v2-rc1'],
  ['fix(sickle): begin', 'tools/harrow/v2', 'v2.0.0'],
  ['fix(sickle): sharper', 'sickle-0.1.0'],
  ['docs: words', 'v2.1.0'],
  ['fix(plough): slower', 'v2.2.0'],
  ['fix(harrow): on a branch'],
];

let opened: Promise<LogReader> | undefined;
const openFarm = (): Promise<LogReader> => {
  opened ??= makeFarm();
  return opened;
};

async function makeFarm(): Promise<LogReader> {
  const folder = makeFolder();
  const repository = makeRepository(`${folder}/repository`);
  for (const [day, [title, ...tags]] of history.entries()) {
    const time = `${1_200_000_000 + day * 86_400} +0000`;
    repository.commit({ message: `${title}\n`, author: { time }, committer: { time } });
    for (const tag of tags) repository.git('tag', tag);
  }
  const store = openStore(`${folder}/store`);
  await importInto(store, repository.directory);
  return await openTestReader(store).open('test');
}

const leadOf = async (about: string): Promise<string> =>
  lineText(renderLead(await answerRelease(await openFarm(), { about })))
    .replace(/ \(\d+ Jan 2008\)/g, '')
    .replace(/, on the day it landed|, (\d+) days? after it landed/g, (_, days) => (days ? ` after ${days}` : ''));

describeGit('the release of a change to a package that is tagged by itself', () => {
  it('is told of the package and of the main line', async () => {
    expect(await leadOf('plough deeper')).toBe(
      '“fix(plough): deeper” is first in @farm/plough@1.1.0 after 1; in the main line, in v2.0.0 after 2.',
    );
    expect(await leadOf('harrow finer')).toBe(
      '“fix(harrow): finer” is first in tools/harrow/v2 after 1; tools/harrow/v2-rc1 was the first candidate; ' +
        'in the main line, in v2.0.0 after 1.',
    );
    const answer = await answerRelease(await openFarm(), { about: 'harrow finer' });
    expect(answer).toMatchObject({
      release: 'v2.0.0',
      released: {
        name: 'v2.0.0',
        package: { name: 'tools/harrow', first: { name: 'tools/harrow/v2', firstCandidate: { candidate: true } } },
      },
    });
  });

  it('is told of the main line first where the package was not tagged before, and where it has no release with it', async () => {
    expect(await leadOf('sickle begin')).toBe(
      '“fix(sickle): begin” is first in v2.0.0; of sickle, in its first release, sickle-0.1.0.',
    );
    expect(await leadOf('plough slower')).toBe(
      '“fix(plough): slower” is first in v2.2.0; no release of @farm/plough has it yet.',
    );
    expect(await leadOf('words')).toBe('“docs: words” is first in v2.1.0.');
    expect(await leadOf('harrow branch')).toBe(
      '“fix(harrow): on a branch” is in no release yet; the newest is v2.2.0.',
    );
  });

  it('is shown with the change', async () => {
    const farm = await openFarm();
    const show = async (about: string): Promise<string> => {
      const { hits } = await farm.search({ words: about, order: 'best', limit: 1 });
      const entry = await farm.entry(hits[0]?.sequence ?? 0);
      return renderTerminal(renderAnswer(await answerShow(farm, entry.id), '/show'), plainStyle);
    };
    expect(await show('harrow finer')).toContain('first in  v2.0.0\n  of tools/harrow  first in tools/harrow/v2\n');
    expect(await show('plough slower')).toContain('of @farm/plough  in no release yet');
    expect(await show('words')).not.toContain('  of ');
  });

  it('tells what went into a release of the package, of all that came since the one before', async () => {
    const farm = await openFarm();
    const listFirst = async (release: string): Promise<string[]> => {
      const { hits } = await farm.search({ release, order: 'oldest', limit: 20 });
      return await Promise.all(hits.map(async ({ sequence }) => (await farm.entry(sequence)).subject ?? ''));
    };
    expect(await listFirst('@farm/plough@1.1.0')).toEqual(['fix(plough): deeper', 'fix(harrow): finer']);
    expect(await listFirst('tools/harrow/v2')).toEqual([
      'fix(plough): deeper',
      'fix(harrow): finer',
      'fix(sickle): begin',
    ]);
    expect(await listFirst('v2.1.0')).toEqual(['fix(sickle): sharper', 'docs: words']);
  });
});
