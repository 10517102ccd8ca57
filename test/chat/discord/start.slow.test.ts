import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { getPriority } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { StandIn } from '../../support/discord/stand-in.ts';
import { makeRepository, useFolders } from '../../support/git-repository.ts';
import { envOf, openService } from '../../support/open-service.ts';
import { makeWorkplace, readTree, sampleFile, type Workplace } from '../../support/run-annalist.ts';

const newFolder = useFolders();
const put = 'PUT /applications/:application/commands';
const callback = 'POST /interactions/:interaction/:token/callback';

let place: Workplace;
beforeEach(() => {
  place = makeWorkplace(newFolder());
});

/** Starts the bot as a process, and waits until it answers. */
async function startProcess(discord: StandIn, env: Record<string, string> = {}) {
  const running = place.start(['start'], envOf(discord, { NODE_ENV: 'production', ...env }));
  onTestFinished(() => void running.child.kill('SIGKILL'));
  await until(() => discord.gateway.ready && discord.commands(env.DISCORD_GUILD_ID).length > 0);
  return running;
}

async function until(test: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await test()); tries += 1) {
    if (tries > 600) throw new Error('it did not come about');
    await pause(50);
  }
}

describe('annalist start with a token', () => {
  it('brings in the sample log, logs in, answers, says how it is invited, and ends with 0', async () => {
    const discord = await openService();
    const running = await startProcess(discord);
    const seen = await discord.slash({ name: 'who', options: { about: 'lzo jffs2' } });
    expect(seen.text).toContain('Richard Purdie wrote all 2');
    running.child.kill('SIGTERM');
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.out).toMatch(
      /^Invite the bot to a server: https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&\S+\n$/,
    );
    const lines = ended.err
      .trim()
      .split('\n')
      .map((line): { level: string; msg: string } => JSON.parse(line));
    expect(lines.map(({ msg }) => msg).join('\n')).toMatch(
      /^sample: 23 new entries .*\n[\s\S]*logged in[\s\S]*stopped$/,
    );
    expect(ended.err + ended.out).not.toContain(discord.token);
    expect(discord.violations).toEqual([]);
  });

  it('keeps the logs of the configuration fresh while it answers, and ends in the middle of that', async () => {
    const project = makeRepository(path.join(newFolder(), 'tree'));
    project.commit({ message: 'net: first of all\n' });
    const held = createServer();
    await new Promise<void>((resolve) => {
      held.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void held.close());
    const bound = held.address();
    // It takes the connection and says nothing.
    const silent = `https://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/x.git`;
    const logs = [
      { name: 'project', from: project.directory, refresh: 'hourly', servers: ['1'] },
      { name: 'open', from: project.directory, refresh: 'hourly' },
      { name: 'silent', from: silent, refresh: 'hourly', private: true },
    ];
    place.write('annalist.json', JSON.stringify({ logs }));
    const discord = await openService();
    const running = await startProcess(discord, { HEALTH_PORT: '39417' });
    const metrics = async (): Promise<string> => await (await fetch('http://127.0.0.1:39417/metrics')).text();
    await until(async () => (await metrics()).includes('annalist_refreshes_total{outcome="refreshed"} 2'));
    expect((await discord.slash({ name: 'who', options: { about: 'first of all' } })).text).toContain('Ada Lovelace');
    // A log that is not for this server is in no list here, stored or not.
    const list = (await discord.slash({ name: 'logs' })).text;
    expect(list).toContain('open');
    expect(list).toContain('silent');
    expect(list).not.toContain('project');
    // Answers go before what refreshes.
    if (process.platform === 'linux') {
      const file = (child: number): string => readFileSync(`/proc/${child}/cmdline`, 'utf8');
      const children = readFileSync(`/proc/${running.child.pid}/task/${running.child.pid}/children`, 'utf8');
      const refreshing = children
        .trim()
        .split(' ')
        .map(Number)
        .filter((child) => file(child).includes('silent'));
      expect(refreshing.map((child) => getPriority(child))).toEqual([Math.min(19, getPriority() + 10)]);
    }
    running.child.kill('SIGTERM');
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.err).toMatch(/"log":"project","added":1,.*a log was refreshed/);
    expect(Object.keys(readTree(place.data)).filter((name) => name.startsWith('sources/silent'))).toEqual([]);
  });

  it('does not bring in the sample log where another one is stored', async () => {
    await place.annalist(['import', sampleFile, '--log', 'other']);
    const discord = await openService();
    const running = await startProcess(discord);
    expect((await discord.slash({ name: 'count' })).text).toContain('in other');
    expect(Object.keys(readTree(place.data)).some((name) => name.startsWith('logs/sample'))).toBe(false);
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(0);
  });

  it('keeps what a server has chosen over a new start, and lets go of the state when it ends', async () => {
    await place.annalist(['import', sampleFile, '--log', 'other']);
    await place.annalist(['import', sampleFile, '--log', 'another']);
    const discord = await openService();
    const first = await startProcess(discord);
    expect((await discord.slash({ name: 'count' })).content).toMatch(/^Which log\?/);
    await discord.slash({ name: 'settings log', options: { log: 'other' }, permissions: 0x20n });
    // Nobody else may hold the state meanwhile.
    const second = await place.annalist(['start'], { env: envOf(discord) });
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/state/);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    const third = await startProcess(discord);
    expect(discord.count(put)).toBe(1);
    await until(() => discord.gateway.identifies === 2);
    expect((await discord.slash({ name: 'count' })).text).toContain('in other');
    third.child.kill('SIGTERM');
    expect((await third.ended).code).toBe(0);
  });

  it('tells of its health and its numbers where it has a port for it', async () => {
    const discord = await openService();
    const port = '39417';
    const running = await startProcess(discord, { HEALTH_PORT: port });
    await discord.slash({ name: 'count' });
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ok', gateway: { state: 'ready' }, logs: 1 });
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toContain('annalist_questions_total{command="count",outcome="answered"} 1');
    discord.gateway.goAway();
    await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status === 503);
    discord.gateway.comeBack();
    await until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status === 200);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });

  it('ends with 1 and one clear line where the token is not taken', async () => {
    const discord = await openService();
    const ended = await place.annalist(['start'], { env: { ...envOf(discord), DISCORD_TOKEN: 'a.wrong.one' } });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/^Discord does not take DISCORD_TOKEN: [^\n]*\n$/m);
    expect(ended.err).not.toContain('a.wrong.one');
    expect(discord.count('GET /applications/@me')).toBe(1);
  });

  it('ends with 1 when the token is made invalid while it runs', async () => {
    const discord = await openService();
    const running = await startProcess(discord);
    discord.revokeToken();
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 1, signal: null });
    expect(JSON.parse(ended.err.trim().split('\n').at(-1) ?? '')).toMatchObject({
      level: 'error',
      msg: expect.stringMatching(/^Discord does not take the token any more: /),
    });
  });

  it('tells in JSON that the token is not taken where all lines are JSON, in one line', async () => {
    const discord = await openService();
    const env = { ...envOf(discord), DISCORD_TOKEN: 'a.wrong.one', NODE_ENV: 'production' };
    const ended = await place.annalist(['start'], { env });
    expect(ended).toMatchObject({ code: 1, out: '' });
    const lines = ended.err
      .trim()
      .split('\n')
      .map((line): { level: string; msg: string } => JSON.parse(line));
    const about = lines.filter(({ msg }) => msg.startsWith('Discord does not take DISCORD_TOKEN: '));
    expect(about).toEqual([lines.at(-1)]);
    expect(about).toMatchObject([{ level: 'error' }]);
    expect(ended.err).not.toContain('a.wrong.one');
  });

  it('finishes an answer that is on its way when it is told to end', async () => {
    const discord = await openService();
    const running = await startProcess(discord);
    discord.fail(callback, { delay: 1_000 });
    const asked = discord.slash({ name: 'count' });
    await pause(200);
    running.child.kill('SIGTERM');
    expect((await asked).text).toContain('40 commits');
    expect((await running.ended).code).toBe(0);
    expect(discord.gateway.connected).toBe(0);
  });

  it('ends within ten seconds though the service does not answer any more', async () => {
    const discord = await openService();
    const running = await startProcess(discord);
    discord.fail(callback, { delay: 60_000, times: 99 });
    discord.slash({ name: 'count' }).catch(() => undefined);
    await pause(200);
    running.child.kill('SIGTERM');
    const ended = await Promise.race([running.ended, pause(10_000)]);
    expect(ended).toMatchObject({ code: 0, signal: null });
  });

  it('ends at once when it is told so twice', async () => {
    const discord = await openService();
    const running = await startProcess(discord);
    discord.fail(callback, { delay: 60_000, times: 99 });
    discord.slash({ name: 'count' }).catch(() => undefined);
    await pause(200);
    running.child.kill('SIGINT');
    await pause(200);
    running.child.kill('SIGINT');
    const ended = await Promise.race([running.ended, pause(2_000)]);
    expect(ended).toMatchObject({ code: 1, signal: null });
  });

  it('waits for a service that is not there yet', async () => {
    const discord = await openService();
    discord.fail('GET /applications/@me', { status: 503, times: 5 });
    discord.fail('GET /gateway/bot', { cut: 'before' });
    await startProcess(discord);
    expect((await discord.slash({ name: 'count' })).text).toContain('40 commits');
  });
});

describe('a gateway that is gone for a while', () => {
  it('comes back without a new start; no answer is lost or doubled', async () => {
    const discord = await openService();
    const running = await startProcess(discord);
    discord.fail(callback, { delay: 1_000 });
    const asked = discord.slash({ name: 'count', options: { about: 'lzo' } });
    await pause(200);
    discord.gateway.goAway(6_000);
    expect((await asked).text).toContain('read as /count about:lzo');
    await until(() => discord.gateway.ready);
    expect((await discord.slash({ name: 'count', options: { about: 'jffs2' } })).text).toContain('jffs2');
    expect(discord.count(callback)).toBe(2);
    expect(discord.messages()).toHaveLength(2);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });
});
