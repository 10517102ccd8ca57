import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import type { Reader } from '../../src/answer/reader.ts';
import { readLine } from '../../src/chat/ask.ts';
import type { HelpAnswer } from '../../src/model/answer.ts';
import { findCommand } from '../../src/model/command-text.ts';
import { UserError } from '../../src/model/errors.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { readByGrammar } from '../../src/wire/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { openSample } from '../support/sample-log.ts';

const sample = openSample();

async function askHelp(reader: Reader, command?: string): Promise<HelpAnswer> {
  const answer = await findCommand(queries, 'help').answer(command === undefined ? {} : { command }, reader);
  if (answer.command !== 'help') throw new Error('no help');
  return answer;
}

const failing = (error: Error): Reader => ({ ...sample, open: () => Promise.reject(error), logs: async () => [] });

describe('help', () => {
  it('shows three questions that the log at hand answers', async () => {
    const answer = await askHelp(sample);
    expect(answer.examples).toHaveLength(3);
    expect(answer.questions).toHaveLength(3);
    const text = renderTerminal(renderAnswer(answer, '/help'), plainStyle);
    const lines = [...answer.questions, ...answer.examples];
    expect(text).toContain(`\n\nThis log answers, for example:\n\n  ${lines.join('\n  ')}`);
  });

  it('goes without examples where no log is meant, and with one command', async () => {
    expect((await askHelp(failing(new UserError('Which log?')))).examples).toEqual([]);
    expect((await askHelp(sample, 'who')).examples).toEqual([]);
    const text = renderTerminal(renderAnswer(await askHelp(failing(new UserError('Which log?'))), '/help'), plainStyle);
    expect(text).not.toContain('for example:');
  });

  it('shows questions about the first log with entries where several are there and none is meant', async () => {
    const empty = makeMemoryLog({ name: 'empty', entries: [] });
    const [one, two] = ['one', 'two'].map((name) =>
      makeMemoryLog({
        name,
        entries: [makeParsed('2007-07-11#1', 'Jan Kara', { body: `Locking rework for ${name}.` })],
      }),
    );
    if (!one || !two) throw new Error('no logs');
    const logs = [empty, one, two];
    const asked: (string | undefined)[] = [];
    const reader: Reader = {
      now: '2008-01-15',
      async open(name) {
        asked.push(name);
        const found = logs.find((log) => log.name === name);
        if (!found) throw new UserError('Which log?');
        return found;
      },
      logs: async () => [
        { ...empty.info, name: 'broken', entries: 5, problem: 'it is damaged' },
        ...logs.map(({ info }) => info),
      ],
      readQuestion: readByGrammar,
    };
    const { examples } = await askHelp(reader);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(example).toMatch(/ log:one$/);
      const { command, raw } = readLine(example, queries);
      expect((await command.answer(raw, reader)).verdict).toBe('found');
    }
    expect(asked).not.toContain('two');
    expect(asked).not.toContain('broken');
    // Where the same log is meant, nobody has to name it.
    const own = await askHelp({ ...reader, open: async () => one });
    expect(own.examples.join()).not.toContain('log:');
  });

  it('does not hide a fault', async () => {
    await expect(askHelp(failing(new TypeError('broken')))).rejects.toThrow('broken');
  });

  it('of one command lists the choices of its options', async () => {
    const answer = await askHelp(sample, 'rank');
    expect(answer.topics[0]?.options.find(({ name }) => name === 'merges')?.choices).toEqual(['all', 'none', 'only']);
    expect(answer.topics[0]?.options.find(({ name }) => name === 'about')).not.toHaveProperty('choices');
    const text = renderTerminal(renderAnswer(answer, '/help command:rank'), plainStyle);
    expect(text).toContain('merges  Whether merges count (all, none or only)');
    // A long line goes on in the next.
    expect(text.replace(/\n\s+/g, ' ')).toContain(
      'of  What to rank (people unless said) (people, newcomers, subsystems, days, weekdays, months or years)',
    );
  });
});

it('says of each command that changes something who may use it', async () => {
  const descriptionOf = async (name: string) => (await askHelp(sample, name)).topics[0]?.description;
  expect(await descriptionOf('settings forget')).toMatch(/ \(in a server, for members who may manage it\)$/);
  expect(await descriptionOf('subscribe')).toMatch(/ \(in a server for members who may manage the channel\)$/);
  expect(await descriptionOf('who')).not.toContain('(');
});
