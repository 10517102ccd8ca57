import type { Problem } from './api-error.ts';
import { checkComponents } from './component-limits.ts';
import { checkEmbeds } from './embed-limits.ts';
import { checkCount, checkInteger, checkText, tell } from './form.ts';
import { isAbsent, isObject, type JsonObject, toList, toNumber, toObjects, toText } from './json.ts';
import type { SentFile } from './request-body.ts';

/** Bits of a message's flags. */
export const flagBits = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, silent: 1 << 12, layout: 1 << 15 } as const;

const largestFile = 10 * 1024 * 1024;

/** What a message may say about who is told: nobody, but for these roles. `undefined` takes anything. */
export type MentionRule = { roles: readonly string[] } | undefined;

/** A file that a message has, and that an edit may keep. */
export interface KeptFile {
  id: string;
  name: string;
}

/** All that decides whether a message is taken, besides its own form. */
export interface MessageContext {
  files: readonly SentFile[];
  mentions: MentionRule;
  /** Whether only one person may see it: answers to an interaction. */
  mayBeEphemeral: boolean;
  /** The message as it stands, when this is an edit of it. */
  before?: { content: string; flags: number; embeds: number; components: number; files: readonly KeptFile[] };
}

/** What is wrong with a message or an edit, against every limit of the service. */
export function checkMessage(body: JsonObject, context: MessageContext): Problem[] {
  const { before, files } = context;
  const kept = findKept(body.attachments, before?.files ?? []);
  const flags = toNumber(body.flags) | ((before?.flags ?? 0) & flagBits.layout);
  const layout = (flags & flagBits.layout) !== 0;
  const fileNames = [...files.map((file) => file.name), ...kept.map((file) => file.name)];
  return [
    ...checkText(body.content, ['content'], 0, 2000),
    ...checkEmbeds(body.embeds, fileNames),
    ...checkComponents(body.components, layout),
    ...checkFlags(body.flags, context),
    ...checkMentions(body.allowed_mentions, context.mentions),
    ...checkFiles(body, context, kept),
    ...checkNonce(body.nonce),
    ...(layout ? checkLayoutAlone(body) : checkEmpty(body, context, kept)),
  ];
}

function checkFlags(value: unknown, { before, mayBeEphemeral }: MessageContext): Problem[] {
  const problems = checkInteger(value, ['flags'], 0, 0x7fffffff);
  const settable = flagBits.suppressEmbeds | flagBits.layout | (before === undefined ? flagBits.silent : before.flags);
  const allowed = before === undefined && mayBeEphemeral ? settable | flagBits.ephemeral : settable;
  const odd = toNumber(value) & ~allowed;
  if (odd !== 0) problems.push(...tell(['flags'], 'INVALID_BITWISE_FLAG', `Flags ${odd} cannot be set here.`));
  return problems;
}

function checkMentions(value: unknown, rule: MentionRule): Problem[] {
  const path = ['allowed_mentions'];
  if (rule === undefined) return [];
  if (!isObject(value)) return tell(path, 'MENTIONS_NOT_OFF', 'The message does not say that nobody is told.');
  const off = Array.isArray(value.parse) && value.parse.length === 0;
  const roles = toList(value.roles).every((role) => rule.roles.includes(toText(role)));
  if (off && roles && toList(value.users).length === 0 && value.replied_user !== true) return [];
  return tell(path, 'MENTIONS_NOT_OFF', 'The message may tell people who did not ask for it.');
}

/** The files that an edit leaves: all, unless it lists those to keep. */
export function findKept<File extends KeptFile>(attachments: unknown, files: readonly File[]): File[] {
  const listed = toObjects(attachments).map((attachment) => String(attachment.id));
  return isAbsent(attachments) ? [...files] : files.filter((file) => listed.includes(file.id));
}

function checkFiles(body: JsonObject, { files }: MessageContext, kept: readonly KeptFile[]): Problem[] {
  const described = toObjects(body.attachments);
  const problems = checkCount(body.attachments, ['attachments'], 0, 10);
  if (files.length + kept.length > 10) {
    problems.push(...tell(['attachments'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 0 and 10 in length.'));
  }
  if (files.some((file) => file.bytes.length > largestFile)) problems.push(...tell(['files'], '40005', 'Too large'));
  described.forEach((attachment, at) => {
    problems.push(...checkText(attachment.description, ['attachments', at, 'description'], 0, 1024));
    const known = [...files.map((file) => String(file.index)), ...kept.map((file) => file.id)];
    if (known.includes(String(attachment.id))) return;
    const message = `No file was sent for the attachment ${String(attachment.id)}.`;
    problems.push(...tell(['attachments', at, 'id'], 'ATTACHMENT_NOT_FOUND', message));
  });
  return problems;
}

function checkNonce(value: unknown): Problem[] {
  if (isAbsent(value) || typeof value === 'number') return [];
  return checkText(value, ['nonce'], 0, 25);
}

/** A message of Components V2 has its text in these, and neither content nor embeds. */
function checkLayoutAlone(body: JsonObject): Problem[] {
  return ['content', 'embeds'].flatMap((key) => {
    const value = body[key];
    if (isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    const message = `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    return tell([key], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  });
}

/** The service has a number of its own for a message of nothing. An edit counts with what stays. */
function checkEmpty(body: JsonObject, { files, before }: MessageContext, kept: readonly KeptFile[]): Problem[] {
  const content = body.content === undefined ? (before?.content ?? '') : toText(body.content);
  const embeds = body.embeds === undefined ? (before?.embeds ?? 0) : toList(body.embeds).length;
  const components = body.components === undefined ? (before?.components ?? 0) : toList(body.components).length;
  if (content.trim() !== '' || embeds + components + files.length + kept.length > 0) return [];
  return isAbsent(body.poll) && toList(body.sticker_ids).length === 0 ? tell([], '50006', 'Empty message') : [];
}
