import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Evidence, LogAnswer, ShownEntry } from '../../src/model/answer.ts';
import { formatCommand, parseArguments, splitCommandLine } from '../../src/model/command-text.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { type DiscordOptions, renderDiscord, renderRefusal } from '../../src/render/discord.ts';
import { readFooter } from '../../src/render/discord-footer.ts';
import type { DiscordEmbed } from '../../src/render/discord-message.ts';
import { checkEmbeds } from '../support/discord/embed-limits.ts';
import { openSample } from '../support/sample-log.ts';

const reader = openSample('2008-01-01');

/** Asks the sample log as it is asked in chat. */
async function ask(line: string, options: DiscordOptions = {}): Promise<DiscordEmbed[]> {
  const { name, rest } = splitCommandLine(line) ?? { name: '', rest: '' };
  const command = commands.find((known) => known.name === name);
  if (command?.kind !== 'query') throw new Error(`${name} asks nothing`);
  const raw = parseArguments(command, rest);
  return renderDiscord(renderAnswer(await command.answer(raw, reader), formatCommand(command, raw)), options);
}

const show = (pages: readonly DiscordEmbed[]): string =>
  pages.map(({ description, footer }) => `${description}\n[${footer?.text}]`).join('\n');

const hash = '1a2b'.repeat(10);
const web = `https://git.example.org/${'deep/'.repeat(6)}commit/${hash}`;

const makeEntry = (text: string): Evidence => ({
  id: hash,
  url: web,
  date: '2007-10-17',
  committedDate: '2007-10-18',
  author: text,
  headline: text,
  subsystems: [text],
  score: 1,
  passage: `${text}!`,
  trailers: [{ role: 'acked-by', name: text }],
});

const makeAnswer = (entries: Evidence[], text: string): LogAnswer => ({
  command: 'what',
  log: 'git',
  query: { about: text },
  verdict: 'found',
  sure: true,
  entries,
  total: 143,
  partial: false,
  quote: text.slice(0, 300),
  notes: [
    { kind: 'corrected', from: text, to: text },
    { kind: 'empty-words', words: text },
    { kind: 'nobody-named', person: text, nearest: [text] },
    { kind: 'committed-by-day' },
  ],
});

describe('an answer in Discord', () => {
  it('has the answer in its first line, then a line for each entry, and how it was read in its footer', async () => {
    expect(show(await ask('/who about:lzo jffs2'))).toMatchInlineSnapshot(`
      "Richard Purdie wrote all 2 that match; the best match is of 11 Jul 2007.

      - 11 Jul 2007 · jffs2: compress and decompress with LZO1X — Richard Purdie \\[2007-07-11#2, line 356]
      -# “jffs2: compress and decompress with LZO1X.”
      -# signed off by Richard Purdie and David Woodhouse
      - 11 Jul 2007 · jffs2 learns one more compression mode, "favourlzo" — Richard Purdie \\[2007-07-11#1, line 347]
      -# “jffs2 learns one more compression mode, "favourlzo". Size decides as before, with a bonus for lzo, so that the faster algorithm wins where the results are about as small. How much that bonus weighs is a setting.”
      [2 entries in sample · read as /who about:lzo jffs2]"
    `);
  });

  it('counts a ranking below each other', async () => {
    expect(show(await ask('/rank of:subsystems limit:3'))).toMatchInlineSnapshot(`
      "jffs2 has most: 3 commits. 22 subsystems in all.

      \`3\` jffs2
      \`3\` nfs
      \`2\` afs

      And 19 more.
      [23 entries in sample · read as /rank of:subsystems limit:3]"
    `);
  });

  it('draws numbers over time where no picture comes with it', async () => {
    expect(show(await ask('/what since:oct 2007 until:oct 2007 limit:1'))).toContain('```\n.........▄');
    expect(show(await ask('/what since:oct 2007 until:oct 2007 limit:1', { picture: true }))).not.toContain('```');
  });

  it('links ids to the web', () => {
    const [page] = renderDiscord(renderAnswer(makeAnswer([makeEntry('a')], 'a'), '/what about:a'));
    expect(page?.description).toContain(`\\[[${hash.slice(0, 12)}](${web})]`);
  });

  it.each([
    'http://a.example/x',
    'https://a.example/(x)',
    'https://a.example/x y',
    `https://a.example/${'x'.repeat(300)}`,
  ])('makes no link of an address such as %.40s', (url) => {
    const entry = { ...makeEntry('a'), url };
    expect(show(renderDiscord(renderAnswer(makeAnswer([entry], 'a'), '/what about:a')))).not.toContain('](');
  });

  it('keeps ten entries on one page, with their days, ids and links, however long their texts are', () => {
    for (const text of ['x'.repeat(4000), 'lorem ipsum '.repeat(300), '*_`~|'.repeat(400)]) {
      const entries = Array.from({ length: 10 }, () => makeEntry(text));
      const pages = renderDiscord(renderAnswer(makeAnswer(entries, text), '/what about:lzo'));
      expect(pages).toHaveLength(1);
      expect(checkEmbeds(pages, [])).toEqual([]);
      const lines = pages[0]?.description?.split('\n') ?? [];
      const items = lines.filter((line) => line.startsWith('- 17 Oct 2007 (committed 18 Oct 2007)'));
      expect(items).toHaveLength(10);
      for (const item of items) expect(item.endsWith(`\\[[${hash.slice(0, 12)}](${web})]`), item).toBe(true);
      // Every note is there too.
      expect(lines.at(-1)).toBe("Days are the committer's.");
    }
  });

  it('rather leaves out a link than an id, where the link is very long', () => {
    const entry = { ...makeEntry('lorem ipsum '.repeat(300)), url: `https://a.example/${'x'.repeat(180)}` };
    const [page] = renderDiscord(renderAnswer(makeAnswer(Array(10).fill(entry), 'a'.repeat(999)), '/what about:lzo'));
    expect(page?.description?.match(new RegExp(`\\\\\\[${hash.slice(0, 12)}\\]$`, 'gm'))).toHaveLength(10);
  });

  it('goes on with more entries on further pages', () => {
    const entries = Array.from({ length: 25 }, (_, index) => makeEntry(`change ${index}`));
    const pages = renderDiscord(renderAnswer(makeAnswer(entries, 'change'), '/what about:change limit:25'), {
      color: 7,
    });
    expect(pages.map(({ description }) => description?.match(/^- /gm)?.length)).toEqual([10, 10, 5]);
    expect(pages.map(({ footer }) => footer?.text)).toEqual(
      [1, 2, 3].map((part) => `25 of 143 entries in git · part ${part} of 3 · read as /what about:change limit:25`),
    );
    expect(pages.every(({ color }) => color === 7)).toBe(true);
    expect(pages[1]?.description).toMatch(/^- 17 Oct 2007/);
  });

  it('says how many lines of a list do not fit', () => {
    const ranks = Array.from({ length: 100 }, (_, index) => ({
      name: `${'long name '.repeat(9)}${index}`,
      count: 100 - index,
    }));
    const answer: LogAnswer = { ...makeAnswer([], 'a'), command: 'rank', ranks, ranksTotal: 100, notes: [] };
    const [page, ...others] = renderDiscord(renderAnswer(answer, '/rank'));
    expect(others).toEqual([]);
    const lines = page?.description?.split('\n') ?? [];
    const listed = lines.filter((line) => line.startsWith('`')).length;
    expect(lines.at(-1)).toBe(`… and ${100 - listed} more that do not fit here`);
  });

  it('makes commands that can be clicked', async () => {
    const text = show(await ask('/help', { mention: (name) => (name === 'who' ? '</who:12>' : undefined) }));
    expect(text).toContain('</who:12> · Who made a change');
    expect(text).toContain('**/when** · When');
  });

  it('links to the web where the whole entry is shown', () => {
    expect(show(renderShown({ url: web }))).toContain(`web · <${web}>`);
  });
});

const shownEntry: ShownEntry = {
  id: hash,
  headline: 'nfs: a long story',
  author: { name: 'Al Viro' },
  date: '2007-10-17',
  body: 'short',
  trailers: [],
};

const renderShown = (entry: Partial<ShownEntry>): DiscordEmbed[] =>
  renderDiscord(renderAnswer({ ...makeAnswer([], 'a'), command: 'show', shown: { ...shownEntry, ...entry } }, ''), {
    readAs: '/show id:1a2b',
  });

describe('an entry in full', () => {
  it('is shown with its facts, and its question in the footer', () => {
    expect(show(renderShown({}))).toMatchInlineSnapshot(`
      "**nfs: a long story**

      id · 1a2b1a2b1a2b1a2b1a2b1a2b1a2b1a2b1a2b1a2b
      author · Al Viro
      day · 17 Oct 2007

      short
      [read as /show id:1a2b]"
    `);
  });

  it('goes over as many pages as its text needs', () => {
    const paragraphs = Array.from({ length: 40 }, (_, index) =>
      `Paragraph ${index}. ${'All of it counts. '.repeat(20)}`.trim(),
    );
    const pages = renderShown({ body: paragraphs.join('\n\n') });
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(checkEmbeds([page], [])).toEqual([]);
      expect(page.footer?.text).toBe(`part ${index + 1} of ${pages.length} · read as /show id:1a2b`);
      expect(readFooter(page.footer?.text ?? '')).toBe('/show id:1a2b');
    }
    const text = pages.map(({ description }) => description).join('\n\n');
    expect(text.slice(text.indexOf('Paragraph 0'))).toBe(paragraphs.join('\n\n'));
  });

  it('has all its people, on further pages if need be', () => {
    const trailers = Array.from({ length: 400 }, (_, index) => ({ role: 'cc', name: `Person Number ${index}` }));
    const pages = renderShown({ trailers });
    expect(show(pages).match(/Person Number/g)).toHaveLength(400);
    expect(checkEmbeds(pages.slice(0, 1), [])).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is the sentence, as text, in bounds', () => {
    expect(renderRefusal('There is no log "*x*": @everyone.')).toBe('There is no log "\\*x\\*": @\u200beveryone.');
    expect(renderRefusal('x'.repeat(5000)).length).toBe(1500);
  });
});
