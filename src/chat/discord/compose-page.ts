import { readAsOf } from '../../answer/as-of.ts';
import type { Reader } from '../../answer/reader.ts';
import type { Answer, DigestAnswer } from '../../model/answer.ts';
import type { QueryCommand, RawArguments } from '../../model/command.ts';
import { type Commandlike, formatCommand } from '../../model/command-text.ts';
import { UserError } from '../../model/errors.ts';
import type { Logger } from '../../ops/log-port.ts';
import { renderAnswer, renderPage } from '../../render/answer-blocks.ts';
import { type Block, say } from '../../render/blocks.ts';
import { type Chart, makeChart } from '../../render/chart.ts';
import { drawChart } from '../../render/chart-svg.ts';
import { renderDiscord } from '../../render/discord.ts';
import { readFooter } from '../../render/discord-footer.ts';
import type { Mention } from '../../render/discord-line.ts';
import type { DiscordButton, DiscordEmbed, DiscordMessage } from '../../render/discord-message.ts';
import { formatReadAs } from '../ask.ts';
import { hasFurther, isPaged, isRanking, limitGuesses } from '../paging.ts';
import { type Asker, makeEditButton, makeHowButton } from './ask-buttons.ts';
import { describeFailure } from './describe-failure.ts';
import { renderDigestPages } from './digest-page.ts';
import type { Attachment, OutgoingMessage } from './outgoing.ts';
import { findNeighbours, makePageButtons, type PagePlace } from './page-buttons.ts';
import { countShown, pageSizeOf, takeFirst } from './page-size.ts';
import { makeWatchButton } from './watch-button.ts';

/** A question, and which of the messages that answer it is wanted. */
export interface AskedPage {
  command: QueryCommand<Reader>;
  raw: RawArguments;
  place: PagePlace;
  /** Whether the question can be made a subscription where it is asked. */
  offersWatch?: boolean | undefined;
  /** Who asked, where how the question was read may be edited; nothing where the service tells it with the message. */
  asker?: Asker | undefined;
}

/** What an answer is put together with. */
export interface ComposePorts {
  reader: Reader;
  mention: Mention;
  /** Draws an SVG as PNG. */
  drawPicture(svg: string): Promise<Uint8Array>;
  /** What a question may be read as. */
  commands: readonly Commandlike[];
  logger: Logger;
}

/** A message that answers, for whoever may see it. */
export type ComposedPage = Omit<OutgoingMessage, 'ephemeral'>;

/** The colour of the edge of an answer. */
const color = 0x4a7fb5;

/**
 * Answers a question with one message. Throws a UserError for arguments that do not fit, for a log that is not there,
 * and for a place behind the end.
 */
export async function composePage(asked: AskedPage, ports: ComposePorts): Promise<ComposedPage> {
  const { command, raw, place } = asked;
  const { skip } = place;
  const question = place.log === undefined || !takesLog(command) ? raw : { ...raw, log: place.log };
  const { reader, recordsOf } = noteRecords(ports.reader, place);
  const answer = takeFirst(limitGuesses(await command.answer(question, reader, skip === 0 ? undefined : skip)));
  const then = { records: 'log' in answer ? recordsOf(answer.log) : undefined, day: reader.now };
  if (answer.command === 'digest') return composeDigest(answer, asked, then, ports.mention);
  const isTurned = isPaged(answer) || isRanking(answer);
  if (skip > 0 && !isTurned) throw new UserError('There is nothing more.');
  // Its numbers are on the picture of the first message, so no later one has them in text either.
  const chart = 'entries' in answer && skip === 0 ? makeChart(answer) : undefined;
  const drawn = renderPages(answer, asked, ports, chart !== undefined);
  const part = place.part === 'last' ? drawn.length - 1 : place.part;
  const picture = chart && part === 0 ? await draw(chart, ports) : undefined;
  const isBare = chart !== undefined && part === 0 && picture === undefined;
  const pages = isBare ? renderPages(answer, asked, ports, false) : drawn;
  const page = pages[part];
  if (!page) throw new UserError('There is nothing more.');
  const { previous, next } = findNeighbours({
    place: { skip, part, log: 'log' in answer ? answer.log : undefined, ...then },
    parts: pages.length,
    pageSize: isTurned ? pageSizeOf(answer) : 0,
    listed: isTurned ? countShown(answer) : 0,
    hasMore: hasFurther(answer),
  });
  const embed = picture ? { ...page, image: { url: `attachment://${picture.name}` } } : page;
  const components = addButtons(page, (beside) => makePageButtons(previous, next, { beside }), asked, answer, then);
  return { message: { embeds: [embed], components }, picture };
}

/** A digest goes on with what it had no room for, as long as there is something. */
function composeDigest(
  answer: DigestAnswer,
  asked: AskedPage,
  then: Pick<PagePlace, 'records' | 'day'>,
  mention: Mention,
): ComposedPage {
  const { command, raw, place } = asked;
  const { skip } = place;
  const readAs = formatCommand(command, raw);
  const { pages, listed, more, moreLabel } = renderDigestPages(answer, { readAs, skip, color, mention });
  const part = place.part === 'last' ? pages.length - 1 : place.part;
  const page = pages[part];
  if (!page) throw new UserError('There is nothing more.');
  const { previous, next } = findNeighbours({
    place: { skip, part, log: answer.log, ...then },
    parts: pages.length,
    pageSize: skip,
    listed,
    hasMore: more > 0,
  });
  const nextLabel = next !== undefined && next.skip > skip ? moreLabel : undefined;
  const make = (beside: readonly DiscordButton[]) => makePageButtons(previous, next, { beside, nextLabel });
  return { message: { embeds: [page], components: addButtons(page, make, asked, answer, then) } };
}

/** A button finds the question in the footer; one that is too long for it cannot be asked again. */
function addButtons(
  page: DiscordEmbed,
  make: (beside: readonly DiscordButton[]) => DiscordMessage['components'],
  { command, offersWatch, asker }: AskedPage,
  answer: Answer,
  then: Pick<PagePlace, 'records' | 'day'>,
): DiscordMessage['components'] {
  if (readFooter(page.footer?.text ?? '') === undefined) return [];
  if (!('log' in answer)) return make([]);
  const { log } = answer;
  const asked = 'asked' in answer ? answer.asked : undefined;
  // What was weighed by its words is no filter for what is to come.
  const isFilter = !('working' in answer && answer.working !== undefined);
  const watch =
    offersWatch === true && isFilter ? makeWatchButton(asked?.reading.command ?? command.name, log) : undefined;
  return make([
    ...(watch ? [watch] : []),
    ...(asked ? [makeHowButton({ skip: 0, part: 0, log, ...then })] : []),
    ...(asker === undefined ? [] : [makeEditButton({ asker, log })]),
  ]);
}

function renderPages(
  answer: Answer,
  { command, raw, place }: AskedPage,
  { mention, commands }: Pick<ComposePorts, 'mention' | 'commands'>,
  picture: boolean,
): DiscordEmbed[] {
  // What comes last is another entry by and by.
  const settled = answer.command === 'show' && answer.shown ? { ...raw, id: answer.shown.id } : raw;
  const readAs = formatReadAs(answer, { command, raw: settled }, commands);
  const asked = 'asked' in answer && answer.asked ? { asked: formatCommand(command, raw) } : {};
  const isLater = place.skip > 0 && (isPaged(answer) || isRanking(answer));
  // How a log comes there is for the operator.
  const isEmpty = answer.command === 'logs' && answer.logs.length === 0;
  if (isEmpty) return renderDiscord([{ kind: 'lead', line: say`No log can be asked about here yet.` }], { color });
  const blocks: Block[] = isLater ? renderPage(answer, readAs) : renderAnswer(answer, readAs);
  const render = (more: { readAs?: string }): DiscordEmbed[] =>
    renderDiscord(blocks, { mention, color, picture, ...asked, ...more });
  // The help of commands is no reading of a question; only its buttons need one.
  const bare = answer.command === 'help' ? render({}) : undefined;
  return bare?.length === 1 ? bare : render({ readAs });
}

/** The picture of an answer. That it cannot be drawn is for the operator: the answer stands without. */
async function draw(chart: Chart, { drawPicture, logger }: ComposePorts): Promise<Attachment | undefined> {
  try {
    return { name: 'chart.png', description: chart.alt, bytes: await drawPicture(drawChart(chart)) };
  } catch (error) {
    logger.error({}, 'a picture could not be drawn', describeFailure(error));
    return undefined;
  }
}

/** Whether a command can be asked of a log that is named. */
export const takesLog = ({ options }: QueryCommand<Reader>): boolean => options.some(({ name }) => name === 'log');

/**
 * A reader of the logs as they were when the question was asked, where its place says when that was; and how many records
 * the logs had then that it opened.
 */
function noteRecords(
  given: Reader,
  { records }: PagePlace,
): { reader: Reader; recordsOf(log: string): number | undefined } {
  const then = records === undefined ? given : readAsOf(given, records);
  const noted = new Map<string, number>();
  return {
    recordsOf: (log) => noted.get(log),
    reader: {
      ...then,
      async open(name) {
        const log = await then.open(name);
        noted.set(log.name, log.records);
        return log;
      },
    },
  };
}

/** A reader of the same logs on another day. */
export function readOn(reader: Reader, now: string): Reader {
  return { ...reader, now };
}
