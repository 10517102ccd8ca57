import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { answerShow } from '../../src/answer/show.ts';
import { weighChanges } from '../../src/answer/weigh-changes.ts';
import { makeWorking, quoteForShell } from '../../src/answer/working.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

describe('an argument for a shell', () => {
  it.each(['plain', "it's", '$(reboot)', '`x`', 'a b', '"', '', "'; ls; '", '\\', '-n', '*'])(
    'is %j again there',
    (text) => {
      const printed = execFileSync('sh', ['-c', `printf %s ${quoteForShell(`=${text}`)}`], { encoding: 'utf8' });
      expect(printed).toBe(`=${text}`);
    },
  );

  it('has no character that a terminal obeys', () => {
    expect(quoteForShell('a\u001b[31m\nb')).toBe("'a [31m b'");
  });
});

describe('the working of a question', () => {
  const entries = [
    makeParsed('2007-07-11#1', 'Ada', { body: 'pears: press the juice out' }),
    makeParsed('2007-07-12#1', 'Bob', { body: 'pears: ripen in the barrel' }),
    makeParsed('2007-07-13#1', 'Cleo', { body: 'pears: store apples beside' }),
  ];

  it('tells why the best are in the subsystem that was asked for', async () => {
    const log = makeMemoryLog({ entries });
    const query = { subsystem: 'pears' };
    const { changes, result } = await weighChanges(log, { words: [{ text: 'juice', kind: 'thing' }], query });
    const { subsystem } = await makeWorking(log, changes, result, query);
    const reason = 'by the title\'s prefix "pears:"';
    expect(subsystem).toEqual({ name: 'pears', reasons: [{ id: '2007-07-11#1', reason }] });
    expect(await makeWorking(log, changes, result, {})).not.toHaveProperty('subsystem');
  });

  it('is told with an entry in full, too', async () => {
    const { shown } = await answerShow(makeMemoryLog({ entries }), '2007-07-12#1');
    expect(shown?.subsystemReasons).toEqual([{ subsystem: 'pears', reason: 'by the title\'s prefix "pears:"' }]);
  });
});
