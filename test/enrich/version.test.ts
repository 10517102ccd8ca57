import { describe, expect, it } from 'vitest';
import { compareVersions, finalStage, parseVersion } from '../../src/enrich/version.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';

const read = (name: string) => {
  const version = parseVersion(name);
  if (!version) throw new Error(`${name} states no version`);
  return version;
};

describe("a tag's name", () => {
  it.each<[string, string, number[]]>([
    ['v2.30.0', '', [2, 30]],
    ['v.1.2', '', [1, 2]],
    ['1.2.3.4', '', [1, 2, 3, 4]],
    ['release-1.3', '', [1, 3]],
    ['REL8_0_0', '', [8]],
    ['V3', '', [3]],
    ['OpenSSL_1_1_1k', 'openssl', [1, 1, 1]],
    ['foo@1.2.3', 'foo', [1, 2, 3]],
    ['@scope/foo@2.0.0', '@scope/foo', [2]],
    ['foo@7', 'foo', [7]],
    ['foo/v1.2.3', 'foo', [1, 2, 3]],
    ['debian/1.2-3', 'debian', [1, 2, 3]],
    ['log4j-2.14.1', 'log4j', [2, 14, 1]],
    ['go1.21', 'go', [1, 21]],
    ['v1.0.0+build.5', '', [1]],
    ['4.0.0.Final', '', [4]],
    ['20230101', '', [20230101]],
  ])('%s is a release of “%s”', (name, product, numbers) => {
    expect(parseVersion(name)).toMatchObject({ product, numbers, stage: finalStage });
  });

  it.each([
    ['7.0-rc1', [7], [1]],
    ['v1.0rc1', [1], [1]],
    ['v5.0.0-alpha.3', [5], [3]],
    ['1.0b2', [1], [2]],
    ['v2.0-pre', [2], []],
    ['V2.4-dev-1', [2, 4], [1]],
    ['rc-8_13_0-1', [8, 13], [1]],
    ['v1.0.0-beta.11-webpack.2', [1], [11]],
    ['REL_15_BETA1', [15], [1]],
  ])('%s is a candidate', (name, numbers, count) => {
    const version = read(name);
    expect(version).toMatchObject({ product: '', numbers, count });
    expect(version.stage).toBeLessThan(finalStage);
  });

  it.each([
    'junio-gpg-pub',
    'issue-42',
    'twitter-20100804',
    'v1.0-before-merge',
    'nightly-2024-01-01',
    'backup/v1.2',
    'LABEL_2003_06_28_0050',
    'v6.0.8-devkit',
    '1234567890123456.1',
    '123456789',
    'deadbeef',
    'pubkey2-somebody',
    '',
  ])('%j is no version', (name) => {
    expect(parseVersion(name)).toBeUndefined();
  });

  it.each(['1.', 'a1', '-1', '1-rc', '_'])(
    'of nothing but %j, as long as git takes it, is read in a moment',
    (part) => {
      expect(takesLinearTime((share) => repeatBy(share)(part, 4_000 / part.length), parseVersion)).toBe(true);
    },
  );

  it('of more than 255 characters states none', () => {
    expect(parseVersion(`v1.2${'.0'.repeat(125)}`)).toMatchObject({ numbers: [1, 2] });
    expect(parseVersion(`v1.2${'.0'.repeat(126)}`)).toBeUndefined();
  });
});

describe('versions', () => {
  it.each([
    ['v0.99.7', 'v0.99.7a', 'v0.99.7b', 'v0.99.8', 'v1.0rc1', 'v1.0.0', 'v1.0.1'],
    ['v2.9.5', 'v2.10.0-rc0', 'v2.10.0-rc1', 'v2.10.0-rc10', 'v2.10.0', 'v2.10.0.1', 'v2.10.1'],
    [
      '5.0-dev',
      '5.0.0-alpha.2',
      '5.0.0-alpha.10',
      '5.0.0-beta.1',
      '5.0-next.0',
      '5.0.0-rc.1',
      '5.0.0',
      '5.0.0-p1',
      '5.0.1',
    ],
    ['OpenSSL_1_1_1', 'OpenSSL_1_1_1a', 'OpenSSL_1_1_1k', 'OpenSSL_3_0_0-alpha1', 'openssl-3.0.0'],
    ['debian/1.2-1', 'debian/1.2-3', 'debian/1.2-10', 'debian/1.10-1'],
    ['nfs-utils-1-0-7-pre1', 'nfs-utils-1-0-7-rc1', 'nfs-utils-1-0-7', 'nfs-utils-1-0-7-post1'],
  ])('come in the order in which they were published: %s …', (...names) => {
    const versions = names.map(read);
    for (const [index, version] of versions.entries()) {
      const others = versions.map((other) => Math.sign(compareVersions(version, other)));
      expect(others, names[index]).toEqual(versions.map((_, place) => Math.sign(index - place)));
    }
  });

  it('are the same however many zeros they end in', () => {
    expect(compareVersions(read('7.0'), read('v7.0.0'))).toBe(0);
    expect(compareVersions(read('0'), read('v0.0'))).toBe(0);
  });
});
