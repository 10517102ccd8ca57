import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { startDiscord } from '../../support/discord/stand-in.ts';
import { useFolders } from '../../support/git-repository.ts';
import { makeWorkplace } from '../../support/run-annalist.ts';

const newFolder = useFolders();
const callback = 'POST /interactions/:interaction/:token/callback';

async function until(test: () => boolean): Promise<void> {
  for (let tries = 0; !test(); tries += 1) {
    if (tries > 1_200) throw new Error('it did not come about');
    await pause(50);
  }
}

describe('a gateway that is gone for a full minute', () => {
  it.concurrent.for([
    ['its session can be resumed', false],
    ['the service forgot its session', true],
  ] as const)(
    'is there again by itself, with no question lost or doubled, where %s',
    async ([, forgets], { expect, onTestFinished }) => {
      const discord = await startDiscord();
      onTestFinished(() => discord.close());
      const env = { DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, NODE_ENV: 'production' };
      const running = makeWorkplace(newFolder(), 200_000).start(['start'], env);
      onTestFinished(() => void running.child.kill('SIGKILL'));
      await until(() => discord.gateway.ready && discord.commands().length > 0);
      const before = await discord.slash({ name: 'count', options: { about: 'lzo' } });
      discord.gateway.goAway(60_000);
      if (forgets) discord.gateway.forgetSessions();
      await pause(55_000);
      expect(discord.gateway.ready).toBe(false);
      await until(() => discord.gateway.ready);
      expect((await discord.slash({ name: 'count', options: { about: 'jffs2' } })).text).toContain('jffs2');
      expect(discord.look(before).text).toBe(before.text);
      expect(discord.count(callback)).toBe(2);
      expect(discord.messages()).toHaveLength(2);
      running.child.kill('SIGTERM');
      const ended = await running.ended;
      expect(ended.code).toBe(0);
      // It is told once that the gateway is gone, not at each attempt.
      expect(ended.err.match(/"event":"disconnected"/g)).toHaveLength(1);
      expect(discord.violations).toEqual([]);
    },
  );
});
