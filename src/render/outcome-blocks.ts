import type { Outcome } from '../model/outcome.ts';
import { type Block, type Line, nameCommand, say, styled } from './blocks.ts';
import { type OutcomeOptions, renderSubscriptionOutcome } from './subscription-blocks.ts';

/** Turns what an action came to into blocks. */
export function renderOutcome(outcome: Outcome, options?: OutcomeOptions): Block[] {
  if (outcome.command === 'settings forget') {
    const line = outcome.had
      ? say`All that was kept of this server is forgotten.`
      : say`Nothing was kept of this server.`;
    return [{ kind: 'lead', line }];
  }
  if (outcome.command !== 'settings') return renderSubscriptionOutcome(outcome, options);
  const { settings, changed } = outcome;
  const { defaultLog } = settings;
  const line: Line =
    defaultLog === undefined
      ? say`No default log is set: where there are several logs, a question here names its own.`
      : say`A question here that names no log is about ${styled('strong', defaultLog)}.`;
  const lead = changed ? say`Changed. ${line}` : line;
  const hint = say`${nameCommand('settings log')} sets the log that is meant, ${nameCommand('settings forget')} forgets all that is kept of this server.`;
  // Whoever has just set it knows how.
  return [{ kind: 'lead', line: lead }, ...(changed ? [] : [{ kind: 'note', line: hint } satisfies Block])];
}
