import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { readIndex } from '../../src/search/index-file.ts';
import { emptyCatalogue } from '../../src/store/catalogue.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { openStore } from '../../src/store/store.ts';
import { makeRepository, useFolders } from '../support/git-repository.ts';
import { openBytes } from '../support/memory-file.ts';
import { testRules } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';
import { makeWorkplace } from '../support/run-annalist.ts';
import { describeVaried } from '../support/varied-commits.ts';

const makeFolder = useFolders();

const parts = ['jffs2', 'cifs', 'nfs', 'ext4', 'refs', 'pack-objects', 't3404', 'parser', 'Documentation/git-log'];

/** The record of this number: mostly an entry that names a part and people, some merges, some days without text. */
function makeRecord(number: number): LogRecord {
  const date = `20${String(10 + (number >> 11)).padStart(2, '0')}-06-${String(1 + (number % 28)).padStart(2, '0')}`;
  if (number % 97 === 0) return { kind: 'silent', key: `day:${number}`, date, count: 2 };
  const part = parts[(number * 7) % parts.length] ?? '';
  // A part that the beginning of the log has in words alone, and another name for somebody in its second half.
  const newPart = number > 6000 ? 'midway: ' : 'midway ';
  const author =
    number > 5000 && number % 3 === 0 ? 'ada lovelace' : ['Ada Lovelace', 'Al Viro', 'Jan Kara'][number % 3];
  const merge = { from: `git://host/${part}`, listed: [`${part}: lock ${number}`, `${newPart}tidy`] };
  const isMerge = number % 41 === 0;
  const text = `${number % 5 === 0 ? newPart : `${part}: `}change rw_lock of ${number.toString(36)}.`;
  const entry: ParsedEntry = makeParsed(`${date}#${number}`, author ?? '', {
    date,
    body: isMerge ? `* x:\n${merge.listed.join('\n')}` : `${text}\n\nReported by Person${number % 11} Surname.`,
    trailers: [makeTrailer(`acked-by: Reviewer N${number % 50}`)],
    ...(isMerge && { merge }),
    // Files of some of them, which the log's own rules know.
    ...(number % 4 === 0 && { paths: [`fs/${part}/a.c`, `lib/${number % 9}.c`], parents: ['0'] }),
  });
  return { kind: 'entry', key: entry.id, entry };
}

it('an index that threads made is that of one thread, byte for byte', async () => {
  const workplace = makeWorkplace(makeFolder());
  const store = openStore(workplace.data);
  const writer = await store.writeLog('many', 'a test');
  const count = 18_000;
  for (let number = 0; number < count; number += 1) await writer.append(makeRecord(number));
  const maintainers = [{ path: 'MAINTAINERS', text: 'JOURNAL FILE SYSTEM\nF: fs/jffs2/\n\nSHARES\nF: fs/*fs/\n' }];
  const config = { maintainers: true, folders: { 'lib/*.c': 'lib-*' }, names: { shares: 'mounts' } };
  const rules = await writer.keepRules({ config, maintainers, codeowners: [] });
  const log = await writer.commit({ ...emptyCatalogue, format: 'day-list', entries: count, rules });
  await writer.close();
  const file = path.join(workplace.data, 'logs/many/index.bin');

  const answered = await workplace.annalist(['who', 'rw_lock', '--log', 'many', '--data', workplace.data]);
  expect(answered.err).toBe('');
  const onThreads = readFileSync(file);
  rmSync(file);
  await openIndex(log, testRules);
  expect(onThreads.equals(readFileSync(file))).toBe(true);
  const { facts } = readIndex(openBytes(onThreads)) ?? {};
  expect(facts?.subsystems).toEqual(expect.arrayContaining(['journal', 'mounts', 'lib-5']));
});

it('an index that is made while a history is read on threads is that of the stored segments, byte for byte', async () => {
  const workplace = makeWorkplace(makeFolder());
  const repository = makeRepository(path.join(makeFolder(), 'repository'));
  // Of several stretches, the last of which is not full.
  repository.commitMany(9000, describeVaried);
  const imported = await workplace.annalist(['import', repository.directory, '--log', 'own', '--data', workplace.data]);
  expect(imported.err).toBe('');
  const log = await openStore(workplace.data).openLog('own');
  const made = [await log.indexFile.read(), await log.tieFile.read()];
  await log.indexFile.remove();
  await log.tieFile.remove();
  await openIndex(log, testRules);
  const anew = [await log.indexFile.read(), await log.tieFile.read()];
  expect(made.map((bytes) => bytes?.toString('latin1'))).toEqual(anew.map((bytes) => bytes?.toString('latin1')));
});
