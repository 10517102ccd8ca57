import type { LogReader, Reader } from '../../answer/reader.ts';
import type { Answer, LogAnswer } from '../../model/answer.ts';
import type { QueryCommand, RawArguments } from '../../model/command.ts';
import { formatCommand } from '../../model/command-text.ts';
import { UserError } from '../../model/errors.ts';
import type { Logger } from '../../ops/log-port.ts';
import { renderAnswer, renderPage } from '../../render/answer-blocks.ts';
import type { Block } from '../../render/blocks.ts';
import { type Chart, makeChart } from '../../render/chart.ts';
import { drawChart } from '../../render/chart-svg.ts';
import { renderDiscord } from '../../render/discord.ts';
import { readFooter } from '../../render/discord-footer.ts';
import type { Mention } from '../../render/discord-line.ts';
import type { DiscordEmbed } from '../../render/discord-message.ts';
import { countListed, hasMore, isPaged } from '../paging.ts';
import { describeFailure } from './failure.ts';
import type { Attachment, OutgoingMessage } from './outgoing.ts';
import { findNeighbours, makePageButtons, type PagePlace } from './page-buttons.ts';

/** A question, and which of the messages that answer it is wanted. */
export interface AskedPage {
  command: QueryCommand<Reader>;
  raw: RawArguments;
  place: PagePlace;
}

/** What an answer is put together with. */
export interface ComposePorts {
  reader: Reader;
  mention: Mention;
  /** Draws an SVG as PNG. */
  drawPicture(svg: string): Promise<Uint8Array>;
  logger: Logger;
}

/** A message that answers, for whoever may see it. */
export type ComposedPage = Omit<OutgoingMessage, 'ephemeral'>;

/** More entries than these make no message that is read at a glance. */
const mostEntries = 10;

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
  const answer = takeFirst(await command.answer(question, ports.reader, skip === 0 ? undefined : skip));
  if (skip > 0 && !isPaged(answer)) throw new UserError('There is nothing more.');
  // Its numbers are on the picture of the first message, so no later one has them in text either.
  const chart = 'entries' in answer && skip === 0 ? makeChart(answer) : undefined;
  const drawn = renderPages(answer, asked, ports.mention, chart !== undefined);
  const part = place.part === 'last' ? drawn.length - 1 : place.part;
  const picture = chart && part === 0 ? await draw(chart, ports) : undefined;
  const isBare = chart !== undefined && part === 0 && picture === undefined;
  const pages = isBare ? renderPages(answer, asked, ports.mention, false) : drawn;
  const page = pages[part];
  if (!page) throw new UserError('There is nothing more.');
  const { previous, next } = findNeighbours({
    place: { skip, part, log: 'log' in answer ? answer.log : undefined },
    parts: pages.length,
    pageSize: isPaged(answer) ? (answer.query.limit ?? mostEntries) : mostEntries,
    listed: isPaged(answer) ? countListed(answer) : 0,
    hasMore: hasMore(answer),
  });
  const embed = picture ? { ...page, image: { url: `attachment://${picture.name}` } } : page;
  // A button finds the question in the footer; one that is too long for it cannot be asked again.
  const canTurn = readFooter(page.footer?.text ?? '') !== undefined;
  return { message: { embeds: [embed], components: canTurn ? makePageButtons(previous, next) : [] }, picture };
}

function renderPages(answer: Answer, { command, raw, place }: AskedPage, mention: Mention, picture: boolean) {
  const readAs = formatCommand(command, raw);
  const blocks: Block[] = place.skip > 0 && isPaged(answer) ? renderPage(answer, readAs) : renderAnswer(answer, readAs);
  const render = (more: { readAs?: string }): DiscordEmbed[] =>
    renderDiscord(blocks, { mention, color, picture, ...more });
  // The help of commands is no reading of a question; only its buttons need one.
  const bare = answer.command === 'help' ? render({}) : undefined;
  return bare?.length === 1 ? bare : render({ readAs });
}

/** An answer with no more entries than one message lists; `limit` says how many at most. */
function takeFirst(answer: Answer): Answer {
  if (!isPaged(answer)) return answer;
  const limit = Math.min(answer.query.limit ?? mostEntries, mostEntries);
  return { ...answer, query: { ...answer.query, limit }, entries: answer.entries.slice(0, limit) } satisfies LogAnswer;
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

const takesLog = ({ options }: QueryCommand<Reader>): boolean => options.some(({ name }) => name === 'log');

/** A reader of the same logs on another day. */
export function readOn(reader: Reader, now: string): Reader {
  return {
    now,
    open: async (name): Promise<LogReader> => await reader.open(name),
    logs: async () => await reader.logs(),
  };
}
