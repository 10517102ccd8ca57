import { describe, expect, it } from 'vitest';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { type MemoryFile, makeMemoryFile } from '../support/memory-file.ts';
import { makeMemoryStored, testRules } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const records = Array.from({ length: 5 }, (_, index): LogRecord => {
  const entry = makeParsed(`2007-10-17#${index + 1}`, 'Ada', { body: `jffs2: change number ${index}.` });
  return { kind: 'entry', key: entry.id, entry };
});
const log = (indexFile: MemoryFile) => ({ ...makeMemoryStored('log', records), indexFile });
const keepAnswering = async (): Promise<void> => undefined;
/** Each section is checked when it is first read, as in an index of many megabytes. */
const atOnce = 0;

/** An index whose front is whole, and a section behind it damaged; and the whole one. */
async function makeDamaged(): Promise<{ file: MemoryFile; whole: Buffer }> {
  const file = makeMemoryFile();
  await openIndex(log(file), testRules);
  const whole = file.bytes ?? Buffer.alloc(0);
  file.bytes = Buffer.from(whole);
  file.bytes.writeUInt8(whole.readUInt8(whole.length - 1) ^ 4, whole.length - 1);
  return { file, whole };
}

describe('a large index with a damaged section', () => {
  it('is made anew by a process that goes on answering, before it is asked anything', async () => {
    const { file, whole } = await makeDamaged();
    const { shards, isDamaged } = await openIndex(log(file), testRules, undefined, keepAnswering, atOnce);
    expect(file.bytes).toEqual(whole);
    expect(file.writes).toBe(2);
    expect(isDamaged()).toBe(false);
    expect(shards[0]?.facts.people.map(({ name }) => name)).toEqual(['Ada']);
  });

  it('is opened by a process that answers once, and found to be damaged when it is asked', async () => {
    const { file } = await makeDamaged();
    const { shards, isDamaged } = await openIndex(log(file), testRules, undefined, undefined, atOnce);
    expect(file.writes).toBe(1);
    expect(() => shards[0]?.facts.people).toThrow('The index of the log "log" is damaged; ask again: it is made anew.');
    expect(isDamaged()).toBe(true);
    // Whoever asks next has it made anew.
    expect(file.bytes).toBeUndefined();
    expect((await openIndex(log(file), testRules)).shards[0]?.facts.people).toHaveLength(1);
  });
});
