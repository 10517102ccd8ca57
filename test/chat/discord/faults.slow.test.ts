import { describe, expect, it } from 'vitest';
import { listTroubles, makeSlowCommands, openBot } from '../../support/discord-bot.ts';

const callback = 'POST /interactions/:interaction/:token/callback';
const edit = 'PATCH /webhooks/:application/:token/messages/:message';
const ask = { name: 'count', options: { about: 'lzo' } };

describe('a service in trouble', () => {
  it.each([
    ['cuts the socket before it takes the answer', { cut: 'before' }],
    ['cuts the socket after it has taken the answer', { cut: 'after' }],
    ['answers 500', { status: 500 }],
    ['answers 503 twice', { status: 503, times: 2 }],
    ['answers 502 with the page of a proxy', { status: 502, body: '<html>Bad gateway</html>' }],
    ['says that it is too much', { status: 429, retryAfter: 0.05 }],
    ['says so of all routes', { status: 429, retryAfter: 0.05, global: true }],
  ] as const)('that %s gets the answer again, and shows it once', async (_what, fault) => {
    const running = await openBot();
    const struck = running.discord.fail(callback, fault);
    const seen = await running.discord.slash(ask);
    expect(struck.hits).toBeGreaterThan(0);
    expect(seen.text).toContain('read as /count about:lzo');
    await running.bot.stop();
    expect(running.discord.messages()).toHaveLength(1);
    expect(listTroubles(running)).toEqual([]);
    expect(running.metrics.questions).toEqual([{ command: 'count', outcome: 'answered' }]);
  });

  it.each([
    [10062, 'a question could not be answered: the service says that its time was over'],
    [40060, 'a question was answered already: perhaps the bot runs twice'],
    [50013, 'an answer could not be given: the bot lacks a permission in the channel'],
    [50001, 'an answer could not be given: the bot may not see the channel'],
    [10003, 'an answer could not be given: its channel is gone'],
  ])('that says %i is not asked again, and the operator is told in a sentence', async (code, sentence) => {
    const running = await openBot({ standIn: { answerWindow: 60 } });
    const struck = running.discord.fail(callback, { code, times: 9 });
    await expect(running.discord.slash(ask)).rejects.toThrow('did not respond');
    await expect.poll(() => struck.hits, { timeout: 10_000 }).toBe(1);
    await running.bot.stop();
    expect(struck.hits).toBe(1);
    expect(running.discord.count(callback)).toBe(1);
    expect(listTroubles(running)).toEqual([{ level: 'warn', sentence }]);
    expect(running.metrics.questions).toEqual([{ command: 'count', outcome: 'failed' }]);
  });

  it('for good is left in peace after a few attempts', async () => {
    const running = await openBot({ standIn: { answerWindow: 60 } });
    running.discord.fail(callback, { status: 500, times: 99 });
    await expect(running.discord.slash(ask)).rejects.toThrow('did not respond');
    await running.bot.stop();
    expect(running.discord.count(callback)).toBe(4);
    expect(listTroubles(running)).toEqual([
      { level: 'warn', sentence: 'an answer could not be brought to the service' },
    ]);
  });

  it('that does not take an answer as it is gets a plain one, with a reference for the operator', async () => {
    const running = await openBot();
    running.discord.fail(callback, { code: 50035 });
    const seen = await running.discord.slash(ask);
    const reference = /\(reference ([0-9a-f]{8})\)/.exec(seen.content)?.[1];
    expect(running.logger.lines.filter(({ level }) => level === 'error')).toMatchObject([
      {
        fields: { reference, command: 'count', interaction: expect.stringMatching(/^\d+$/) },
        sentence: 'the service refused an answer',
      },
    ]);
    expect(JSON.stringify(running.logger.lines)).not.toContain(seen.answer?.token);
  });

  it('that loses an edit gets it again', async () => {
    const slow = makeSlowCommands();
    const running = await openBot({ settings: { patience: 0 }, ports: { commands: slow.commands } });
    const cut = running.discord.fail(edit, { cut: 'after' });
    const broken = running.discord.fail(callback, { cut: 'after' });
    const asked = running.discord.slash(ask);
    while (running.discord.count(callback) < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    slow.letGo();
    expect((await asked).text).toContain('read as /count about:lzo');
    await running.bot.stop();
    expect([cut.hits, broken.hits]).toEqual([1, 1]);
    expect(running.discord.messages()).toHaveLength(1);
    expect(listTroubles(running)).toEqual([]);
  });

  it('does not hear from a completion again: the next letter asks anew', async () => {
    const running = await openBot();
    running.discord.fail(callback, { code: 10062 });
    const lost = running.discord.complete({ name: 'who', focused: 'person', value: 'j' });
    lost.catch(() => undefined);
    expect((await running.discord.complete({ name: 'who', focused: 'person', value: 'jan' })).length).toBeGreaterThan(
      0,
    );
    expect(running.discord.count(callback)).toBe(2);
  });
});

describe('many questions at once', () => {
  it('are all answered, each once, without the limit that the service has for other requests', async () => {
    const running = await openBot();
    const words = ['lzo', 'jffs2', 'ubifs', 'cifs', 'inode', 'mount', 'lock', 'fix', 'oops', 'cleanup'];
    const users = Array.from({ length: 20 }, (_, index) => `user${index}`);
    const asked = users.flatMap((user, index) =>
      words.map((about, at) => {
        const name = ['who', 'what', 'when', 'count'][(index + at) % 4] ?? 'who';
        return running.discord.slash({ name, options: { about }, user });
      }),
    );
    const seen = await Promise.all(asked);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(200);
    for (const [index, { text }] of seen.entries()) expect(text).toContain(`about:${words[index % words.length]}`);
    expect(running.discord.count(callback)).toBe(200);
    expect(listTroubles(running)).toEqual([]);
    expect(running.discord.violations).toEqual([]);
  });
});
