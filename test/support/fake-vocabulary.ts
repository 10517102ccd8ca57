import { nameWords } from '../../src/model/identity.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';

const people = [
  'Jan Kara',
  'Jeff Layton',
  'David Howells',
  "Theodore Ts'o",
  'Garen Chan',
  'Lu JJ',
  'Randy Dunlap',
  'Salvatore Sanfilippo',
  'Linus Torvalds',
  'Mark Fasheh',
];
const nicknames: Record<string, string> = { antirez: 'Salvatore Sanfilippo', ted: "Theodore Ts'o" };
const subsystems: Record<string, string> = {
  nfs: 'nfs',
  nfsv4: 'nfs',
  afs: 'afs',
  ocfs2: 'ocfs2',
  jffs2: 'jffs2',
  xfs: 'xfs',
  tls: 'tls',
  tests: 'tests',
  'command line': 'cli',
};
const releases: Record<string, string> = {
  'v2.30.0': '2020-12-27',
  'v7.0': '2022-04-27',
  'v1.2': '2005-01-01',
  'v1.4': '2006-01-01',
};
/** Words that no entry of the log has. */
const unknown = new Set(['dennis', 'ritchie', 'laytons', 'randys', 'graphql', 'zebra', 'ofcs2', 'karra']);

/** Words of very many entries. */
const common = new Map([['linus', 600]]);

/** What a made-up log knows: some people and subsystems of the kernel, some releases, and most words. */
export const fakeVocabulary: Vocabulary = {
  log: 'linux',
  entries: 10_000,
  sizeOf: (word) =>
    common.get(word) ??
    (unknown.has(word) || Object.hasOwn(nicknames, word) || people.some((name) => nameWords(name).includes(word))
      ? 0
      : 40),
  findPeople(name) {
    const words = nameWords(name);
    const found = people.filter((person) => {
      const own = nameWords(person);
      return (
        words.length > 0 &&
        words.every((word) =>
          own.some(
            (other) =>
              other === word ||
              other === word.replace(/s$/, '') ||
              (words.length > 1 && word.length === 1 && other.startsWith(word)),
          ),
        )
      );
    });
    const nickname = words.length === 1 ? nicknames[words[0] ?? ''] : undefined;
    return nickname === undefined ? found : [nickname];
  },
  entriesOf: (name) => (name === 'linus' ? 500 : 1),
  guessPerson: (name) => (name === 'jan karra' ? 'Jan Kara' : undefined),
  findSubsystem: (name) => (Object.hasOwn(subsystems, name) ? subsystems[name] : undefined),
  guessSubsystem: (name) => (name === 'ofcs2' ? 'ocfs2' : undefined),
  newestRelease: { name: 'v7.0', date: '2022-04-27' },
  findSeries: (name) => (/^7\.(?:0|x|0\.x)$/.test(name) ? { from: 'v2.30.0', to: 'v7.0' } : undefined),
  findBeside(name, step) {
    const names = Object.keys(releases).toSorted((one, other) =>
      (releases[one] ?? '').localeCompare(releases[other] ?? ''),
    );
    const other = names[names.indexOf(name) + step];
    return other === undefined ? undefined : { name: other, date: releases[other] };
  },
  findRelease(name) {
    const full = [name, `v${name}`, `${name}.0`, `v${name}.0`].find((each) => Object.hasOwn(releases, each));
    return full === undefined ? undefined : { name: full, date: releases[full] };
  },
};
