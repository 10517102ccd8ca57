import { makeHelp } from '../../../commands/help.ts';
import type { ActionPorts } from '../../../commands/ports.ts';
import { defaultDigestLimit } from '../../answer/answer-digest.ts';
import { explainEntries } from '../../answer/explain-entries.ts';
import { mostEntries } from '../../answer/make-query.ts';
import type { Reader } from '../../answer/reader.ts';
import type { Answer, DigestAnswer, LogAnswer } from '../../model/answer.ts';
import type { Command } from '../../model/command.ts';
import type { DigestDesk } from '../../model/digest-desk.ts';
import { UserError } from '../../model/errors.ts';
import { countOf } from '../../model/text.ts';
import { renderAnswer, renderPage } from '../../render/answer-blocks.ts';
import type { Block } from '../../render/blocks.ts';
import { renderDigestPage } from '../../render/digest-answer.ts';
import { countListed as countChanges } from '../../render/digest-messages.ts';
import { renderOutcome } from '../../render/outcome-blocks.ts';
import { rankedWord } from '../../render/ranks.ts';
import { renderWorking } from '../../render/working-blocks.ts';
import { type Asked, askName, formatReadAs, readLine } from '../ask.ts';
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
  /** How the last answer was found, and why what it lists is in its subsystems. Throws a UserError where it lists nothing. */
  working(): Promise<Block[]>;
}

const next = '/more shows the next';

/** Of so many entries it is told why they are in their subsystems. */
const mostExplained = 10;

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
        return renderOutcome(await command.act(raw, operator, { reader: held, settings: noServers, digests }));
      }
      const answer = limitGuesses(await command.answer(raw, held));
      const readAs = formatReadAs(answer, { command, raw }, own);
      last = { readAs, answer, held, page: openPage({ command, raw }, held, answer) };
      return renderAnswer(answer, readAs, hasFurther(answer) ? next : undefined);
    },
    async more(typed = '') {
      const limit = readLimit(typed);
      if (!last) throw new UserError('There is nothing to show more of yet: ask something first.', 'usage');
      const { readAs, page } = last;
      if (!page) throw endOf(last);
      if (page.kind === 'digest') {
        const more = await turnDigest(page, limit);
        last = { ...last, page: more.page };
        return renderDigestPage(more.answer, readAs, more, more.to < more.page.all ? next : undefined);
      }
      if (!hasFurther(page.answer)) throw endOf(last);
      const { asked, held } = page;
      const shown = isRanking(page.answer) ? countRanked(page.answer) : countListed(page.answer);
      const answer = await asked.command.answer({ ...asked.raw, ...limit }, held, shown);
      if (!isPaged(answer) && !isRanking(answer)) throw endOf(last);
      last = { ...last, answer, page: { ...page, answer } };
      return renderPage(answer, readAs, hasFurther(answer) ? next : undefined);
    },
    async working() {
      const { answer, readAs = '', held = reader } = last ?? {};
      const isListed = answer !== undefined && 'entries' in answer;
      const explained = isListed ? await explainEntries(held, answer, mostExplained) : [];
      if (!isListed || (answer.asked === undefined && explained.length === 0)) {
        throw new UserError('There is no working to show: ask something first that lists entries.', 'usage');
      }
      return renderWorking(answer, readAs, explained);
    },
  };
}

/** The last question as it was read, and the part of its answer that was shown, where that has parts. */
interface Last {
  readAs: string;
  answer: Answer | undefined;
  /** The logs as they were read for it. */
  held?: Reader | undefined;
  page: EntryPage | DigestPage | undefined;
}

interface EntryPage {
  kind: 'entries';
  asked: Asked;
  held: Reader;
  answer: LogAnswer;
}

/** So many changes of a digest were shown, of so many that can be. */
interface DigestPage {
  kind: 'digest';
  asked: Asked;
  held: Reader;
  shown: number;
  all: number;
}

function openPage(asked: Asked, held: Reader, answer: Answer): Last['page'] {
  if (answer.command === 'digest') {
    const { digest } = answer;
    const shown = countChanges(digest);
    return { kind: 'digest', asked, held, shown, all: digest.summedUp ? shown : shown + digest.more };
  }
  return isPaged(answer) || isRanking(answer) ? { kind: 'entries', asked, held, answer } : undefined;
}

/** The changes of a digest that come next, as many as it listed at first unless said. */
async function turnDigest(
  page: DigestPage,
  { limit }: { limit?: string },
): Promise<{ answer: DigestAnswer; page: DigestPage; from: number; to: number }> {
  const { asked, held, shown, all } = page;
  const answer = shown < all ? await asked.command.answer(asked.raw, held, shown) : undefined;
  if (answer?.command !== 'digest') {
    throw new UserError(`There is nothing more: ${countOf(shown, 'change was', 'changes were')} shown.`, 'usage');
  }
  const to = Math.min(all, shown + Number(limit ?? asked.raw.limit ?? defaultDigestLimit));
  return { answer, page: { ...page, shown: to }, from: shown, to };
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
  if (page?.kind !== 'entries')
    return new UserError(`There is nothing more: ${readAs}, asked last, has no other part.`, 'usage');
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
