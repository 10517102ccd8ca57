import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logArguments, openRepository } from '../../src/source/git.ts';
import { streamGit } from '../../src/source/run-git.ts';
import { describeGit, makeRepository, type TestRepository, useFolders } from '../support/git-repository.ts';
import { readHistory, readRecords } from '../support/read-history.ts';

const makeFolder = useFolders();
const makeHere = (): TestRepository => makeRepository(path.join(makeFolder(), 'repository'));

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Writes a commit whose author's name and message are these bytes; `encoding` is what its header declares. */
function writeBytes(repository: TestRepository, name: Buffer, message: Buffer, encoding?: string): void {
  const author = Buffer.concat([Buffer.from('author '), name, Buffer.from(' <a@example.org> 1200000000 +0000')]);
  const headers = [author, 'committer C <c@example.org> 1200000000 +0000'];
  const declared = encoding === undefined ? [] : [`encoding ${encoding}`];
  repository.write({ headers: [...headers, ...declared], message });
}

/** Writes one commit and gives what it is read as. */
async function readBytes(name: Buffer, message: Buffer, encoding?: string) {
  const repository = makeHere();
  writeBytes(repository, name, message, encoding);
  const { entries, problems } = await readHistory(repository.directory);
  const [entry] = entries;
  const { subject, body } = entry ?? {};
  return { name: entry?.author.name, subject, body, kinds: problems.map(({ kind }) => kind) };
}

describeGit('a commit in another encoding', () => {
  const name = 'Jörg Müller';
  const message = 'Größe\n\nZwölf Boxkämpfer\n';
  const read = { name, subject: 'Größe', body: 'Zwölf Boxkämpfer', kinds: [] };

  it('is read as it declares', async () => {
    expect(await readBytes(latin1(name), latin1(message), 'ISO-8859-1')).toEqual(read);
    expect(await readBytes(Buffer.from(name), Buffer.from(message), 'UTF-8')).toEqual(read);
    expect(await readBytes(Buffer.from(name), Buffer.from(message))).toEqual(read);
    const koi8 = Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]);
    expect(await readBytes(koi8, koi8, 'KOI8-R')).toEqual({ name: 'Привет', subject: 'Привет', body: '', kinds: [] });
  });

  it('is read as Windows-1252 and noted where it is not what it declares', async () => {
    for (const encoding of ['UTF-8', undefined, 'no-such-encoding']) {
      expect(await readBytes(latin1(name), latin1(message), encoding)).toEqual({ ...read, kinds: ['encoding'] });
    }
    const quoted = Buffer.concat([Buffer.of(0x93), latin1('quoted'), Buffer.of(0x94, 0x20, 0x80)]);
    expect(await readBytes(Buffer.from('A'), quoted)).toMatchObject({ subject: '“quoted” €' });
  });

  it('keeps the lines that are UTF-8 where others are not', async () => {
    const mixed = Buffer.concat([Buffer.from('Größe €\n\nПривет\n'), latin1('Grüße\n'), Buffer.from('日本\n')]);
    expect(await readBytes(Buffer.from('Ünal'), mixed)).toEqual({
      name: 'Ünal',
      subject: 'Größe €',
      body: 'Привет\nGrüße\n日本',
      kinds: ['encoding'],
    });
  });

  it('is noted once for its commit, and for no other', async () => {
    const repository = makeHere();
    repository.commit({ message: 'größer\n' });
    const parents = [repository.git('rev-parse', 'HEAD')];
    const who = Buffer.concat([Buffer.from('author '), latin1('Jörg <jörg@example.org> 1200000000 +0000')]);
    const by = Buffer.concat([Buffer.from('committer '), latin1('Jörg <j@example.org> 1200000000 +0000')]);
    repository.write({ headers: [who, by], message: latin1('größer\n'), parents });
    repository.commit({ message: 'größer\n' });
    const { entries, problems } = await readHistory(repository.directory);
    expect(entries.map(({ subject }) => subject)).toEqual(['größer', 'größer', 'größer']);
    expect(entries[1]).toMatchObject({
      author: { name: 'Jörg', email: 'jörg@example.org' },
      committer: { name: 'Jörg' },
    });
    const message = `commit ${entries[1]?.id.slice(0, 12)} is not UTF-8: read as Windows-1252`;
    expect(problems).toEqual([{ kind: 'encoding', message }]);
  });
});

describeGit('the stream of records', () => {
  /** Some of everything, as git prints it. */
  async function makeStream(): Promise<Buffer> {
    const repository = makeHere();
    const base = repository.commit({ message: 'größer 日本 😀\n\nbody\n\nSigned-off-by: Ada <ada@example.org>\n' });
    repository.commit({ message: '' });
    repository.git('checkout', '-q', '-b', 'side', base);
    repository.commit({ message: 'of the side\n' });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '--log', '-m', 'Merge side', 'side');
    const parents = [repository.git('rev-parse', 'HEAD')];
    const headers = [latin1('author Jörg <j@example.org> 0 +0000'), 'committer  <> 4200000000 +0530'];
    repository.write({ headers, message: latin1('größer\n\nunter\n'), parents });
    const opened = await openRepository(repository.directory);
    const chunks: Buffer[] = [];
    for await (const chunk of streamGit(repository.directory, logArguments([opened?.tip ?? '']))) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  it('is read the same wherever it is cut into chunks', async () => {
    const bytes = await makeStream();
    const whole = readRecords([bytes]);
    expect(whole.entries).toHaveLength(5);
    expect(whole.problems.map(({ kind }) => kind)).toEqual(['empty-message', 'encoding', 'odd-date']);
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(readRecords([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
    }
    expect(readRecords(Array.from(bytes, (byte) => Buffer.of(byte)))).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
        const borders = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
        expect(readRecords(chunks)).toEqual(whole);
      }),
    );
  });

  it('that ends inside a commit gives the whole ones before it and says so', async () => {
    const bytes = await makeStream();
    const whole = readRecords([bytes]);
    const ends = [...bytes.keys()].filter((index) => bytes[index] === 0).filter((_, index) => index % 9 === 8);
    for (let at = 0; at <= bytes.length; at += 7) {
      const { entries, problems } = readRecords([bytes.subarray(0, at)]);
      const complete = ends.filter((end) => end < at).length;
      expect(entries).toEqual(whole.entries.slice(0, complete));
      const isCut = at > 0 && !ends.includes(at - 1);
      expect(problems.filter(({ kind }) => kind === 'cut-off')).toHaveLength(isCut ? 1 : 0);
    }
  });

  it('may be empty', () => {
    expect(readRecords([])).toEqual({ entries: [], problems: [] });
    expect(readRecords([Buffer.alloc(0)])).toEqual({ entries: [], problems: [] });
  });
});
