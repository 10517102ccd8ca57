import { describe, expect, it } from 'vitest';
import type { StandIn } from '../../support/discord/stand-in.ts';
import { openBot, tinyPicture } from '../../support/discord-bot.ts';

const quick = { ports: { drawPicture: tinyPicture } };
const question = 'who added lzo to jffs2?';

/** Long enough for an answer that is not wanted to come. */
const wait = (milliseconds = 150): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const messagesOf = (discord: StandIn): number => discord.count('POST /channels/:channel/messages');

describe('a question in plain words', () => {
  it('is answered as a command, in a message that mentions the bot, and in a direct message', async () => {
    const { discord } = await openBot(quick);
    const asked = await discord.slash({ name: 'ask', options: { question } });
    const mentioned = await discord.say({ content: `@bot ${question}` });
    const direct = await discord.say({ content: question, guild: null });
    for (const seen of [asked, mentioned, direct]) {
      expect(seen.text).toMatch(/^Richard Purdie wrote /);
      expect(seen.text).toContain('2007-07-11#2');
      expect(seen.text).toMatch(/\/ask question:who added lzo to jffs2\? · read as \/who about:.*lzo.*jffs2/);
      expect(seen.buttons.map(({ label }) => label)).toContain('How?');
    }
    expect(discord.violations).toEqual([]);
  });

  it('is asked with no privilege', async () => {
    const { discord } = await openBot(quick);
    // Guilds, GuildMessages and DirectMessages.
    expect(discord.gateway.intents).toBe(1 | (1 << 9) | (1 << 12));
  });

  it('may be private', async () => {
    const { discord } = await openBot(quick);
    expect((await discord.slash({ name: 'ask', options: { question, private: true } })).ephemeral).toBe(true);
  });

  it('is answered of the logs that are seen where it is asked', async () => {
    const { discord } = await openBot(quick);
    const seen = await discord.say({ content: '@bot who wrote about the hidden falcon?' });
    expect(seen.text).not.toMatch(/Sally|Nobody outside/);
  });
});

describe('a message', () => {
  it('that is not for the bot is left alone', async () => {
    const { discord, logger } = await openBot(quick);
    discord.write({ content: question });
    discord.write({ content: '@ada who added lzo?' });
    discord.write({ content: `@bot ${question}`, more: { webhook_id: '77' } });
    discord.write({ content: `@bot ${question}`, more: { author: { id: '88', username: 'other', bot: true } } });
    discord.write({ content: `> @bot ${question}\nI do not know either.` });
    discord.write({ content: `\`@bot ${question}\` is how one asks.` });
    discord.write({ content: `@bot ${question}`, more: { type: 7 } });
    discord.write({ content: '@bot', more: { author: null, content: 5 } });
    await wait();
    expect(messagesOf(discord)).toBe(0);
    expect(logger.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it('of the bot itself is no question', async () => {
    const { discord } = await openBot(quick);
    const own = { id: discord.applicationId, username: 'annalist', bot: true };
    discord.write({ content: `@bot ${question}`, more: { author: own } });
    await wait();
    expect(messagesOf(discord)).toBe(0);
  });

  it('that says nothing is answered with three examples, which have answers', async () => {
    const { discord } = await openBot(quick);
    const seen = await discord.say({ content: '@bot' });
    const [lead, ...examples] = seen.text.split('\n').filter((line) => line !== '');
    expect(lead).toBe('Ask me in plain words, for example:');
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      const answer = await discord.say({ content: `@bot ${example}` });
      expect(answer.text, example).not.toMatch(/^(?:Nothing|This is not sure)/);
    }
    expect(discord.violations).toEqual([]);
  });

  it('is answered once, though it is changed or comes twice', async () => {
    const { discord } = await openBot(quick);
    const asked = discord.write({ content: `@bot ${question}` });
    await wait();
    discord.rewrite(asked, '@bot when was lzo added to jffs2?');
    discord.gateway.drop();
    await wait(1_500);
    expect(discord.replies(asked)).toHaveLength(1);
  });

  it('is answered once where the answer to the first attempt is lost', async () => {
    const { discord } = await openBot(quick);
    discord.fail('POST /channels/:channel/messages', { cut: 'after', times: 1 });
    const asked = discord.write({ content: `@bot ${question}` });
    await wait(1_500);
    expect(discord.replies(asked)).toHaveLength(1);
  });

  it('in a channel in which the bot may not write is left alone, and the operator told once', async () => {
    const { discord, logger } = await openBot(quick);
    const [channel] = [...discord.world.channels.values()].filter(({ id }) => id === discord.channel);
    if (!channel) throw new Error('no channel');
    channel.overwrites = [{ id: channel.guildId ?? '', type: 0, deny: 1n << 11n }];
    const listWarnings = () => logger.lines.filter(({ level }) => level === 'warn');
    discord.write({ content: `@bot ${question}` });
    await expect.poll(listWarnings, { timeout: 10_000 }).toHaveLength(1);
    for (let times = 0; times < 2; times += 1) {
      discord.write({ content: `@bot ${question}` });
      await wait();
    }
    expect(messagesOf(discord)).toBe(1);
    const warnings = listWarnings();
    expect(warnings.map(({ sentence }) => sentence)).toEqual(['a question by message could not be answered']);
  });

  it('in a thread is answered there', async () => {
    const { discord } = await openBot(quick);
    const guildId = discord.guild;
    discord.world.guilds.set(guildId, {
      ...{ id: guildId, name: 'Kernel', locale: 'en-US' },
      everyone: (1n << 10n) | (1n << 14n) | (1n << 38n),
    });
    const thread = { id: '1200000000000000777', type: 11, name: 'aside', guildId, parentId: discord.channel };
    discord.world.channels.set(thread.id, thread);
    expect((await discord.say({ content: `@bot ${question}`, channel: thread.id })).channelId).toBe(thread.id);
  });

  it('mentions nobody in its answer, whatever it says', async () => {
    const { discord } = await openBot(quick);
    await discord.say({ content: '@bot who is @everyone or @ada?' });
    const sent = discord.requests.find(({ route }) => route === '/channels/:channel/messages')?.json;
    expect(sent).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  });

  it('of somebody who asks too much is told so once, and then not answered', async () => {
    // The service takes no more than five messages in five seconds in a channel; this is not about that.
    const { discord } = await openBot({ ...quick, standIn: { routeLimits: false, globalLimit: 1000 } });
    for (let times = 0; times < 30; times += 1) discord.write({ content: `@bot ${question}` });
    await wait(3_000);
    const seen = discord.messages().filter(({ content }) => content.startsWith('That was a lot at once'));
    expect(seen).toHaveLength(1);
    expect(messagesOf(discord)).toBe(21);
  });

  it('that is too long gets a sentence that says so', async () => {
    const { discord } = await openBot(quick);
    const seen = await discord.say({ content: `@bot ${'who added lzo '.repeat(40)}` });
    expect(seen.content).toBe('question: takes 300 characters at most.');
    expect(seen.ephemeral).toBe(false);
  });
});

describe('a reply to an answer', () => {
  it('keeps what was said, with or without a mention, and goes on', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.say({ content: `@bot ${question}` });
    const second = await discord.say({ content: 'and who signed it off?', replyTo: first });
    expect(second.text).toContain('David Woodhouse');
    expect(second.text).toMatch(/read as \/who about:.*lzo.* role:signed-off-by/);
    const third = await discord.say({ content: '@bot and in 2006?', replyTo: second });
    expect(third.text).toContain('since:2006-01-01 until:2006-12-31');
    expect(third.text).toContain('role:signed-off-by');
    expect(discord.violations).toEqual([]);
  });

  it('goes on from a command too', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.slash({ name: 'count', options: { since: '2007-10', until: '2007-10' } });
    const second = await discord.say({ content: '@bot and in november 2007?', replyTo: first });
    expect(second.text).toContain('read as /count since:2007-11-01 until:2007-11-30');
  });

  it('of which the bot is not told is no question; nor is one to a message that answers nothing', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.say({ content: `@bot ${question}` });
    const examples = await discord.say({ content: '@bot' });
    const sent = messagesOf(discord);
    discord.write({ content: 'and who signed it off?', replyTo: first, ping: false });
    discord.write({ content: 'nice!', replyTo: examples });
    await wait();
    expect(messagesOf(discord)).toBe(sent);
  });
});
