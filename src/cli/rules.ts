import type { Command } from 'commander';
import type { RulesReport } from '../ingest/apply-rules.ts';
import { countOf, formatNumber } from '../model/text.ts';
import { renderJson } from '../render/json.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext } from './context.ts';

/** `annalist rules LOG FILE`: tells subsystems by other rules, of what is stored. */
export function addRules(program: Command, context: CliContext): void {
  program
    .command('rules')
    .description('tell the subsystems of a stored log by other rules, or check those that it has')
    .argument('<log>', 'the name of a stored log')
    .argument('[file]', 'a JSON file with the rules, or "none" to take them away')
    .option('--data <dir>', 'where the stored logs are')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExample:\n  annalist rules linux rules.json')
    .action(async (log: string, file: string | undefined, options: { data?: string; json?: boolean }) => {
      const report = await context.applyRules(log, file, options.data);
      const lines = [renderRules(report), ...renderRuleTroubles(report)];
      context.print(options.json ? `${renderJson(report)}\n` : `${lines.join('\n')}\n`);
    });
}

/** What rules come to, in one line. */
function renderRules({ log, kinds, changed, named, entries }: RulesReport): string {
  const rules = kinds === undefined ? 'no rules of its own' : `rules by ${kinds.join(', ')}`;
  const told = `${formatNumber(named)} of ${countOf(entries, 'entry', 'entries')} in a subsystem`;
  return escapeControls(`${log}: ${rules}${changed ? '' : ' (unchanged)'}, ${told}`);
}

const mostProblems = 5;

/** What of a log's rules cannot be used, a line for each of the first. */
export function renderRuleTroubles({
  log,
  ruleProblems: problems,
  withoutPaths,
}: Pick<RulesReport, 'log' | 'ruleProblems' | 'withoutPaths'>): string[] {
  const lines = problems.slice(0, mostProblems).map(({ where, line, message }) => {
    return `${where}${line === undefined ? '' : `, line ${line}`}: ${message}`;
  });
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`… and ${formatNumber(more)} more`);
  if (withoutPaths > 0) {
    const stored = countOf(withoutPaths, 'commit was', 'commits were');
    const remedy = `import the repository under another name with --rules, or remove the folder of "${log}" and import it anew`;
    lines.push(`${stored} stored without the files that they touch, so rules for files do not tell theirs: ${remedy}`);
  }
  return lines.map(escapeControls);
}
