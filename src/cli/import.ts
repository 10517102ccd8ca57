import type { Command } from 'commander';
import type { ImportReport } from '../ingest/import-log.ts';
import { countOf, formatNumber } from '../model/text.ts';
import { renderJson } from '../render/json.ts';
import { renderFigures } from '../render/parse-report.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext, ImportOptions } from './context.ts';
import { renderRuleTroubles } from './rules.ts';

const refreshHint =
  'What annalist.json names is imported, and kept up to date, by "annalist refresh" and "annalist start".';

/** `annalist import SOURCE`: stores a log, or what is new in it. */
export function addImport(program: Command, context: CliContext): void {
  program
    .command('import')
    .description('store a log; again, what is new in it')
    .argument(
      '<source>',
      'a file (plain or .gz), - for standard input, a git repository, or the https or ssh address of either',
    )
    .option('--log <name>', "the log's name (made from the source's unless given)")
    .option('--format <name>', 'the format, where it is not found out rightly')
    .option('--rules <file>', 'a JSON file that says how subsystems are told, or "none"')
    .option('--private', 'the server of an address may be in a private network')
    .option('--data <dir>', 'where the stored logs are')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', `\n${refreshHint}\n\nExample:\n  annalist import ../linux --log linux`)
    .action(async (source: string, options: ImportOptions & { json?: boolean }) => {
      const report = await context.importLog(source, options);
      const lines = [renderImport(report), ...renderRuleTroubles(report)];
      context.print(options.json ? `${renderJson(report)}\n` : `${lines.join('\n')}\n`);
    });
}

/** What an import did, in one line. */
export function renderImport(report: ImportReport): string {
  const gone = report.gone === 0 ? '' : `, ${formatNumber(report.gone)} no longer in the source`;
  const restored = report.restored === 0 ? '' : `, ${formatNumber(report.restored)} back again`;
  const added = report.added === 0 ? 'no new entries' : `${countOf(report.added, 'new entry', 'new entries')}`;
  // Of what is done at once, a rate would say how long the program takes to start.
  const rate = Math.round(report.added / report.seconds);
  const speed = report.seconds >= 1 && rate > 0 ? `, ${formatNumber(rate)} entries/s` : '';
  const time = `${report.seconds.toFixed(1)} s${speed}`;
  return escapeControls(`${report.log}: ${added}${restored}${gone} (${renderFigures(report)}; ${time})`);
}
