import type { Command } from 'commander';
import { describeInstant, type ToldOutcome } from '../model/source-state.ts';
import type { RefreshOutcome } from '../refresh/refresh-log.ts';
import { renderJson } from '../render/json.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext } from './context.ts';
import { renderImport } from './import.ts';
import { renderRuleTroubles } from './rules.ts';

/** `annalist refresh [NAME]`: brings in what is new in the logs that annalist.json names, now. */
export function addRefresh(program: Command, context: CliContext): void {
  program
    .command('refresh')
    .description(
      'bring in what is new in the logs of annalist.json, or in one of them; "start" does so by their schedules',
    )
    .argument('[name]', 'the log; all of them unless given')
    .option('--data <dir>', 'where the stored logs are')
    .option('--json', 'print how each refresh ended as JSON')
    .addHelpText('after', '\nExample:\n  annalist refresh redis')
    .action(async (name: string | undefined, options: { data?: string; json?: boolean }) => {
      const outcomes: RefreshOutcome[] = [];
      for await (const outcome of context.refreshing.refresh(name, options.data)) {
        outcomes.push(outcome);
        if (outcome.outcome === 'failed' || outcome.outcome === 'busy') context.fail();
        if (options.json) continue;
        if (outcome.outcome === 'refreshed') {
          context.print(`${[renderImport(outcome.report), ...renderRuleTroubles(outcome.report)].join('\n')}\n`);
        } else if (outcome.outcome === 'unchanged') context.print(`${outcome.log}: as it was\n`);
        else context.tell(describeOutcome(outcome));
      }
      if (options.json) context.print(`${renderJson({ refreshed: outcomes })}\n`);
    });
}

/** How a refresh ended that brought nothing, in one line. */
export function describeOutcome(outcome: Exclude<ToldOutcome, { outcome: 'refreshed' }>): string {
  if (outcome.outcome === 'unchanged') return `${outcome.log}: as it was`;
  if (outcome.outcome === 'busy') return escapeControls(`${outcome.log} is not refreshed. ${outcome.reason}`);
  const { log, reason, since, next } = outcome;
  const tried = next === undefined ? '' : `, next try ${describeInstant(next)}`;
  const standing = `fails since ${describeInstant(since)}${tried}`;
  return escapeControls(`${log} cannot be refreshed. ${upperFirst(reason)} (${standing}).`);
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
