import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { readLine } from '../../src/chat/ask.ts';
import { noDigests } from '../../src/chat/terminal/operator.ts';
import type { Actor, Place } from '../../src/model/actor.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { ServerSettings } from '../../src/model/settings.ts';
import { makeMemoryLog, makeMemoryReader } from '../support/memory-log.ts';
import { makeMemorySettings } from '../support/memory-settings.ts';

const logNamed = (name: string) => makeMemoryLog({ name, entries: [] });
const home: Place = { kind: 'server', server: '1' };
const manager: Actor = { user: 'ann', place: home, managesServer: true };

/** A server in which two logs are to be seen. */
function makeServer(kept: Record<string, ServerSettings> = {}, names = ['linux', 'git']) {
  const ports = {
    reader: makeMemoryReader(names.map(logNamed)),
    settings: makeMemorySettings(kept),
    digests: noDigests,
  };
  const say = async (line: string, actor = manager): Promise<Outcome> => {
    const { command, raw } = readLine(line, commands);
    if (command.kind !== 'action') throw new Error(`${line} is no action`);
    return await command.act(raw, actor, ports);
  };
  return { say, settings: ports.settings };
}

describe('the settings of a server', () => {
  it('are shown, and are empty at first', async () => {
    expect(await makeServer().say('/settings show')).toEqual({ command: 'settings', settings: {}, changed: false });
    const { say } = makeServer({ '1': { defaultLog: 'git' }, '2': { defaultLog: 'linux' } });
    expect(await say('/settings show')).toMatchObject({ settings: { defaultLog: 'git' }, changed: false });
  });

  it.each(['/settings log log:git', '/settings log git', '/settings log log: GIT '])('take a log: %j', async (line) => {
    const { say, settings } = makeServer({ '2': { defaultLog: 'linux' } });
    expect(await say(line)).toEqual({ command: 'settings', settings: { defaultLog: 'git' }, changed: true });
    expect(settings.read('1')).toEqual({ defaultLog: 'git' });
    expect(settings.read('2')).toEqual({ defaultLog: 'linux' });
    expect(await say(line)).toEqual({ command: 'settings', settings: { defaultLog: 'git' }, changed: false });
  });

  it('take none, which clears the log', async () => {
    const { say, settings } = makeServer({ '1': { defaultLog: 'git' } });
    expect(await say('/settings log none')).toMatchObject({ settings: { defaultLog: undefined }, changed: true });
    expect(settings.read('1').defaultLog).toBeUndefined();
    expect(await say('/settings log none')).toMatchObject({ changed: false });
  });

  it('take a log that is called none', async () => {
    const { say } = makeServer({}, ['none']);
    expect(await say('/settings log none')).toMatchObject({ settings: { defaultLog: 'none' } });
  });

  it.each([
    ['/settings log secret', 'There is no log "secret": there are "linux" and "git".'],
    ['/settings log __proto__', 'There is no log "__proto__": there are "linux" and "git".'],
    ['/settings log', 'log: is missing: name a log, or "none".'],
    ['/settings log log:" "', 'log: is empty: name a log, or "none".'],
    ['/settings show now', '/settings show takes no words of its own: "now".'],
    ['/settings', '/settings goes on with another word: /settings show, /settings log or /settings forget.'],
    ['/settings all', '/settings goes on with another word: /settings show, /settings log or /settings forget.'],
  ])('refuse %j in one line', async (line, message) => {
    const { say, settings } = makeServer();
    await expect(say(line)).rejects.toThrow(message);
    expect(settings.read('1')).toEqual({});
  });

  it('do not tell of a log that cannot be seen there any more', async () => {
    const { say } = makeServer({ '1': { defaultLog: 'secret' } });
    expect(await say('/settings show')).toEqual({ command: 'settings', settings: {}, changed: false });
  });

  it('are forgotten at once', async () => {
    const { say, settings } = makeServer({ '1': { defaultLog: 'git' }, '2': { defaultLog: 'git' } });
    expect(await say('/settings forget')).toEqual({ command: 'settings forget', had: true });
    expect(settings.read('1')).toEqual({});
    expect(settings.read('2')).toEqual({ defaultLog: 'git' });
    expect(await say('/settings forget')).toEqual({ command: 'settings forget', had: false });
  });
});

describe('whoever may not manage a server', () => {
  const lines = ['/settings show', '/settings log git', '/settings log nonsense', '/settings forget'];

  it.each(lines)('is told so, and nothing of the server, at %s', async (line) => {
    const { say, settings } = makeServer({ '1': { defaultLog: 'linux' } });
    const name = line.split(' ', 2).join(' ');
    await expect(say(line, { ...manager, managesServer: false })).rejects.toMatchObject({
      name: 'UserError',
      message: `Only members who may manage the server can use ${name}.`,
    });
    for (const kind of ['terminal', 'direct'] as const) {
      await expect(say(line, { ...manager, place: { kind } })).rejects.toMatchObject({
        name: 'UserError',
        message: `${name} works in a server only: ask for it there.`,
      });
    }
    expect(settings.read('1')).toEqual({ defaultLog: 'linux' });
  });
});
