import type { Command } from 'commander';
import { countKinds } from '../model/parsed-log.ts';
import { renderJson } from '../render/json.ts';
import { renderFigures } from '../render/parse-report.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext } from './context.ts';

/** How many problems are told one by one; with --json all are. */
const problemsInFull = 20;

/** `annalist parse FILE`: shows what would be imported, and stores nothing. */
export function addParse(program: Command, context: CliContext): void {
  program
    .command('parse')
    .description('show how a log is read, and store nothing')
    .argument('<source>', 'a file (plain or .gz), - for standard input, or a git repository')
    .option('--format <name>', 'the format, where it is not found out rightly')
    .option('--json', 'print all of it as JSON')
    .addHelpText('after', '\nExample:\n  annalist parse CHANGES.txt --json')
    .action(async (source: string, options: { format?: string; json?: boolean }) => {
      const parsed = await context.parseLog(source, options.format);
      if (options.json) {
        context.print(`${renderJson(parsed, 1)}\n`);
        return;
      }
      const figures = {
        ...parsed.totals,
        format: parsed.format,
        entries: parsed.entries.length,
        releases: parsed.releases.length,
        problems: parsed.problems.length,
        firstProblems: parsed.problems,
        problemKinds: countKinds(parsed.problems),
      };
      const problems = parsed.problems.slice(0, problemsInFull).map(({ line, message }) => {
        return `  ${line === undefined ? '' : `line ${line}: `}${message}`;
      });
      const lines = [`${parsed.format}: ${renderFigures(figures)}`, ...(problems.length > 1 ? problems : [])];
      context.print(`${lines.map(escapeControls).join('\n')}\n`);
    });
}
