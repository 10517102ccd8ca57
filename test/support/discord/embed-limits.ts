import type { Problem } from './api-error.ts';
import { checkAddress, checkCount, checkInteger, checkText, type Path, tell } from './form.ts';
import { isAbsent, type JsonObject, toObject, toObjects, toText } from './json.ts';

/** What is wrong with the embeds of a message. `fileNames` are the files that `attachment://` may name. */
export function checkEmbeds(value: unknown, fileNames: readonly string[]): Problem[] {
  const embeds = toObjects(value);
  const problems = checkCount(value, ['embeds'], 0, 10);
  problems.push(...embeds.flatMap((embed, at) => checkEmbed(embed, ['embeds', at], fileNames)));
  const total = embeds.reduce((sum, embed) => sum + countCharacters(embed), 0);
  if (total > 6000)
    problems.push(...tell(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'));
  return problems;
}

/** The characters of an embed that count towards the 6,000 of a message. */
export function countCharacters(embed: JsonObject): number {
  const texts = [embed.title, embed.description, toObject(embed.footer).text, toObject(embed.author).name];
  for (const field of toObjects(embed.fields)) texts.push(field.name, field.value);
  return texts.reduce<number>((sum, text) => sum + toText(text).length, 0);
}

function checkEmbed(embed: JsonObject, path: Path, fileNames: readonly string[]): Problem[] {
  const problems = [
    ...checkText(embed.title, [...path, 'title'], 0, 256),
    ...checkText(embed.description, [...path, 'description'], 0, 4096),
    ...checkInteger(embed.color, [...path, 'color'], 0, 0xffffff),
    ...checkAddress(embed.url, [...path, 'url'], ['http', 'https']),
    ...checkCount(embed.fields, [...path, 'fields'], 0, 25),
    ...checkTimestamp(embed.timestamp, [...path, 'timestamp']),
    ...toObjects(embed.fields).flatMap((field, at) => [
      ...checkText(field.name, [...path, 'fields', at, 'name'], 1, 256),
      ...checkText(field.value, [...path, 'fields', at, 'value'], 1, 1024),
    ]),
    ...checkPart(embed.footer, [...path, 'footer'], 'text', 2048, fileNames),
    ...checkPart(embed.author, [...path, 'author'], 'name', 256, fileNames),
    ...['image', 'thumbnail'].flatMap((key) => checkPicture(embed[key], [...path, key], 'url', fileNames)),
  ];
  const shown = [embed.title, embed.description, toObject(embed.footer).text, toObject(embed.author).name];
  const drawn = [embed.image, embed.thumbnail].some((part) => !isAbsent(part));
  const empty = !drawn && toObjects(embed.fields).length === 0 && shown.every((text) => toText(text).trim() === '');
  if (empty) problems.push(...tell([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  return problems;
}

/** A footer or an author: a text that is required when the part is there, and perhaps a picture. */
function checkPart(value: unknown, path: Path, key: string, max: number, fileNames: readonly string[]): Problem[] {
  if (isAbsent(value)) return [];
  const part = toObject(value);
  const address = checkAddress(part.url, [...path, 'url'], ['http', 'https']);
  return [
    ...checkText(part[key], [...path, key], 1, max),
    ...address,
    ...checkPicture(part, path, 'icon_url', fileNames),
  ];
}

function checkPicture(value: unknown, path: Path, key: string, fileNames: readonly string[]): Problem[] {
  if (isAbsent(value)) return [];
  const address = toObject(value)[key];
  const at = [...path, key];
  if (isAbsent(address)) return key === 'url' ? checkText(address, at, 1, 2048) : [];
  const name = /^attachment:\/\/(.*)$/.exec(toText(address))?.[1];
  if (name === undefined) return checkAddress(address, at, ['http', 'https', 'attachment']);
  return fileNames.includes(name) ? [] : tell(at, 'ATTACHMENT_NOT_FOUND', `No file named "${name}" was sent.`);
}

function checkTimestamp(value: unknown, path: Path): Problem[] {
  if (isAbsent(value) || !Number.isNaN(Date.parse(toText(value)))) return [];
  return tell(path, 'DATETIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
}
