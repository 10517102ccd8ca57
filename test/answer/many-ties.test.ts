import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/answer/digest.ts';
import { answerShow } from '../../src/answer/show.ts';
import { renderDiscordDigest } from '../../src/chat/discord/render-digest.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { renderDiscord } from '../../src/render/discord.ts';
import { checkEmbeds } from '../support/discord/embed-limits.ts';
import { toObject } from '../support/discord/json.ts';
import { checkMessage } from '../support/discord/message-limits.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { hashOf, makeCommit } from '../support/made-ties.ts';
import { makeMemoryLog, makeMemoryReader } from '../support/memory-log.ts';

/** A change that fifty others fix, fifty take back and again in turn, and fifty carry over; its title is long. */
const title = `nfs: take ${'one lock fewer, '.repeat(40)}`.trim();
const first = makeCommit(0, title);
const others = Array.from({ length: 150 }, (_, index): ParsedEntry => {
  const place = index + 1;
  const author = { name: `Ada ${'Lovelace '.repeat(10)}`.trim() };
  if (index < 50) return makeCommit(place, `Fix ${title}`, { author, body: `Fixes: ${first.id}` });
  if (index < 100) {
    const of = index === 50 ? first.id : hashOf(place - 1);
    return makeCommit(place, `Revert "${title}" ${index}`, { author, body: `This reverts commit ${of}.` });
  }
  return makeCommit(place, title, { author, body: `(cherry picked from commit ${first.id})` });
});
const reader = makeMemoryReader([makeMemoryLog({ entries: [first, ...others] })]);

describe('a change with very many ties', () => {
  it('is told with the number of those that are not named, within what a message may have', async () => {
    const log = await reader.open();
    const answer = await answerShow(log, first.id);
    expect(answer.moreTies).toEqual({ 'fixed-by': 30, 'carried-as': 30 });
    const blocks = renderAnswer(answer, '/show');
    const said = blocks.flatMap((block) => (block.kind === 'note' ? block.line : [])).map(({ text }) => text);
    expect(said.join('')).toMatch(
      /^It was reverted and taken again before, (?:(?:reverted|taken again) on .*){4}, fixed .* and 47 more and carried .* and 47 more\.$/,
    );
    const pages = renderDiscord(blocks, { readAs: `/show id:${first.id}` });
    for (const page of pages) expect(checkEmbeds([page], [])).toEqual([]);
    for (const other of [others[0], others[50], others[149]]) {
      const shown = renderDiscord(renderAnswer(await answerShow(log, other?.id ?? ''), '/show'));
      for (const page of shown) expect(checkEmbeds([page], [])).toEqual([]);
    }
  });

  it('is in a digest as one item, within what a message may have', async () => {
    const log = await reader.open();
    const stretch = { kind: 'numbers', from: 0, to: log.records } as const;
    for (const full of [false, true]) {
      const digest = await composeDigest(log, { subsystems: [] }, stretch, { limit: 100, full });
      const messages = renderDiscordDigest(digest, makeSubscription(), 'aaaa-bbbb-cccc-dddd');
      expect(messages.length).toBeGreaterThan(0);
      for (const sent of messages)
        expect(checkMessage(toObject(sent), { files: [], mentions: undefined, mayBeEphemeral: false })).toEqual([]);
    }
  });
});
