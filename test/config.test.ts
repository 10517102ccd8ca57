import { describe, expect, it } from 'vitest';
import { type Config, checkConfig, maySee, readConfig } from '../src/config.ts';
import { UserError } from '../src/model/errors.ts';

const missing = (): never => {
  throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
};

const read = (environment: NodeJS.ProcessEnv, text: string | ((file: string) => string) = missing): Config =>
  readConfig(environment, '/srv', (file) => (typeof text === 'string' ? text : text(file)));

describe('the environment', () => {
  it('may say nothing', () => {
    expect(read({})).toEqual({
      dataFolder: '/srv/data/store',
      logs: [],
      refreshZone: 'UTC',
      configFile: { shown: 'annalist.json', path: '/srv/annalist.json', exists: false, mistakes: [] },
      logLevel: 'info',
      jsonLogs: false,
      noColor: false,
      isDumb: false,
      debug: false,
    });
  });

  it('says where things are and how it is run', () => {
    const environment = {
      ANNALIST_DATA: 'elsewhere',
      DISCORD_TOKEN: ' abc.def-ghi ',
      DISCORD_GUILD_ID: '613425648685547541',
      DISCORD_API: 'http://127.0.0.1:8080/api//',
      HEALTH_PORT: '8080',
      ANNALIST_CLOCK: 'clock',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'production',
      NO_COLOR: '1',
      TERM: 'dumb',
    };
    expect(read(environment)).toEqual({
      dataFolder: '/srv/elsewhere',
      logs: [],
      refreshZone: 'UTC',
      configFile: { shown: 'annalist.json', path: '/srv/annalist.json', exists: false, mistakes: [] },
      discordToken: 'abc.def-ghi',
      discordGuild: '613425648685547541',
      discordApi: 'http://127.0.0.1:8080/api',
      healthPort: 8080,
      clockFile: '/srv/clock',
      logLevel: 'debug',
      jsonLogs: true,
      noColor: true,
      isDumb: true,
      debug: true,
    });
  });

  it('that sets a variable to nothing does not set it', () => {
    const names = [
      'DISCORD_TOKEN',
      'DISCORD_GUILD_ID',
      'DISCORD_API',
      'HEALTH_PORT',
      'LOG_LEVEL',
      'NODE_ENV',
      'ANNALIST_CLOCK',
    ];
    expect(read(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(read({}));
  });

  it.each(['0', '1', '65535'])('takes the port %s', (port) => {
    expect(read({ HEALTH_PORT: port }).healthPort).toBe(Number(port));
  });

  it.each([
    ['ANNALIST_DATA', '', 'ANNALIST_DATA is empty: name a folder, or leave it out.'],
    ['ANNALIST_CONFIG', '', 'ANNALIST_CONFIG is empty: name a file, or leave it out.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is one of fatal, error, warn, info, debug, trace, silent.'],
    ['HEALTH_PORT', '65536', 'HEALTH_PORT is a port: a whole number from 1 to 65535.'],
    ['HEALTH_PORT', '-1', 'HEALTH_PORT is a port: a whole number from 1 to 65535.'],
    ['HEALTH_PORT', '80.5', 'HEALTH_PORT is a port: a whole number from 1 to 65535.'],
    ['DISCORD_GUILD_ID', 'my server', 'DISCORD_GUILD_ID is the id of a server: digits only.'],
    ['DISCORD_API', 'discord.com/api', 'DISCORD_API is an address such as https://discord.com/api.'],
    ['DISCORD_API', 'file:///etc/passwd', 'DISCORD_API is an address such as https://discord.com/api.'],
    ['DISCORD_API', 'https://discord.com/api?v=10', 'DISCORD_API is an address such as https://discord.com/api.'],
    [
      'DISCORD_TOKEN',
      'Bot abc.def',
      'DISCORD_TOKEN has a space or a line end in it: copy the token of the bot again, alone.',
    ],
  ])('%s=%j is a mistake, told with the fix', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(new UserError(message));
  });
});

describe('the configuration file', () => {
  it('is annalist.json in the working folder, or the file that is named', () => {
    const asked: string[] = [];
    const note = (file: string): string => {
      asked.push(file);
      return '{}';
    };
    readConfig({}, '/srv', note);
    readConfig({ ANNALIST_CONFIG: 'conf/bot.json' }, '/srv', note);
    readConfig({ ANNALIST_CONFIG: '/etc/annalist.json' }, '/srv', note);
    expect(asked).toEqual(['/srv/annalist.json', '/srv/conf/bot.json', '/etc/annalist.json']);
  });

  it('may be missing, unless it is named', () => {
    expect(read({})).toMatchObject({ logs: [] });
    expect(() => read({ ANNALIST_CONFIG: 'bot.json' })).toThrow(
      new UserError('ANNALIST_CONFIG names bot.json, and there is no such file.'),
    );
  });

  it('that cannot be read is told', () => {
    const fail = (): never => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    };
    expect(() => read({}, fail)).toThrow(new UserError('annalist.json cannot be read: EACCES: permission denied.'));
  });

  it('says which log is meant, and where logs may be seen', () => {
    const text =
      '\uFEFF{ "defaultLog": " Linux", "logs": [{ "name": "GIT", "servers": ["1", "2"] }, { "name": "linux" }] }';
    expect(read({}, text)).toMatchObject({
      defaultLog: 'linux',
      logs: [{ name: 'git', servers: ['1', '2'] }, { name: 'linux' }],
    });
  });

  it('says where logs come from, how they are read, and when', () => {
    const log = {
      name: 'redis',
      from: 'https://example.org/redis.git',
      branches: ['main', 'release/*'],
      refresh: 'hourly',
      web: 'https://example.org/redis/commit/{hash}',
      people: 'people.json',
      emails: false,
      default: true,
      private: true,
      limits: { megabytes: 100, minutes: 5 },
      format: 'markdown',
    };
    const text = JSON.stringify({ timezone: 'berlin', logs: [log] });
    const config = read({}, (file: string) => (file.endsWith('people.json') ? '{ "people": [] }' : text));
    checkConfig(config);
    expect(config).toMatchObject({ logs: [log], defaultLog: 'redis', refreshZone: 'Europe/Berlin' });
  });

  it('with mistakes lets nothing run, and says nothing of its logs', () => {
    const config = read({}, '{"logs": [{"name": "a", "server": "1", "refesh": "daily"}]}');
    expect(config.logs).toEqual([]);
    expect(() => checkConfig(config)).toThrow(
      new UserError(
        'annalist.json: logs.a.server (line 1): there is no such setting: did you mean "servers"? (1 more: "annalist config check" tells all.)',
      ),
    );
  });
});

describe('whether a log may be seen', () => {
  const config = read(
    {},
    '{"logs": [{"name": "one", "servers": ["1"]}, {"name": "none", "servers": []}, {"name": "all"}]}',
  );
  const places = [
    { kind: 'terminal' as const },
    { kind: 'server' as const, server: '1' },
    { kind: 'server' as const, server: '2' },
    { kind: 'direct' as const },
  ];

  it.each([
    ['one', [true, true, false, false]],
    [' ONE ', [true, true, false, false]],
    ['none', [true, false, false, false]],
    ['all', [true, true, true, true]],
    ['unlisted', [true, true, true, true]],
    ['__proto__', [true, true, true, true]],
  ])('%j in the terminal, server 1, server 2 and a direct message: %j', (log, expected) => {
    expect(places.map((place) => maySee(config, log, place))).toEqual(expected);
  });

  it('only at the terminal where the configuration brought it in and does not name it any more', () => {
    const left = new Set(['gone']);
    expect(places.map((place) => maySee(config, 'Gone', place, left))).toEqual([true, false, false, false]);
    expect(places.map((place) => maySee(config, 'unlisted', place, left))).toEqual([true, true, true, true]);
  });
});
