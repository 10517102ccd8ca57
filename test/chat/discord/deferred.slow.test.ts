import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import { listTroubles, makeSlowCommands, openBot, type RunningBot, tinyPicture } from '../../support/discord-bot.ts';

const callback = 'POST /interactions/:interaction/:token/callback';
const ask = { name: 'count', options: { about: 'lzo' } };

describe('an answer that takes longer than a second', () => {
  const openSlow = async () => {
    const slow = makeSlowCommands();
    const running = await openBot({
      settings: { patience: 10 },
      ports: { commands: slow.commands, drawPicture: tinyPicture },
    });
    return { ...slow, ...running };
  };
  const thinks = async ({ discord }: RunningBot): Promise<void> => {
    while (discord.count(callback) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it.each([true, false])('is deferred, and comes; private: %s', async (isPrivate) => {
    const running = await openSlow();
    const asked = running.discord.slash({ ...ask, options: { ...ask.options, private: isPrivate } });
    await thinks(running);
    running.letGo();
    const seen = await asked;
    expect(seen.answer).toMatchObject({ type: 5, deferred: true });
    expect(seen.ephemeral).toBe(isPrivate);
    expect(seen.text).toContain('read as /count about:lzo');
    expect(running.discord.violations).toEqual([]);
    expect(listTroubles(running)).toEqual([]);
  });

  it('is one of many without a warning of the runtime', async () => {
    const warnings: string[] = [];
    const listen = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', listen);
    onTestFinished(() => void process.removeListener('warning', listen));
    const running = await openSlow();
    const asked = Array.from({ length: 12 }, (_, index) => running.discord.slash({ ...ask, user: `user${index}` }));
    while (running.discord.count(callback) < 12) await new Promise((resolve) => setTimeout(resolve, 5));
    running.letGo();
    expect((await Promise.all(asked)).every(({ answer }) => answer?.deferred)).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('tells what is wrong in its place', async () => {
    const running = await openSlow();
    const asked = running.discord.slash(ask);
    await thinks(running);
    running.letGo(new UserError('This cannot be counted.'));
    expect((await asked).content).toBe('This cannot be counted.');
    expect(running.discord.violations).toEqual([]);
  });

  it('turns a page later, and where it fails leaves the page as it is', async () => {
    const running = await openSlow();
    const { discord } = running;
    const first = await discord.slash({ name: 'what' });
    const [, next] = first.buttons;
    const before = discord.count(callback);
    const pressed = discord.press(first, next?.customId ?? '');
    while (discord.count(callback) === before) await new Promise((resolve) => setTimeout(resolve, 5));
    running.letGo();
    const second = await pressed;
    expect(second.answer).toMatchObject({ type: 6 });
    expect(second.text).toContain('11 to 20 of 23');
    expect(discord.violations).toEqual([]);
  });

  it.each([true, false])('that is not there when the bot stops says so, once; private: %s', async (isPrivate) => {
    const slow = makeSlowCommands();
    const running = await openBot({
      settings: { patience: 10, longestDrain: 50 },
      ports: { commands: slow.commands, drawPicture: tinyPicture },
    });
    const asked = running.discord.slash({ ...ask, options: { ...ask.options, private: isPrivate } });
    await thinks(running);
    await running.bot.stop();
    const seen = await asked;
    expect(seen.content).toBe('The bot was stopped before this answer was there: ask again in a minute.');
    expect(seen.ephemeral).toBe(isPrivate);
    slow.letGo();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(running.discord.look(seen).content).toBe(seen.content);
    expect(running.metrics.questions).toEqual([{ command: 'count', outcome: 'failed' }]);
    expect(running.discord.violations).toEqual([]);
  });

  it('leaves the page as it is where the bot stops before it is turned, and says so to who pressed', async () => {
    const slow = makeSlowCommands();
    const running = await openBot({
      settings: { patience: 10, longestDrain: 50 },
      ports: { commands: slow.commands, drawPicture: tinyPicture },
    });
    const { discord } = running;
    const first = await discord.slash({ name: 'what' });
    const pressed = discord.press(first, first.buttons[1]?.customId ?? '');
    pressed.catch(() => undefined);
    while (discord.count(callback) < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await running.bot.stop();
    expect(discord.look(first).text).toBe(first.text);
    expect(discord.requests.filter(({ route }) => route === '/webhooks/:application/:token')).toHaveLength(1);
    expect(discord.violations).toEqual([]);
    slow.letGo();
  });
});
