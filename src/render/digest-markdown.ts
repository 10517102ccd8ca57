import type { Digest } from '../model/digest.ts';
import type { Line, Span } from './blocks.ts';
import { type DigestItem, type DigestLayoutOptions, formatMore, layOutDigest } from './digest-layout.ts';
import { escapeForMarkdown, isPlainAddress } from './markdown-escape.ts';

/** A digest as Markdown text (CommonMark), a line end at its end. */
export function renderDigestMarkdown(digest: Digest, options: DigestLayoutOptions): string {
  const { heading, numbers, sections, rest, people, more } = layOutDigest(digest, options);
  const parts = [
    `# ${showLine(plain(heading))}`,
    ...numbers.map(showLine),
    ...sections.map((section) => {
      const tail = section.more === 0 ? [] : [`- ${showLine(formatMore(section.more))}`];
      const items = [...section.items.map(showItem), ...tail];
      return `## ${showLine(plain(section.heading))}\n\n${items.join('\n')}`;
    }),
    ...[rest, people, more].map(showLine),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A change as an item of a list; its titles are a list in it, its text is quoted. */
function showItem({ line, titles, text }: DigestItem): string {
  const quoted = text.map((one) => `  > ${showLine(one)}`.trimEnd());
  return [
    `- ${showLine(line)}`,
    ...titles.map((title) => `  - ${showLine(title)}`),
    ...(quoted.length === 0 ? [] : ['', ...quoted, '']),
  ].join('\n');
}

function showLine(line: Line): string {
  return line.map(showSpan).join('').trim();
}

/** Our own words are escaped where they could be read as markup; what stands out is bold. */
function showSpan({ text, from, style, link }: Span): string {
  const shown = from === 'us' ? text.replace(/[*_[\]`\\<]/g, '\\$&') : escapeForMarkdown(text);
  const linked = link !== undefined && isPlainAddress(link) ? `[${shown}](${link})` : shown;
  return style === 'strong' && linked.trim() !== '' ? `**${linked.trim()}**` : linked;
}

/** A heading needs nothing to stand out in it. */
const plain = (line: Line): Line => line.map((span) => ({ ...span, style: undefined }));
