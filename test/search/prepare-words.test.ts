import { expect, it } from 'vitest';
import type { Dictionary } from '../../src/search/dictionary.ts';
import { nearestWords } from '../../src/search/near-words.ts';
import { prepareWords, readQueryWords } from '../../src/search/query-words.ts';
import { openRunDictionary } from '../../src/search/run-dictionary.ts';
import { makeTermBuilder } from '../../src/search/term-builder.ts';

/** A dictionary that notes how often all its terms are gone through. */
function makeNoting(): { dictionary: Dictionary; passes: () => number } {
  const builder = makeTermBuilder();
  for (let unit = 0; unit < 30; unit += 1) builder.add('Lock the quota', 'netlink sockets of fs/9p and sh-4a');
  builder.add('A seldom word', 'quoto set_flux deadbeef12 prefixed');
  const dictionary = openRunDictionary(builder.finish());
  let passes = 0;
  const noting: Dictionary = {
    ...dictionary,
    eachEncoded(take) {
      passes += 1;
      return dictionary.eachEncoded(take);
    },
  };
  return { dictionary: noting, passes: () => passes };
}

const asked = [
  'quota',
  'locks',
  'quta',
  'quoto',
  'seldom',
  'fs/9p',
  'sh4a',
  'set_flux',
  'set_flax',
  'deadbeef12',
  'deadbeef',
];

it.each([...asked, 'c0ffee99', 'pref', 'prefi*', 'xyzzyxyzzy', 'lock nosuchword', 'the', 'lock_nosuch', 'no/such'])(
  'what reading "%s" looks for among all terms is made ready before, and nothing else',
  async (text) => {
    const { dictionary, passes } = makeNoting();
    await prepareWords([dictionary], text);
    const before = passes();
    const read = readQueryWords([dictionary], text);
    for (const word of read.unknown) nearestWords([dictionary], word, 3);
    expect(passes()).toBe(before);
    const fresh = makeNoting();
    const plain = readQueryWords([fresh.dictionary], text);
    expect(plain).toEqual(read);
    for (const word of plain.unknown) nearestWords([fresh.dictionary], word, 3);
    expect(fresh.passes()).toBe(before);
  },
);
