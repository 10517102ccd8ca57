import { describe, expect, it } from 'vitest';
import { answerWhat } from '../../src/answer/answer.ts';
import { explainEntries } from '../../src/answer/explain-entries.ts';
import { answerShow } from '../../src/answer/show.ts';
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
});
