import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/chat/discord/read-message.ts';

const own = '1300000000000000001';

const make = (content: string, more: object = {}): unknown => ({
  id: '1',
  channel_id: '2',
  guild_id: '3',
  type: 0,
  author: { id: '4', username: 'ada' },
  content,
  mentions: [{ id: own, username: 'annalist' }],
  ...more,
});

/** An answer of the bot, as a reply to it brings it. */
const answer = (readAs: string): object => ({
  author: { id: own },
  embeds: [{ footer: { text: `2 entries in sample · read as ${readAs}` } }],
  components: [{ type: 1, components: [{ type: 2, custom_id: 'e:4:sample' }] }],
});

describe('a message for the bot', () => {
  it.each([
    [`<@${own}> who added lzo?`, 'who added lzo?'],
    [`who added lzo, <@!${own}>?`, 'who added lzo, ?'],
    [`<@${own}> who added \`lzo\` to **jffs2**?`, 'who added lzo to jffs2?'],
    [`> somebody said\n<@${own}> who added lzo?`, 'who added lzo?'],
    [`<@${own}> who added lzo?\n> it is in there\nreally`, 'who added lzo? really'],
    [`<@${own}> what did <@5> change in <#6>?`, 'what did Grace change in ?'],
    [`<@${own}> <:wave:77> hello\u202e there`, 'hello there'],
    [`<@${own}>`, ''],
    [`<@${own}> ?!`, ''],
  ])('%j asks %j', (content, question) => {
    const mentions = [
      { id: own, username: 'annalist' },
      { id: '5', username: 'hopper', global_name: 'Grace' },
    ];
    expect(readMessage(make(content, { mentions }), own)).toMatchObject({
      id: '1',
      channel: '2',
      question,
      actor: { user: '4', place: { kind: 'server', server: '3' } },
    });
  });

  it('needs no mention where it is written to the bot alone', () => {
    const direct = make('who added lzo?', { guild_id: undefined, mentions: [] });
    expect(readMessage(direct, own)).toMatchObject({
      question: 'who added lzo?',
      actor: { place: { kind: 'direct' } },
    });
  });

  it('may be a reply to an answer, and says which', () => {
    const reply = make('and who acked it?', { type: 19, referenced_message: answer('/who about:lzo') });
    expect(readMessage(reply, own)).toMatchObject({ before: { readAs: '/who about:lzo', log: 'sample' } });
  });
});

describe('a message that is not for the bot', () => {
  it.each([
    ['names nobody', make('who added lzo?', { mentions: [] })],
    ['names somebody else', make('<@5> who added lzo?', { mentions: [{ id: '5' }] })],
    ['names a role like it', make(`<@&${own}> who added lzo?`, { mentions: [] })],
    ['quotes a mention', make(`> <@${own}> who?`)],
    ['quotes all that follows', make(`look:\n>>> <@${own}> who?\nand more`)],
    ['has the mention in code', make(`write \`<@${own}> who?\``)],
    ['has the mention in a block of code', make(`\`\`\`\n<@${own}> who?\n\`\`\``)],
    ['is of a bot', make(`<@${own}> who?`, { author: { id: '4', bot: true } })],
    ['is of the bot itself', make(`<@${own}> who?`, { author: { id: own } })],
    ['came by a webhook', make(`<@${own}> who?`, { webhook_id: '9' })],
    ['tells that somebody joined', make(`<@${own}>`, { type: 7 })],
    [
      'replies to what is no answer',
      make('nice', { type: 19, referenced_message: { author: { id: own }, embeds: [] } }),
    ],
    ['replies to somebody else', make('nice', { type: 19, referenced_message: { author: { id: '5' }, embeds: [] } })],
    ['replies to what is gone', make('nice', { type: 19, referenced_message: null })],
    ['lacks an author', make(`<@${own}> who?`, { author: undefined })],
    ['lacks a text', make(`<@${own}> who?`, { content: null })],
    ['is none', 5],
  ])('%s', (_, event) => {
    expect(readMessage(event, own)).toBeUndefined();
  });
});
