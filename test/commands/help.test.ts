import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import type { Reader } from '../../src/answer/reader.ts';
import type { HelpAnswer } from '../../src/model/answer.ts';
import { findCommand } from '../../src/model/command-text.ts';
import { UserError } from '../../src/model/errors.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { openSample } from '../support/sample-log.ts';

const sample = openSample();

async function askHelp(reader: Reader, command?: string): Promise<HelpAnswer> {
  const answer = await findCommand(queries, 'help').answer(command === undefined ? {} : { command }, reader);
  if (answer.command !== 'help') throw new Error('no help');
  return answer;
}

const failing = (error: Error): Reader => ({ ...sample, open: () => Promise.reject(error) });

describe('help', () => {
  it('shows three questions that the log at hand answers', async () => {
    const answer = await askHelp(sample);
    expect(answer.examples).toHaveLength(3);
    const text = renderTerminal(renderAnswer(answer, '/help'), plainStyle);
    expect(text).toContain(`\n\nThis log answers, for example:\n\n  ${answer.examples.join('\n  ')}`);
  });

  it('goes without examples where no log is meant, and with one command', async () => {
    expect((await askHelp(failing(new UserError('Which log?')))).examples).toEqual([]);
    expect((await askHelp(sample, 'who')).examples).toEqual([]);
    const text = renderTerminal(renderAnswer(await askHelp(failing(new UserError('Which log?'))), '/help'), plainStyle);
    expect(text).not.toContain('for example:');
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
    expect(text).toContain('of  What to rank (people unless said) (people, subsystems, days or months)');
  });
});
