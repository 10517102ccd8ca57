import { type ErrorCode, messageOf, UserError } from '../../model/errors.ts';
import type { Logger } from '../../ops/log-port.ts';
import { makeRecentIds } from './recent-ids.ts';

/** What is about the question itself. All else is about what is stored, and tells of places on the operator's disk. */
const askersOwn: readonly ErrorCode[] = ['usage', 'input', 'not-found'];

/** Whether an error is for whoever asked: they can do something about it, and it tells nothing of the operator's. */
export function isForAsker(error: unknown): error is UserError {
  return error instanceof UserError && askersOwn.includes(error.code);
}

/** Makes what tells the operator that values could not be offered: of each trouble once, though every letter meets it. */
export function makeTroubleTeller(logger: Logger): (command: string, error: unknown) => void {
  const told = makeRecentIds(100);
  return (command, error) => {
    const reason = messageOf(error);
    // What is wrong with the log that is named, the question itself tells.
    if (isForAsker(error)) logger.debug({ command, code: error.code }, 'nothing could be offered');
    else if (told.isNew(reason)) logger.warn({ command, reason }, 'nothing can be offered: a log cannot be read');
  };
}
