import type { ActionPorts } from '../../../commands/ports.ts';
import type { Reader } from '../../answer/reader.ts';
import type { LogAnswer } from '../../model/answer.ts';
import type { Command } from '../../model/command.ts';
import { formatCommand } from '../../model/command-text.ts';
import { UserError } from '../../model/errors.ts';
import { countOf } from '../../model/text.ts';
import { renderPage } from '../../render/answer-blocks.ts';
import type { Block } from '../../render/blocks.ts';
import { type Asked, readLine, runAction, runCommand } from '../ask.ts';
import { countListed, hasMore, holdLogs, isPaged } from '../paging.ts';
import { noServers, operator } from './operator.ts';

/** Answers questions, and remembers the last one that listed entries. */
export interface Pager {
  /** Answers a line. Throws a UserError for one that is no command. */
  ask(line: string): Promise<Block[]>;
  /** The next page of the last answer with entries. Throws a UserError where there is none. */
  more(): Promise<Block[]>;
}

const next = '/more shows the next';

/** Makes the pager of one chat. */
export function makePager(commands: readonly Command<Reader, ActionPorts>[], reader: Reader): Pager {
  let last: { asked: Asked; held: Reader; answer: LogAnswer } | undefined;
  return {
    async ask(line) {
      const { command, raw } = readLine(line, commands);
      const held = holdLogs(reader);
      if (command.kind === 'action') {
        return (await runAction(command, raw, operator, { reader: held, settings: noServers })).blocks;
      }
      const { answer, blocks } = await runCommand(command, raw, held, next);
      if (isPaged(answer)) last = { asked: { command, raw }, held, answer };
      return blocks;
    },
    async more() {
      if (!last) throw new UserError('There is nothing to show more of yet: ask something first.', 'usage');
      const { asked, held } = last;
      if (!hasMore(last.answer)) throw endOf(last.answer);
      const answer = await asked.command.answer(asked.raw, held, countListed(last.answer));
      if (!isPaged(answer)) throw endOf(last.answer);
      last = { asked, held, answer };
      return renderPage(answer, formatCommand(asked.command, asked.raw), hasMore(answer) ? next : undefined);
    },
  };
}

function endOf(answer: LogAnswer): UserError {
  const shown = countListed(answer);
  const what = answer.partial
    ? `the ${countOf(shown, 'nearest entry', 'nearest entries')}`
    : countOf(shown, 'entry', 'entries');
  return new UserError(`There is nothing more: ${what} ${shown === 1 ? 'was' : 'were'} shown.`, 'usage');
}
