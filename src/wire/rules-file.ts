import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { messageOf, systemCode, UserError } from '../model/errors.ts';
import { readRules } from '../model/rule-mistakes.ts';
import type { SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import { configuredRules } from './import-options.ts';

/**
 * The rules that a stored log is to have: those of a file, null for none, and undefined for those that it has. What annalist.json
 * says counts for the logs that it tells the rules of, now and at each refresh: for these a file is refused.
 */
export function chooseRules(
  log: string,
  file: string | undefined,
  config: Config,
): SubsystemRulesConfig | null | undefined {
  const configured = configuredRules(config, log);
  if (configured === undefined) return readRulesFile(file);
  if (file === undefined) return configured;
  const { shown } = config.configFile;
  throw new UserError(
    `The rules of "${log}" stand in ${shown}: change them there; "annalist rules ${log}" applies them at once.`,
  );
}

/** The rules in a file that the command line names; null for `none`, and undefined where nothing is named. */
export function readRulesFile(given: string | undefined): SubsystemRulesConfig | null | undefined {
  if (given === undefined) return undefined;
  if (given === 'none') return null;
  return readRules(parse(readText(given), given), given);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new UserError(`${path} cannot be read (${systemCode(error)}): name a JSON file with rules, or "none".`);
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${path} is no JSON (${messageOf(error)}): write rules such as { "codeowners": true }.`);
  }
}
