/** A version as a tag's name states it. */
export interface Version {
  /** What is versioned, `openssl` of `OpenSSL_1_1_1k`; empty where the name says nothing but the version. */
  product: string;
  /** Without zeros at the end, so that `2.30` is `2.30.0`. */
  numbers: readonly number[];
  /** The letter right behind the numbers, 1 for `a`; zero where there is none. */
  letter: number;
  /** How far a candidate is from the release, `finalStage` for the release itself. */
  stage: number;
  /** The numbers of a candidate, or of what was published behind a release: 1 of `rc1`, of `post1`. */
  count: readonly number[];
}

/** The stage of a release that is no candidate. */
export const finalStage = 9;

/** What candidates are called, in the order in which they come. */
const stages: Record<string, number> = {
  ...Object.fromEntries(['dev', 'snapshot', 'nightly', 'canary', 'experimental'].map((word) => [word, 0])),
  ...Object.fromEntries(['alpha', 'a', 'test'].map((word) => [word, 1])),
  ...Object.fromEntries(['beta', 'b', 'milestone', 'm'].map((word) => [word, 2])),
  ...Object.fromEntries(['pre', 'preview', 'prerelease', 'next'].map((word) => [word, 3])),
  ...Object.fromEntries(['rc', 'cr', 'c'].map((word) => [word, 4])),
};

/** Words behind a version that make it no candidate. */
const finalWords = ['final', 'ga', 'release', 'stable', 'lts', 'post', 'p', 'patch', 'pl', 'sp', 'rev', 'r'];

/** What is tagged so is no release of anything, whatever numbers stand behind. */
const otherWords =
  /(?:^|[^a-z])(?:nightly|weekly|daily|snapshot|label|build|ci|backup|before|tmp|temp|wip|archive|old)(?![a-z])/;

const versionWords = 'version|release|ver|rel|v';
const shape =
  /^(\d+(?:[._-]\d+)*)(?:([a-z])(?![a-z\d])(?:\.(\d+))?)?(?:[-_.~]?([a-z]+)[-_.]?(\d+(?:[._-]\d+)*)?(.*))?$/;
const mostDigits = 15;
/** A longer name states no version: reading one takes time by the square of its length, and a source chooses its names. */
const mostName = 255;

/**
 * Reads the version in a tag's name: `v2.30.0`, `7.0-rc1`, `release-1.3`, `OpenSSL_1_1_1k`, `foo@1.2.3`,
 * `debian/1.2-3`. Undefined for a name that states none. It is looser than semver, which knows neither two nor four
 * numbers, nor letters, nor underscores.
 */
export function parseVersion(name: string): Version | undefined {
  if (name.length > mostName) return undefined;
  // What stands behind a plus says how it was built.
  const text = name.toLowerCase().replace(/\+[a-z0-9.-]+$/, '');
  for (const { index } of text.matchAll(/(?<!\d)\d/g)) {
    const prefix = text.slice(0, index);
    if (!/(?:^|[-_./@ ])[a-z]*$/.test(prefix)) continue;
    const found = shape.exec(text.slice(index));
    const version = found && readVersion(prefix, found);
    if (version) return version;
  }
  return undefined;
}

function readVersion(prefix: string, found: RegExpExecArray): Version | undefined {
  const [, digits = '', letter, behindLetter, word, behindWord, rest = ''] = found;
  let numbers = readNumbers(digits);
  let count = readNumbers(behindWord ?? behindLetter ?? '');
  let stage = word === undefined || finalWords.includes(word) ? finalStage : stages[word];
  // A candidate of something odd is a candidate all the same; anything else with such an end is no release.
  if (stage === undefined || (stage === finalStage && rest !== '')) return undefined;
  const begun = /(?:^|[-_./])(rc|pre|alpha|beta)[-_.]?$/.exec(prefix);
  if (begun && stage === finalStage) {
    // `rc-8_13_0-1` is the first one of 8.13.0.
    stage = stages[begun[1] ?? ''] ?? 0;
    const last = /([._])\d.*-(\d+)$/.exec(digits);
    if (last) [numbers, count] = [numbers.slice(0, -1), [Number(last[2])]];
  }
  const before = begun ? prefix.slice(0, begun.index) : prefix;
  if (otherWords.test(prefix) || [...numbers, ...count].some(Number.isNaN)) return undefined;
  if (numbers.length === 1 && !isNumbered(prefix, digits)) return undefined;
  return { product: readProduct(before), numbers: trimZeros(numbers), letter: letterNumber(letter), stage, count };
}

/** A single number is a version only where the name says so: `v6`, `foo@2`; not `issue-42`. */
function isNumbered(prefix: string, digits: string): boolean {
  if (prefix === '') return digits.length < 6 || /^(?:19|20)\d{6}$/.test(digits);
  return prefix.endsWith('@') || new RegExp(`(?:^|[-_./@])(?:${versionWords})[-_.]?$`).test(prefix);
}

const marker = new RegExp(`(^|[-_./@ ])(?:${versionWords})$`);

/** The name that stands before a version, without what only says that a version follows. */
function readProduct(prefix: string): string {
  const trim = (text: string): string => text.replace(/[-_./@ ]+$/, '');
  return trim(trim(prefix).replace(marker, '$1'));
}

const readNumbers = (text: string): number[] =>
  text === '' ? [] : text.split(/[._-]/).map((part) => (part.length > mostDigits ? Number.NaN : Number(part)));

function trimZeros(numbers: readonly number[]): number[] {
  const end = numbers.findLastIndex((number) => number !== 0);
  return numbers.slice(0, Math.max(end + 1, 1));
}

const letterNumber = (letter: string | undefined): number =>
  letter === undefined ? 0 : letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1;

/** Compares versions of one product: older first, candidates before what they are candidates of. */
export function compareVersions(one: Version, other: Version): number {
  return compareBases(one, other) || one.stage - other.stage || compareNumbers(one.count, other.count);
}

/** Compares versions without telling candidates from releases. */
export function compareBases(one: Version, other: Version): number {
  return compareNumbers(one.numbers, other.numbers) || one.letter - other.letter;
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const step = (one[index] ?? 0) - (other[index] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}
