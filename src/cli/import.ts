import type { Command } from 'commander';
import type { ImportReport } from '../ingest/import-log.ts';
import { countOf, formatNumber, joinWords } from '../model/text.ts';
import { renderJson } from '../render/json.ts';
import { renderFigures } from '../render/parse-report.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext } from './context.ts';
import { renderRuleTroubles } from './rules.ts';

const refreshHint =
  'What annalist.json names is imported, and kept up to date, by "annalist refresh" and "annalist start".';

/** The options as they are typed. */
interface Typed {
  log?: string;
  format?: string;
  branch?: string[];
  data?: string;
  json?: boolean;
}

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
    .option(
      '--branch <name...>',
      "branches of a repository, by names or patterns such as 'maint-*' (HEAD unless given)",
    )
    .option('--rules <file>', 'a JSON file that says how subsystems are told, or "none"')
    .option('--private', 'the server of an address may be in a private network')
    .option('--data <dir>', 'where the stored logs are')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', `\n${refreshHint}\n\nExample:\n  annalist import ../linux --log linux`)
    .action(async (source: string, { json, branch, ...options }: Typed) => {
      const report = await context.importLog(source, { ...options, branches: branch });
      const lines = [renderImport(report), ...renderRuleTroubles(report)];
      context.print(json ? `${renderJson(report)}\n` : `${lines.join('\n')}\n`);
    });
}

/** What an import did, in one line. */
export function renderImport(report: ImportReport): string {
  const { gone, restored, rewritten, lostBranches = [] } = report;
  const fresh = report.added - rewritten;
  const parts = [fresh === 0 ? 'no new entries' : countOf(fresh, 'new entry', 'new entries')];
  if (restored > 0) parts.push(`${formatNumber(restored)} back again`);
  if (gone > 0) parts.push(`${formatNumber(gone)} no longer in the source`);
  if (rewritten > 0) parts.push(`${formatNumber(rewritten)} ${gone >= rewritten ? 'of them ' : ''}came back rewritten`);
  if (lostBranches.length > 0) parts.push(`no longer there: ${joinWords(lostBranches)}`);
  // Of what is done at once, a rate would say how long the program takes to start.
  const rate = Math.round(report.added / report.seconds);
  const speed = report.seconds >= 1 && rate > 0 ? `, ${formatNumber(rate)} entries/s` : '';
  const time = `${report.seconds.toFixed(1)} s${speed}`;
  // The log answers all the same, so that nothing else tells of it.
  const slow = '; its search index could not be stored, as on a full disk: answers are slow until an import stores it';
  return escapeControls(
    `${report.log}: ${parts.join(', ')} (${renderFigures(report)}; ${time})${report.unindexed ? slow : ''}`,
  );
}
