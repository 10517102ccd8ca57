import { makeHelp } from '../../../commands/help.ts';
import type { ActionPorts } from '../../../commands/ports.ts';
import { mostEntries } from '../../answer/make-query.ts';
import type { Reader } from '../../answer/reader.ts';
import type { Answer, LogAnswer } from '../../model/answer.ts';
import type { Command } from '../../model/command.ts';
import type { DigestDesk } from '../../model/digest-desk.ts';
import { UserError } from '../../model/errors.ts';
import { countOf } from '../../model/text.ts';
import { renderAnswer, renderPage } from '../../render/answer-blocks.ts';
import type { Block } from '../../render/blocks.ts';
import { rankedWord } from '../../render/ranks.ts';
import { renderWorking } from '../../render/working-blocks.ts';
import { type Asked, askName, formatReadAs, readLine, runAction } from '../ask.ts';
import { countListed, countRanked, hasFurther, holdLogs, isPaged, isRanking, limitGuesses } from '../paging.ts';
import { noDigests, noServers, operator } from './operator.ts';
import { ownCommands } from './own-commands.ts';
import { pointsBack } from './points-back.ts';

/** Answers questions, and remembers the last one. */
export interface Pager {
  /**
   * Answers a line; a question in plain words that points to what was said before follows on the last answer. Throws a
   * UserError for a command that there is not.
   */
  ask(line: string): Promise<Block[]>;
  /**
   * The next page of the last answer; of as many entries as `typed` says, where it says anything. Throws a UserError for
   * what is no such number, and where the last answer has no other page.
   */
  more(typed?: string): Promise<Block[]>;
  /** How the last answer was found. Throws a UserError where it was none to a question in plain words. */
  working(): Block[];
}

const next = '/more shows the next';

/** Makes the pager of one chat. */
export function makePager(
  commands: readonly Command<Reader, ActionPorts>[],
  reader: Reader,
  digests: DigestDesk = noDigests,
): Pager {
  const own = withOwnHelp(commands);
  let last: Last | undefined;
  return {
    async ask(line) {
      const { command, raw } = followOn(readLine(line, own), last);
      const held = holdLogs(reader);
      if (command.kind === 'action') {
        last = { readAs: `/${command.name}`, answer: undefined, page: undefined };
        return (await runAction(command, raw, operator, { reader: held, settings: noServers, digests })).blocks;
      }
      const answer = limitGuesses(await command.answer(raw, held));
      const readAs = formatReadAs(answer, { command, raw }, own);
      last = {
        readAs,
        answer,
        page: isPaged(answer) || isRanking(answer) ? { asked: { command, raw }, held, answer } : undefined,
      };
      return renderAnswer(answer, readAs, hasFurther(answer) ? next : undefined);
    },
    async more(typed = '') {
      const limit = readLimit(typed);
      if (!last) throw new UserError('There is nothing to show more of yet: ask something first.', 'usage');
      const { readAs, page } = last;
      if (!page || !hasFurther(page.answer)) throw endOf(last);
      const { asked, held } = page;
      const shown = isRanking(page.answer) ? countRanked(page.answer) : countListed(page.answer);
      const answer = await asked.command.answer({ ...asked.raw, ...limit }, held, shown);
      if (!isPaged(answer) && !isRanking(answer)) throw endOf(last);
      last = { ...last, page: { asked, held, answer } };
      return renderPage(answer, readAs, hasFurther(answer) ? next : undefined);
    },
    working() {
      const answer = last?.answer;
      if (!answer || !('asked' in answer) || !answer.asked) {
        throw new UserError('There is no working to show: ask a question in plain words first.', 'usage');
      }
      return renderWorking(answer, last?.readAs ?? '');
    },
  };
}

/** The last question as it was read, and the part of its answer that was shown, where that has parts. */
interface Last {
  readAs: string;
  answer: Answer | undefined;
  page: { asked: Asked; held: Reader; answer: LogAnswer } | undefined;
}

/** A question in plain words that points back is asked after the last one, where that was about a log. */
function followOn<C extends { name: string }>(asked: Asked<C>, last: Last | undefined): Asked<C> {
  const { command, raw } = asked;
  const isQuestion = command.name === askName && raw.after === undefined && pointsBack(raw.question ?? '');
  const isAboutLog = last?.answer && 'entries' in last.answer && last.answer.command !== 'show';
  return isQuestion && isAboutLog ? { command, raw: { ...raw, after: last.readAs } } : asked;
}

/** The commands, with a help that tells those of the terminal, too. */
function withOwnHelp(commands: readonly Command<Reader, ActionPorts>[]): readonly Command<Reader, ActionPorts>[] {
  const help = makeHelp(() => [...commands, ...ownCommands]);
  return commands.map((command) => (command.name === help.name ? help : command));
}

function readLimit(typed: string): { limit?: string } {
  if (typed === '') return {};
  const count = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (count >= 1 && count <= mostEntries) return { limit: String(count) };
  throw new UserError(`/more takes a whole number from 1 to ${mostEntries}, or nothing.`, 'usage');
}

function endOf({ readAs, page }: Last): UserError {
  if (!page) return new UserError(`There is nothing more: ${readAs}, asked last, has no other part.`, 'usage');
  const { answer } = page;
  const [shown, what] = isRanking(answer) ? countTheRanked(answer) : countTheListed(answer);
  return new UserError(`There is nothing more: ${what} ${shown === 1 ? 'was' : 'were'} shown.`, 'usage');
}

function countTheRanked(answer: LogAnswer): [count: number, what: string] {
  const shown = countRanked(answer);
  return [shown, countOf(shown, rankedWord(answer), rankedWord(answer, true))];
}

function countTheListed(answer: LogAnswer): [count: number, what: string] {
  const shown = countListed(answer);
  const nearest = `the ${countOf(shown, 'nearest entry', 'nearest entries')}`;
  return [shown, answer.partial ? nearest : countOf(shown, 'entry', 'entries')];
}
