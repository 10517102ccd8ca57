import type { Command } from 'commander';
import { type ConfigMistake, describeMistake } from '../config/config-file.ts';
import type { Config } from '../config.ts';
import { countOf } from '../model/text.ts';
import { renderJson } from '../render/json.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext } from './context.ts';

/** What a check of the configuration tells. */
export type ConfigReport = Config['configFile'] & Pick<Config, 'logs' | 'defaultLog'>;

/** The verb that checks run below; no other runs with a configuration that has mistakes. */
export const configName = 'config';

/** `annalist config check`: tells all that is wrong with annalist.json. */
export function addConfig(program: Command, context: CliContext): void {
  const config = program.command(configName).description('look after annalist.json, which says what logs there are');
  config
    .command('check')
    .description('check annalist.json, and tell all that is wrong with it; exit code 1 where something is')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  ANNALIST_CONFIG=draft.json annalist config check')
    .action((options: { json?: boolean }) => {
      const report = context.configFile;
      if (options.json) context.print(`${renderJson(toConfigJson(report))}\n`);
      else if (report.mistakes.length === 0) context.print(`${describeConfig(report)}\n`);
      else for (const mistake of report.mistakes) context.tell(escapeControls(describeMistake(report.shown, mistake)));
      if (report.mistakes.length > 0) context.fail();
    });
}

/** The result of a check as programs read it. */
function toConfigJson({ shown, exists, logs, defaultLog, mistakes }: ConfigReport): {
  file: string;
  exists: boolean;
  ok: boolean;
  logs: string[];
  defaultLog?: string;
  mistakes: readonly ConfigMistake[];
} {
  return {
    file: shown,
    exists,
    ok: mistakes.length === 0,
    logs: logs.map(({ name }) => name),
    ...(defaultLog !== undefined && { defaultLog }),
    mistakes,
  };
}

function describeConfig({ shown, exists, logs, defaultLog }: ConfigReport): string {
  if (!exists) return `There is no ${shown}, and none is needed: logs are imported by hand, and everybody sees them.`;
  const refreshed = logs.filter(({ refresh }) => refresh !== undefined).length;
  const parts = [
    countOf(logs.length, 'log', 'logs'),
    ...(refreshed > 0 ? [`${refreshed} refreshed by a schedule`] : []),
    ...(defaultLog === undefined ? [] : [`${defaultLog} is meant where none is named`]),
  ];
  return escapeControls(`${shown} is in order: ${parts.join(', ')}.`);
}
