import { readFileSync } from 'node:fs';
import { messageOf, systemCode, UserError } from '../model/errors.ts';
import { readRules } from '../model/rule-mistakes.ts';
import type { SubsystemRulesConfig } from '../model/subsystem-rules.ts';

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
