import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { makeGitHandler, serve, type TestServer } from '../support/git-server.ts';
import { expectRefusal, makeWorkplace, readJson, type Workplace } from '../support/run-annalist.ts';
import { makeCertificate } from '../support/test-certificate.ts';

const makeFolder = useFolders();
const servers: TestServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

const configure = (place: Workplace, ...logs: object[]): void =>
  void place.write('annalist.json', JSON.stringify({ logs }, undefined, 2));

describe('a check of the configuration', () => {
  it('tells all that is wrong, with lines, for people and for programs', async () => {
    const place = makeWorkplace(makeFolder());
    configure(place, { name: 'git', from: '../git', refresh: 'evry hour' }, { name: 'x', form: '../x' });
    const told = await place.annalist(['config', 'check']);
    expect(told).toMatchObject({ code: 1, out: '' });
    expect(told.err.split('\n')).toEqual([
      expect.stringMatching(/^annalist\.json: logs\.git\.refresh \(line 6\): "evry hour" is no schedule: /),
      'annalist.json: logs.x.form (line 10): there is no such setting: did you mean "from"?',
      '',
    ]);
    configure(place, { name: 'git', from: '../git', refresh: 'evry hour' });
    const json = await place.annalist(['config', 'check', '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      mistakes: [
        { place: 'logs.git.refresh', line: 6, column: 18, message: expect.stringContaining('is no schedule') },
      ],
    });
    // Nothing else runs with such a configuration, but for help.
    expect(await place.annalist(['logs'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^annalist\.json: logs\.git\.refresh \(line 6\): "evry hour" is no schedule: .*\n$/),
    });
    expect((await place.annalist(['import', '--help'])).code).toBe(0);
    place.write('annalist.json', '{\n  "logs": [\n    { "name": "a" },\n  ]\n}');
    expect((await place.annalist(['config', 'check'])).err).toBe(
      'annalist.json, line 4, column 3: is no JSON text: a value is missing before "]", or a comma is too much.\n',
    );
    configure(place, { name: 'git', from: '../git', refresh: 'hourly', default: true });
    expect(await place.annalist(['config', 'check'])).toMatchObject({
      code: 0,
      out: 'annalist.json is in order: 1 log, 1 refreshed by a schedule, git is meant where none is named.\n',
    });
  });
});

describeGit('the logs of the configuration', () => {
  it('are brought in and kept up to date, by path and by https; what fails is told, and the rest goes on', async () => {
    const place = makeWorkplace(makeFolder());
    const certificate = makeCertificate(makeFolder());
    if (!certificate) return;
    const { env } = certificate;
    const root = makeFolder();
    const project = makeRepository(path.join(root, 'project.git'));
    project.commit({ message: 'net: first of all\n' });
    let version = 1;
    const answerGit = makeGitHandler(root);
    const server = await serve((request, response) => {
      if (!request.url?.startsWith('/notes.md')) return answerGit(request, response);
      const etag = `"${version}"`;
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      const items = Array.from({ length: version }, (_, index) => `- item ${index + 1}\n`).join('');
      response.writeHead(200, { etag }).end(`# Changelog\n\n## 1.0.0 - 2026-01-01\n\n${items}`);
    }, certificate);
    servers.push(server);
    configure(
      place,
      {
        name: 'project',
        from: `${server.base}/project.git`,
        refresh: 'hourly',
        private: true,
        web: 'https://example.org/p/{hash}',
      },
      { name: 'notes', from: `${server.base}/notes.md?key=secret`, private: true },
      { name: 'here', from: path.join(root, 'project.git') },
      { name: 'public', from: `${server.base}/project.git` },
    );
    const first = await place.annalist(['refresh'], { env });
    expect(first.code).toBe(1);
    expect(first.out).toMatch(/^project: 1 new entry \(.*\nnotes: 1 new entry \(.*\nhere: 1 new entry \(.*\n$/);
    expect(first.err).toMatch(
      /^public cannot be refreshed\. 127\.0\.0\.1 is in a private network: .* \(fails since .* UTC\)\.\n$/,
    );
    const again = await place.annalist(['refresh', 'notes'], { env });
    expect(again).toMatchObject({ code: 0, out: 'notes: as it was\n', err: '' });
    version = 2;
    project.commit({ message: 'net: second\n' });
    expect((await place.annalist(['refresh', 'project', '--json'], { env })).out).toContain('"added":1');
    expect((await place.annalist(['refresh', 'notes'], { env })).out).toMatch(/^notes: 1 new entry/);

    const logs = await place.annalist(['logs', '--json']);
    expect(logs.out + logs.err).not.toContain('secret');
    expect(readJson(logs)).toMatchObject({
      logs: [
        { name: 'here', entries: 1 },
        { name: 'notes', entries: 2, source: `${server.base}/notes.md?…` },
        { name: 'project', entries: 2, web: 'https://example.org/p/{hash}', refresh: { schedule: 'hourly' } },
        {
          name: 'public',
          entries: 0,
          refreshed: '',
          refresh: { failing: { reason: expect.stringContaining('private network') } },
        },
      ],
    });
    expect((await place.annalist(['logs'])).out).toMatch(
      / public {2}is not there yet \(from .*\) — its source fails since /s,
    );
    expectRefusal(await place.annalist(['who', 'x', '--log', 'public']), 1, /^The log "public" is not there yet: 127/);
    // The server goes away: what is stored answers on.
    await server.close();
    servers.pop();
    expect((await place.annalist(['refresh', 'project'], { env })).err).toMatch(
      /^project cannot be refreshed\. .* does not answer .*fails since .* UTC, next try /,
    );
    expect((await place.annalist(['count', '--log', 'project'])).code).toBe(0);
    expectRefusal(
      await place.annalist(['refresh', 'nothing']),
      1,
      /^There is no log "nothing" with "from" in annalist\.json: there are /,
    );
  });

  it('follow what annalist.json says: of branches, rules and texts', async () => {
    const place = makeWorkplace(makeFolder());
    const project = makeRepository(path.join(makeFolder(), 'project'));
    project.commit({ message: 'begin\n', files: { 'fs/a.c': '1' } });
    project.git('branch', 'maint-1');
    project.git('checkout', '-q', 'maint-1');
    project.commit({ message: 'doc: mend\n', files: { 'net/a.c': '1' } });
    project.git('checkout', '-q', '-');
    place.write('notes.md', '# Changelog\n\n## 1.0.0 - 2026-01-01\n\n- one\n');
    const log = { name: 'project', from: project.directory };
    const rules = { folders: { '*/': '*' }, maintainers: true };
    configure(place, { ...log, branches: ['HEAD', 'maint-*'], rules }, { name: 'notes', from: 'notes.md' });
    const first = await place.annalist(['refresh']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(
      /^project: 2 new entries \(.*\nMAINTAINERS: is not stored: .*\nnotes: 1 new entry \(.*\n$/,
    );
    const shown = async () => (await place.annalist(['subsystems', '--log', 'project'])).out.replace(/\d+ entr.*/g, '');
    expect(await shown()).toMatch(/fs[\s\S]*net/);
    // Other rules come without the source.
    configure(place, { ...log, branches: ['HEAD', 'maint-*'], rules: { prefixes: { doc: 'texts' } } });
    expect((await place.annalist(['rules', 'project'])).out).toMatch(/^project: rules by prefixes/);
    expect(await shown()).toContain('texts');
    configure(place, log);
    expect((await place.annalist(['refresh'])).out).toMatch(/^project: no new entries, 1 no longer in the source, no/);
    expect((await place.annalist(['rules', 'project'])).out).toMatch(/^project: no rules of its own/);
    // By hand the branches of the command line count.
    const args = ['import', project.directory, '--log', 'other', '--branch', 'HEAD', 'maint-1', '--json'];
    expect(readJson(await place.annalist(args))).toMatchObject({ added: 2, branches: [expect.any(String), 'maint-1'] });
  });

  it('come by an address on the command line, too, again only with what is new', async () => {
    const place = makeWorkplace(makeFolder());
    const certificate = makeCertificate(makeFolder());
    if (!certificate) return;
    const root = makeFolder();
    const project = makeRepository(path.join(root, 'project.git'));
    project.commit({ message: 'net: first of all\n' });
    const server = await serve(makeGitHandler(root), certificate);
    servers.push(server);
    const url = `${server.base}/project.git`;
    const { env } = certificate;
    expectRefusal(await place.annalist(['import', url], { env }), 1, /^127\.0\.0\.1 is in a private network: /);
    expect((await place.annalist(['import', url, '--private'], { env })).out).toMatch(/^project: 1 new entry/);
    project.commit();
    const again = await place.annalist(['import', url, '--private', '--json'], { env });
    expect(readJson(again)).toMatchObject({ log: 'project', format: 'git', added: 1, entries: 2 });
    for (const source of ['ext::sh -c date', 'http://example.org/a.git', 'git@-oProxyCommand=x:a']) {
      expectRefusal(await place.annalist(['import', source]), 1, /[a-z]/);
    }
  });

  it('are refreshed while questions are answered, without a sample log', async () => {
    const place = makeWorkplace(makeFolder());
    const project = makeRepository(path.join(makeFolder(), 'project'));
    project.commit({ message: 'net: first of all\n' });
    configure(
      place,
      { name: 'project', from: project.directory, refresh: 'hourly' },
      { name: 'gone', from: '/nowhere/at/all', refresh: 'hourly' },
    );
    const chat = place.start(['start']);
    let [out, err] = ['', ''];
    chat.child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
    });
    chat.child.stderr.on('data', (text: Buffer) => {
      err += text.toString();
    });
    for (let tries = 0; !/project {2}1 entry on 1 day.*gone {2}is not there yet.*fails since/s.test(out); tries += 1) {
      if (tries > 60) throw new Error(`it did not come, but:\n${out}\n${err}`);
      chat.child.stdin.write('/logs\n');
      await pause(250);
    }
    chat.child.stdin.end('/who first of all\n');
    const ended = await chat.ended;
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.out).toContain('Ada Lovelace wrote it');
    expect(ended.out).not.toContain('sample');
    expect(ended.err).toMatch(
      /^gone cannot be refreshed\. There is no file or folder \/nowhere\/at\/all: check the path \(fails since/m,
    );
  });

  it('are left whole by SIGTERM in the middle of a refresh, and no process of it stays', async () => {
    const place = makeWorkplace(makeFolder());
    const certificate = makeCertificate(makeFolder());
    if (!certificate) return;
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' }).write('0');
    }, certificate);
    servers.push(server);
    configure(place, { name: 'slow', from: `${server.base}/slow.git`, private: true });
    const running = place.start(['refresh'], certificate.env);
    for (let tries = 0; server.asked.length === 0; tries += 1) {
      if (tries > 400) throw new Error('nobody asked');
      await pause(25);
    }
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 0, signal: null, out: '', err: '' });
    expect(readdirSync(path.join(place.data, 'sources')).filter((name) => name.endsWith('.lock'))).toEqual([]);
    expect(existsSync(path.join(place.data, 'sources/slow.json'))).toBe(false);
    const left = readdirSync('/proc').filter((name) => {
      try {
        return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(server.base);
      } catch {
        return false;
      }
    });
    expect(left).toEqual([]);
  });
});
