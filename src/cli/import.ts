import type { Command } from 'commander';
import type { ImportReport } from '../ingest/import-log.ts';
import { countOf, formatNumber } from '../model/text.ts';
import { renderJson } from '../render/json.ts';
import { renderFigures } from '../render/parse-report.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext } from './context.ts';
import { renderRuleTroubles } from './rules.ts';

interface ImportVerbOptions {
  log?: string;
  format?: string;
  rules?: string;
  data?: string;
  json?: boolean;
}

/** `annalist import SOURCE`: stores a log, or what is new in it. */
export function addImport(program: Command, context: CliContext): void {
  program
    .command('import')
    .description('store a log; again, what is new in it')
    .argument('<source>', 'a file (plain or .gz), - for standard input, or a git repository')
    .option('--log <name>', "the log's name (made from the source's unless given)")
    .option('--format <name>', 'the format, where it is not found out rightly')
    .option('--rules <file>', 'a JSON file that says how subsystems are told, or "none"')
    .option('--data <dir>', 'where the stored logs are')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExample:\n  annalist import ../linux --log linux')
    .action(async (source: string, options: ImportVerbOptions) => {
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
