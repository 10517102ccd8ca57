import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`)];
const read = (page: string): string => readFileSync(path.join(root, page), 'utf8');
const files = new Set(
  ['src', 'commands', 'test', 'data'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((name) => path.basename(String(name))),
  ),
);

/** The headings of a page below its title, as links within it name them. */
function listAnchors(page: string): string[] {
  return [...read(page).matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages of documentation', () => {
  it.each(['README.md', 'docs/design.md'])('list all their parts at the top: %s', (page) => {
    const top = read(page).split(/^## /m)[0] ?? '';
    expect([...top.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor).toSorted()).toEqual(
      listAnchors(page).toSorted(),
    );
  });

  it.each(pages)('lead only to headings and files that there are: %s', (page) => {
    for (const [, target = ''] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const meant = file === '' ? page : path.join(path.dirname(page), file);
      expect(existsSync(path.join(root, meant)), target).toBe(true);
      if (anchor !== undefined) expect(listAnchors(meant), target).toContain(anchor);
    }
  });

  it.each(pages)('name only sources that there are: %s', (page) => {
    for (const [, named = ''] of read(page).matchAll(/`([\w./-]+\.(?:ts|mjs))`/g)) {
      if (named.startsWith('.')) continue;
      const isThere = named.includes('/') ? existsSync(path.join(root, named)) : files.has(named);
      expect(isThere || existsSync(path.join(root, named)), named).toBe(true);
    }
  });
});
