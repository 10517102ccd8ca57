import { MessageType, type REST, Routes, SnowflakeUtil } from 'discord.js';
import { showsMark } from '../../model/mark.ts';
import { isRecord, type JsonRecord, readRecords, readText } from './read-json.ts';

/** What is looked for, and where. */
export interface Wanted {
  channel: string;
  mark: string;
  /** How far back is looked beyond the newest messages: an instant in milliseconds since 1970. */
  since: number;
  /** The id of the bot's own account. */
  author: string;
}

/** What came of looking for a message. */
export type Found =
  | { kind: 'found'; id: string }
  /** It is not there; `isEmpty` where the channel shows no messages at all. */
  | { kind: 'absent'; isEmpty: boolean }
  /** The channel has more messages than can be looked through. */
  | { kind: 'too-many' };

const pageSize = 100;
const pagesAtMost = 100;

/**
 * Looks for a post in its channel, newest messages first: among the newest hundred, and further back as far as `since`.
 * Only what the bot itself posted counts, and no answer to somebody: that may show any text that they choose.
 */
export async function findMessage(rest: REST, { channel, mark, since, author }: Wanted): Promise<Found> {
  let before: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(before !== undefined && { before }) });
    const messages = readRecords(await rest.get(Routes.channelMessages(channel), { query }));
    for (const message of messages) {
      const id = readText(message.id);
      if (id !== undefined && isPost(message, author) && listMarkedTexts(message).some((text) => showsMark(text, mark)))
        return { kind: 'found', id };
    }
    before = readText(messages.at(-1)?.id);
    const isEnd = messages.length < pageSize || before === undefined || SnowflakeUtil.timestampFrom(before) < since;
    if (isEnd) return { kind: 'absent', isEmpty: page === 0 && messages.length === 0 };
  }
  return { kind: 'too-many' };
}

function isPost({ author, type, interaction_metadata: asked, webhook_id: webhook }: JsonRecord, own: string): boolean {
  const isAnswer = (asked !== undefined && asked !== null) || (webhook !== undefined && webhook !== null);
  return isRecord(author) && author.id === own && type === MessageType.Default && !isAnswer;
}

/** Where a post shows its mark. The rest of it is text of the log, which may look like a mark. */
function listMarkedTexts({ embeds, content }: JsonRecord): string[] {
  const footers = readRecords(embeds).map(({ footer }) => (isRecord(footer) ? readText(footer.text) : undefined));
  return [...footers, readText(content)].filter((text) => text !== undefined);
}
