import { describe, expect, it } from 'vitest';
import { digest } from '../../commands/digest.ts';
import { answerWhat } from '../../src/answer/answer.ts';
import { addReasons, explainEntries } from '../../src/answer/explain-entries.ts';
import { answerShow } from '../../src/answer/show.ts';
import { toJson } from '../../src/cli/answer-json.ts';
import { openSample } from '../support/sample-log.ts';

describe('why entries are in their subsystems', () => {
  it('is told of those that an answer lists, as each is shown alone', async () => {
    const reader = openSample();
    const log = await reader.open();
    const answer = await answerWhat(log, { subsystem: 'nfs' });
    const explained = await explainEntries(reader, answer, 3);
    expect(explained).toHaveLength(Math.min(3, answer.entries.length));
    for (const { id, subsystemReasons } of explained) {
      expect(subsystemReasons).toEqual((await answerShow(log, id)).shown?.subsystemReasons);
      expect(subsystemReasons.map(({ subsystem }) => subsystem)).toContain('nfs');
    }
  });

  it('stands in the JSON of every answer that lists entries, digests too', async () => {
    const reader = openSample();
    const listed = await addReasons(reader, await answerWhat(await reader.open(), { subsystem: 'nfs' }));
    const told = await addReasons(
      reader,
      await digest.answer({ subsystem: 'nfs', since: '2007', until: '2007' }, reader),
    );
    const json = JSON.stringify(toJson(told, ''));
    expect(JSON.stringify(toJson(listed, ''))).toContain('"subsystemReasons":[{"subsystem":"nfs"');
    expect(json).toContain('"subsystemReasons":[{"subsystem":"nfs"');
    if (told.command !== 'digest') throw new Error('a digest answers');
    for (const { id, ...entry } of told.digest.subsystems.flatMap(({ entries }) => entries)) {
      const { shown } = await answerShow(await reader.open(), id);
      expect(entry).toMatchObject({ subsystemReasons: shown?.subsystemReasons });
    }
  });
});
