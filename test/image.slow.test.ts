import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startDiscord } from './support/discord/stand-in.ts';
import { listOf, readHealthCheck, readStages } from './support/dockerfile.ts';
import { useFolders } from './support/git-repository.ts';
import { makeWorkplace, packageRoot } from './support/run-annalist.ts';

const newFolder = useFolders();

it('what the image takes is enough to answer, to draw and to import, and its health check tells how that goes', async () => {
  const app = path.join(newFolder(), 'app');
  mkdirSync(app);
  for (const copied of listOf(readStages()[1], 'COPY')) {
    const [, from = ''] = copied.split(' ');
    const name = path.relative('/app', from);
    if (name === 'node_modules') symlinkSync(path.join(packageRoot, name), path.join(app, name));
    else cpSync(path.join(packageRoot, name), path.join(app, name), { recursive: true });
  }
  const discord = await startDiscord();
  onTestFinished(() => discord.close());
  const place = makeWorkplace(newFolder());
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    NODE_ENV: 'production',
    ANNALIST_DATA: path.join(place.folder, 'data/store'),
    HEALTH_PORT: '39429',
  };
  const program = path.join(app, 'dist/src/main.js');
  const [, ...check] = readHealthCheck();
  const isWell = async (): Promise<number | null> => (await place.run(process.execPath, check, { env })).code;
  const running = place.run(process.execPath, [program, 'start'], { env });
  for (let tries = 0; discord.commands().length === 0 && tries < 400; tries += 1) await pause(50);
  expect((await discord.slash({ name: 'who', options: { about: 'lzo jffs2' } })).text).toContain('Richard Purdie');
  expect((await discord.slash({ name: 'rank', options: {} })).files).toHaveLength(1);
  expect((await discord.slash({ name: 'ask', options: { question: 'who wrote the lzo code?' } })).text).toContain(
    'Purdie',
  );
  const imported = await place.run(process.execPath, [program, 'import', '-', '--log', 'mine'], {
    env,
    input: '## 1.0.0 - 2020-01-02\n\n### Added\n\n- A plough.\n',
  });
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect((await discord.slash({ name: 'who', options: { about: 'plough', log: 'mine' } })).text).toContain('plough');
  expect(await isWell()).toBe(0);
  discord.revokeToken();
  expect(await running).toMatchObject({ code: 1 });
  expect(await isWell()).toBe(1);
  expect(discord.violations).toEqual([]);
});
