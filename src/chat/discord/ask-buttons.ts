import { isLogName } from '../../model/log-name.ts';
import type { DiscordButton } from '../../render/discord-message.ts';
import { formatPlace, type PagePlace, readPlace } from './page-buttons.ts';
import { readRecords, readText } from './read-json.ts';

/** Who asked for an answer: their id, or nothing where the service tells it with the message. */
export type Asker = string;

/** What the button opens that changes how a question was read. */
export interface EditStep {
  asker: Asker;
  /** The log that the answer is about. */
  log: string;
}

/** The button that tells how an answer was found. All pages of an answer were found in the same way. */
export function makeHowButton({ log, records, day }: PagePlace): DiscordButton {
  return { type: 2, style: 2, label: 'How?', custom_id: `h${formatPlace({ skip: 0, part: 0, log, records, day })}` };
}

/** Reads the id of a button: the place of the answer that is asked about; undefined for one that is none of these. */
export function readHow(customId: string): PagePlace | undefined {
  return customId.startsWith('h') ? readPlace(customId.slice(1)) : undefined;
}

/** The button that opens the command that a question was read as. */
export function makeEditButton({ asker, log }: EditStep): DiscordButton {
  return { type: 2, style: 2, label: 'Edit', custom_id: `e:${asker}:${log}` };
}

/** Reads the id of a button, or of the form that it opens; undefined for one that is none of these. */
export function readEdit(customId: string): EditStep | undefined {
  const [, asker = '', log = ''] = /^e:(\d{0,20}):(.+)$/.exec(customId) ?? [];
  return isLogName(log) ? { asker, log } : undefined;
}

/** What is looked at in a message of the service. */
interface WithButtons {
  components?: unknown;
}

/** Who asked for an answer and in which log, as its own button says it; undefined for a message without that. */
export function findEdit({ components }: WithButtons): EditStep | undefined {
  const buttons = readRecords(components).flatMap((row) => readRecords(row.components));
  return buttons.map((button) => readEdit(readText(button.custom_id) ?? '')).find((step) => step !== undefined);
}
