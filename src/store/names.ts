import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import { isLogName } from '../model/log-name.ts';
import { shorten } from '../model/text.ts';

/** Where the files of one log are. */
export interface LogPlaces {
  name: string;
  folder: string;
  catalogue: string;
  backup: string;
  lock: string;
  segments: string;
}

/** Throws a `UserError` where `name` cannot name a log. */
export function checkLogName(name: string): void {
  if (isLogName(name)) return;
  throw new UserError(
    `${JSON.stringify(shorten(name, 80))} cannot name a log: use up to 64 lower-case letters, digits, "-", "_" ` +
      'and ".", beginning with a letter or a digit.',
    'input',
  );
}

/** The folder that holds all logs of a data folder. */
export function placeLogs(dataFolder: string): string {
  return join(dataFolder, 'logs');
}

/** The places of a log, whether it exists or not; throws a `UserError` where it cannot be named so. */
export function placeLog(dataFolder: string, name: string): LogPlaces {
  checkLogName(name);
  const folder = join(placeLogs(dataFolder), name);
  const catalogue = join(folder, 'catalogue.json');
  return {
    name,
    folder,
    catalogue,
    backup: `${catalogue}.bak`,
    lock: join(folder, 'lock'),
    segments: join(folder, 'segments'),
  };
}

/** Twelve random hexadecimal digits. */
export function makeUnique(): string {
  return randomBytes(6).toString('hex');
}

/** A file name for a version of segment `index`, never used before. */
export function makeSegmentName(index: number): string {
  return `${String(index).padStart(6, '0')}-${makeUnique()}.parts`;
}

/** What a segment's file is called, one in parts or one in one piece; a catalogue that names any other file is damaged. */
export const segmentName = /^\d{6,}-[0-9a-f]{12}\.(?:parts|json\.br)$/;

/** A name for the file of a log's rules, never used before. It lies beside the segments. */
export const makeRulesName = (): string => `rules-${makeUnique()}.json.br`;

/** What the file of a log's rules is called. */
export const rulesName = /^rules-[0-9a-f]{12}\.json\.br$/;

/** The name under which a file is written before it takes its place. */
export function makeTemporaryName(path: string): string {
  return `${path}.${makeUnique()}.tmp`;
}

/** What is left after a name from `makeTemporaryName` loses its end, or undefined for any other name. */
export function parseTemporaryName(name: string): string | undefined {
  return /^(.*)\.[0-9a-f]{12}\.tmp$/.exec(name)?.[1];
}
