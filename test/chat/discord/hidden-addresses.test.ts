import { expect, it } from 'vitest';
import { openStore, type Store } from '../../../src/store/store.ts';
import { describeGit, makeRepository, useFolders } from '../../support/git-repository.ts';
import { importInto } from '../../support/import-into.ts';
import { type Said, tellAll } from '../../support/said-in-chat.ts';
import { openTestLibrary } from '../../support/test-library.ts';

const makeFolder = useFolders();
const place = { kind: 'server', server: '1100000000000000001' } as const;

/** The host of all addresses. */
const host = 'hush-host.example';
const at = (name: string): string => `${name}@${host}`;
const shapes = [at('ada'), `Ada Byron <${at('ada')}>`, `mailto:${at('bob')}`, `[${at('cyd')}:typo]`, `"${at('dan')}"`];
const mail = shapes.join(' ');

/** Entries that have an address wherever a source can have text. */
const entries = [0, 1, 2, 3, 4, 5].map((place) => ({
  id: `${place}-${at('id')}`,
  date: `200${place + 1}-02-0${place + 1}`,
  authored: `200${place + 1}-02-0${place + 1}T10:00:00+00:00`,
  author: { name: place % 2 === 0 ? at('ada') : `Bob of ${at('bob')}`, email: at('ada') },
  committer: { name: at('cyd'), email: at('cyd') },
  subject: `${at('tool')}: plough ${place} ${mail}`,
  body: `Because ${mail} said so. Thanks to ${at('eve')}.\n\nReported by ${at('fay')}. Revert "${at('gus')}: sow"`,
  trailers: [
    { role: 'signed-off-by', name: at('hal'), email: at('hal') },
    { role: 'reviewed-by', name: `Ivy ${at('ivy')}`, email: at('ivy') },
    { role: 'fixes', name: `1234567 ("${at('jim')}: seeds")` },
  ],
  notes: [`[${at('kim')}: harrowed]`],
  merge: place === 3 ? { from: at('tree'), listed: [`${at('tool')}: mow ${mail}`] } : undefined,
  release: `v${place + 1}.0-${at('rel')}`,
  section: at('section'),
  paths: [`fields/${at('path')}/x.c`],
}));
const text = entries
  .map((entry) => JSON.stringify(entry))
  .reverse()
  .join('\n');

let filled: Promise<Store> | undefined;
const openFilled = (): Promise<Store> => {
  filled ??= fillStore();
  return filled;
};

async function fillStore(): Promise<Store> {
  const folder = makeFolder();
  const store = openStore(`${folder}/store`);
  await importInto(store, { text }, { log: 'texts', format: 'json-lines' });
  const repository = makeRepository(`${folder}/repository`);
  const message = (title: string): string =>
    `${at('tool')}: ${title} ${mail}\n\nSee ${mail}.\n\nReviewed-by: ${at('ivy')}\nCc: <${at('kay')}>\n`;
  const files = {
    MAINTAINERS: `FIELDS OF ${at('lea')}\nM: ${at('lea')}\nF: fields/\n`,
    CODEOWNERS: `/barn/ ${at('moe')}\n`,
  };
  const first = repository.commit({ message: message('plough'), author: { name: at('ada'), email: at('ada') }, files });
  repository.git('tag', `v1.0-${at('rel')}`);
  repository.commit({
    message: message('sow'),
    author: { name: 'Bob', email: at('bob') },
    files: { [`fields/${at('path')}`]: '1' },
  });
  repository.commit({
    message: `Revert "${at('tool')}: plough ${mail}"\n\nThis reverts commit ${first}, see ${mail}.\n`,
  });
  repository.commit({
    message: `mow\n\nFixes: ${first.slice(0, 12)} ("${at('tool')}: plough ${mail}")\n(cherry picked from commit 1234567890123456789012345678901234567890)\n`,
    files: { 'barn/a': '1' },
  });
  repository.git('tag', 'v1.1');
  repository.git('branch', at('branch'));
  await importInto(store, repository.directory, {
    log: 'commits',
    branches: ['*'],
    ownRules: { maintainers: true, codeowners: true, folders: { 'fields/*/': '*' } },
  });
  return store;
}

/** Those in which the host of an address can be read, without what the service takes out of a text. */
const findAddresses = (said: readonly Said[]): string[] =>
  said.flatMap(([asked, told]) => (told.replaceAll(/[\\\u200b]/g, '').includes(host) ? [asked] : []));

describeGit('e-mail addresses', () => {
  it('are in nothing that is said in chat, unless the operator lets them', async () => {
    const store = await openFilled();
    const tell = async (hides: boolean): Promise<string[]> =>
      findAddresses(await tellAll(openTestLibrary(store, { hidesAddresses: () => hides }).at(place), hides ? 99 : 1));
    expect(await tell(true)).toEqual([]);
    const shown = await tell(false);
    expect(shown).toEqual(
      expect.arrayContaining([
        'person: ',
        'release: v1',
        'branch: ',
        'entry: 2001',
        'post from 0',
        '/what {"log":"texts"}',
        '/show {"id":"nothing","log":"texts"}',
        '/ask {"question":"who ploughed?","log":"commits"}',
        `/person {"person":"Bob of ${at('bob')}","log":"texts"} as a picture`,
      ]),
    );
  });

  it('are no part of a name that means the same when it is typed as it was shown', async () => {
    const store = await openFilled();
    const reader = openTestLibrary(store, { hidesAddresses: () => true }).at(place);
    const [texts, commits] = [await reader.open('texts'), await reader.open('commits')];
    expect(await texts.find('0-id@…', 2)).toEqual([0]);
    expect(await texts.find(`0-${at('id')}`, 2)).toEqual([0]);
    expect((await texts.search({ release: 'v1.0-rel@…', order: 'newest', limit: 9 })).total).toBe(1);
    expect((await commits.search({ branch: 'branch@…', order: 'newest', limit: 9 })).total).toBe(4);
    expect((await texts.releases()).find('V1.0-REL@…')).toMatchObject({ name: 'v1.0-rel@…' });
  });
});
