import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import type { ParsedLog } from '../../src/model/parsed-log.ts';
import { detectFormat, headLines } from '../../src/parse/detect.ts';
import { parseText } from '../support/parse-text.ts';

const root = '/usr/share/doc';

/** Files that nobody would call a changelog with versions, and why. Packages of one source hold the same text. */
const others: Record<string, string> = {
  'bsdextrautils/changelog.gz': 'an address of the history',
  'bash/NEWS.gz': 'versions are told in sentences',
  'cpp-12/NEWS.gz': 'a page of the web as text, about one version',
  'cpp-12/NEWS.html': 'a page of the web',
  'gsettings-desktop-schemas/changelog.gz': 'advice on commit messages',
  'libatk-wrapper-java-jni/changelog.gz': 'commits, a line each, without days or names',
  'libc-bin/changelog.gz': 'tells where the changelog is',
  'libcap2-bin/changelog.gz': 'tells where the changelog is',
  'libde265-0/changelog.gz': 'tells where the changelog is',
  'libegl-mesa0/changelog.gz': 'a history in prose',
  'libgnutls-dane0/changelog.gz': 'a log of git without hashes',
  'libncurses-dev/changelog.gz': 'days alone, no versions and no names',
  'libperl5.36/changelog.gz': 'tells where the changelog is',
  'libpq-dev/changelog.gz': 'tells where the changelog is',
  'libsqlite3-0/changelog.gz': 'a page of the web as text',
  'libsqlite3-0/changelog.html.gz': 'a page of the web',
  'libssh2-1/changelog.gz': 'commits by day and name; its first version stands on line 1,377',
  'libtirpc-common/changelog.gz': 'a log of git without hashes',
  'libunwind8/changelog.gz': 'tells where the changelog is',
  'libwebp7/changelog.gz': 'commits, a line each, without days or names',
  'libxmlsec1-dev/changelog.gz': 'tells where the changelog is',
  'mawk/changelog.gz': 'days alone, no versions and no names',
  'python3-gi/changelog.gz': 'tells where the changelog is',
  'python3-lazr.restfulclient/changelog.gz': 'tells where the changelog is',
  'vim-common/changelog.gz': 'a table of patches',
  'xkb-data/changelog.gz': 'tells where the changelog is',
};

interface Doc {
  name: string;
  text: string;
  log?: ParsedLog;
  refusal?: string;
}

/** The files of the machine, each text once, by the first name in order that has it. */
function findDocs(): Doc[] {
  const docs = new Map<string, Doc>();
  for (const folder of existsSync(root) ? readdirSync(root).sort() : []) {
    const path = join(root, folder);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) continue;
    for (const file of readdirSync(path)
      .filter((entry) => /^(?:changelog|NEWS)/.test(entry))
      .sort()) {
      if (!statSync(join(path, file), { throwIfNoEntry: false })?.isFile()) continue;
      const bytes = readFileSync(join(path, file));
      const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1');
      const key = createHash('sha256').update(text).digest('hex');
      if (!docs.has(key)) docs.set(key, { name: `${folder}/${file}`, text });
    }
  }
  return [...docs.values()];
}

function readDoc(doc: Doc): Doc {
  const bytes = Buffer.from(doc.text, 'latin1');
  const text = bytes.toString('utf8');
  try {
    const format = detectFormat(text.split(/\r?\n/, headLines), doc.name);
    return { ...doc, text, log: parseText(format, bytes) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...doc, text, refusal: error.message };
  }
}

/** The lines, from 1, that a plain expression finds. */
const findLines = (text: string, form: RegExp): number[] =>
  text.split(/\r?\n/).flatMap((line, index) => (form.test(line) ? [index + 1] : []));

/** The lines found that are neither those of releases nor told of in a problem. */
function missHeadings({ log, text }: Doc, form: RegExp): number[] {
  const told = new Set([...(log?.releases ?? []), ...(log?.problems ?? [])].map(({ line }) => line));
  return findLines(text, form).filter((line) => !told.has(line));
}

const found = findDocs();
const isDebian = ({ name }: Doc) => /\/changelog\.Debian/.test(name);

describe.skipIf(found.length === 0)('the changelogs of this machine (skipped where /usr/share/doc has none)', () => {
  let docs: Doc[] = [];
  beforeAll(() => {
    docs = found.map(readDoc);
  }, 300_000);

  test('are taken, or refused in one clear line', () => {
    const refusals = docs.flatMap(({ refusal }) => refusal ?? []);
    expect(refusals.filter((refusal) => refusal.includes('\n') || refusal.length > 500)).toEqual([]);
  });

  test('named changelog.Debian are read as such, with every heading', () => {
    const debian = docs.filter(isDebian);
    const taken = debian.filter(({ log }) => log?.format === 'debian');
    expect(taken.length).toBeGreaterThanOrEqual(debian.length * 0.99);
    for (const doc of taken) expect([doc.name, missHeadings(doc, /^\w\S* \(\S+\).*;/)]).toEqual([doc.name, []]);
  });

  test('named changelog.Debian have every item, as a change or as the heading of some', () => {
    for (const { name, text, log } of docs.filter(isDebian)) {
      const starts = new Set(log?.entries.map(({ line }) => line));
      const lines = text.split(/\r?\n/);
      const sections = new Set(log?.entries.flatMap(({ section }) => section?.split(' / ') ?? []));
      const words = (line: string) => line.replace(/^\s*\*\s*|\s*:?\s*$/g, '').replace(/\s+/g, ' ');
      const isTold = (line: number) => {
        const own = words(lines[line - 1] ?? '');
        return own === '' || starts.has(line) || [...sections].some((section) => section.startsWith(own));
      };
      expect([name, findLines(text, /^ {2}\* /).filter((line) => !isTold(line))]).toEqual([name, []]);
    }
  });

  test('of every other kind are taken, but for those that are no changelog with versions', () => {
    const rest = docs.filter((doc) => !isDebian(doc) && others[doc.name] === undefined);
    const refused = rest.filter(({ log }) => log === undefined).map(({ name }) => name);
    expect(refused.length, `refused: ${refused.join(', ')}`).toBeLessThanOrEqual(rest.length * 0.03);
  });

  test('that are NEWS files have every heading of a plain form', () => {
    const plain =
      /^(?:\* )?(?:Noteworthy|Major|Overview of) changes in (?:release|version|GLib|GTK\+?) \d|^Version \d+(?:\.\d+)+(?: \(.*\))?$|^Changes in \d+(?:\.\d+)+ \(.*\)$/;
    for (const doc of docs.filter(({ log }) => log?.format === 'news')) {
      expect([doc.name, missHeadings(doc, plain)]).toEqual([doc.name, []]);
    }
  });
});
