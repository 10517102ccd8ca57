import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { openStore } from '../../src/store/store.ts';
import { answerLine } from '../support/answer-line.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

/** A changelog as most projects write it: what changed, and not by whom. */
const changelog = `# Changelog

## [1.1.0] - 2024-03-02

### Fixed
- Crash in the parser on empty input

## [1.0.0] - 2024-01-01

### Added
- A cookie jar
`;

async function openLog() {
  const store = openStore(path.join(makeFolder(), 'store'));
  await importInto(store, { text: changelog });
  return openTestReader(store);
}

const reader = await openLog();

/** The first line of what a line is answered with. */
async function ask(line: string): Promise<string> {
  const { blocks } = await answerLine(line, queries, reader);
  return renderTerminal(blocks, { ...plainStyle, width: 300 }).split('\n')[0] ?? '';
}

describe('of a log that names nobody', () => {
  it.each([
    [
      '/ask question:who fixed the crash in the parser',
      'Of “Crash in the parser on empty input” (2 Mar 2024) nobody is recorded as its author.',
    ],
    ['/ask question:who made the last change', 'No entry names who wrote it.'],
    ['/who', 'No entry names who wrote it.'],
    ['/who since:2024-03', 'No entry since 1 Mar 2024 names who wrote it.'],
    ['/rank of:people', 'No entry names who wrote it.'],
    ['/rank of:people about:crash', 'No entry about “crash” names who wrote it.'],
    ['/rank of:people about:zeppelin', 'Nothing in this log fits.'],
  ])('%s is answered so', async (line, lead) => {
    expect(await ask(line)).toBe(lead);
  });

  it('a digest counts no people', async () => {
    const { blocks } = await answerLine('/digest since:2024-01 until:2024-03', queries, reader);
    expect(renderTerminal(blocks, plainStyle)).toContain('\n2 changes.\n');
  });
});
