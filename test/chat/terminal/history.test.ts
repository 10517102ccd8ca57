import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatHistory, historyLength, makeHistory, parseHistory } from '../../../src/chat/terminal/history.ts';
import { openTextFile } from '../../../src/store/text-file.ts';
import { useFolders } from '../../support/git-repository.ts';

const makeFolder = useFolders();
const makePlace = (): string => path.join(makeFolder(), 'data', 'chat-history');

describe('the text of a history', () => {
  it('is a line each, newest first, and comes back', () => {
    expect(formatHistory(['/who about:lzo', '/logs'])).toBe('/who about:lzo\n/logs\n');
    expect(parseHistory('/who about:lzo\n/logs\n')).toEqual(['/who about:lzo', '/logs']);
    expect(formatHistory([])).toBe('');
  });

  it('keeps the newest thousand', () => {
    const lines = Array.from({ length: 1500 }, (_, index) => `/show ${index}`);
    expect(parseHistory(formatHistory(lines))).toEqual(lines.slice(0, historyLength));
    expect(historyLength).toBe(1000);
  });

  it('loses what no one typed', () => {
    const garbage = ['\u001b[2J', '\0\0', 'a\u0007', '\uFFFD\uFFFD', 'x'.repeat(3000), '   ', '/logs'];
    expect(parseHistory(garbage.join('\n'))).toEqual(['/logs']);
    expect(parseHistory(Buffer.from([0xff, 0xfe, 0x0a, 0x2f, 0x61]).toString('utf8'))).toEqual(['/a']);
  });
});

describe('a history in a file', () => {
  it('is kept for its owner alone, and for the next chat', async () => {
    const place = makePlace();
    await makeHistory(openTextFile(place)).save(['/logs', '/help']);
    expect((await stat(place)).mode & 0o777).toBe(0o600);
    expect(await makeHistory(openTextFile(place)).load()).toEqual(['/logs', '/help']);
  });

  it('is empty where there is none', async () => {
    expect(await makeHistory(openTextFile(makePlace())).load()).toEqual([]);
  });

  it('is let be where it cannot be read or written', async () => {
    const folder = path.dirname(path.dirname(makePlace()));
    const history = makeHistory(openTextFile(folder));
    expect(await history.load()).toEqual([]);
    await history.save(['/logs']);
    expect((await readdir(path.dirname(folder))).filter((name) => name.includes('.tmp'))).toEqual([]);
    const file = path.join(folder, 'file');
    await writeFile(file, 'x');
    await makeHistory(openTextFile(path.join(file, 'chat-history'))).save(['/logs']);
    expect(await readFile(file, 'utf8')).toBe('x');
    await chmod(folder, 0o700);
  });

  it('is whole whoever writes at once, and the last lines of each chat are written', async () => {
    const place = makePlace();
    const lines = (chat: string, count: number) => Array.from({ length: count }, (_, index) => `/${chat} ${index}`);
    const chats = ['a', 'b'].map((chat) => ({ chat, history: makeHistory(openTextFile(place)) }));
    const saves = chats.flatMap(({ chat, history }) =>
      [100, 900, 500].map((count) => history.save(lines(chat, count))),
    );
    const written = Promise.all(saves);
    for (let isDone = false; !isDone; ) {
      isDone = await Promise.race([written.then(() => true), new Promise<false>((done) => setTimeout(done, 0, false))]);
      const seen = await makeHistory(openTextFile(place)).load();
      expect([0, 100, 500]).toContain(seen.length);
    }
    expect(await makeHistory(openTextFile(place)).load()).toHaveLength(500);
    expect(await readdir(path.dirname(place))).toEqual(['chat-history']);
  });
});
