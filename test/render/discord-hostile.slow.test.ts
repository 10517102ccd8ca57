import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { renderDiscord, renderRefusal } from '../../src/render/discord.ts';
import { removeBreaks } from '../../src/render/discord-escape.ts';
import type { DiscordEmbed } from '../../src/render/discord-message.ts';
import { renderOutcome } from '../../src/render/outcome-blocks.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { checkEmbeds } from '../support/discord/embed-limits.ts';
import { readMarkdown } from '../support/discord-markdown.ts';
import { hostileAnswer, hostileText, marks } from '../support/hostile-answers.ts';

/** What an answer of ours may have besides text; what of it the log tried shows in what people see. */
const ours = ['list', 'small', 'strong', 'code', 'fence', 'link', 'address', 'mention'];
const ourLinks =
  /^(?:<https:\/\/github\.com\/git\/git\/commit\/\w+>|[\w#.…-]+ https:\/\/github\.com\/git\/git\/commit\/\w+)$/;

/** Nothing of it can be seen, or it turns round what can be. A line's end is ours; so is what breaks a ping. */
const unseen = /(?!\n|\u200b|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Words that nothing but a mark has beside it; who is pinged is told by the marks themselves. */
const words = new RegExp(marks.flatMap(([, word]) => (/\d/.test(word) ? [word] : [])).join('|'), 'g');
const beforeWord = new Map(marks.map(([before, word]) => [word, before.replace(/\s+/g, ' ').trimStart()]));

/** Everything that a log's marks did to a text. */
function findObeyed(markdown: string): string[] {
  const { visible, tokens } = readMarkdown(markdown);
  const seen = removeBreaks(visible);
  const found = tokens.flatMap(({ kind, text }) => {
    if (kind === 'link' || kind === 'address') return ourLinks.test(text) ? [] : [`${kind} ${text}`];
    if (kind === 'mention') return text === '</who:1>' ? [] : [`${kind} ${text}`];
    if (kind === 'code') return /^ *[\d,]+$/.test(text) ? [] : [`${kind} ${text}`];
    return ours.includes(kind) ? [] : [`${kind} ${text}`];
  });
  for (const { 0: word, index } of seen.matchAll(words)) {
    const before = beforeWord.get(word) ?? '';
    // In a text that is shown in full, a line's end may stand where a space would be else.
    const stands = seen.slice(0, index).replace(/\s+$/, before.endsWith(' ') ? ' ' : '');
    if (!stands.endsWith(before)) found.push(`${word} without ${before}`);
  }
  return found;
}

const show = (page: DiscordEmbed): string => page.description ?? '';

describe('whatever a log says, in Discord', () => {
  it('every answer of every command is within the limits, and nothing of the log is obeyed', () => {
    fc.assert(
      fc.property(hostileAnswer, hostileText, (answer, about) => {
        const readAs = `/who about:${about}`;
        const blocks = renderAnswer(answer, readAs);
        const mention = (name: string): string | undefined => (name === 'who' ? '</who:1>' : undefined);
        const pages = renderDiscord(blocks, { mention, readAs });
        for (const page of pages) {
          expect(checkEmbeds([page], [])).toEqual([]);
          expect(show(page)).not.toMatch(unseen);
          expect(findObeyed(show(page)), show(page)).toEqual([]);
          expect(page.footer?.text ?? '').not.toMatch(/\n|@(?:everyone|here)/);
          expect(page.footer?.text ?? '').not.toMatch(unseen);
        }
        expect(renderTerminal(blocks, { width: 60, colors: false })).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('an error and a setting that quote it are text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const refusal = renderRefusal(`There is no log ${text}.`);
        expect(refusal.length).toBeLessThanOrEqual(2000);
        expect(refusal).not.toMatch(unseen);
        const settings = renderOutcome({ command: 'settings', settings: { defaultLog: text }, changed: false });
        for (const markdown of [refusal, ...renderDiscord(settings).map(show)])
          expect(findObeyed(markdown)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(marks)('would be found, were it not escaped: %j%s', (before, word, after) => {
    expect(findObeyed(`a\n${`${before}${word}${after}`.trimStart()}`)).not.toEqual([]);
  });
});
