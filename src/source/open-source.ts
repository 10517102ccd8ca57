import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { messageOf, systemCode, UserError } from '../model/errors.ts';
import { readSourceAddress } from '../model/source-address.ts';
import { findRepositoryAbove, type GitRepository, openRepository } from './git.ts';
import { explainSize } from './limits.ts';

/** Where a log comes from: a text, or a git repository. */
export type Source = TextSource | GitSource;

interface SourceBase {
  /** As errors name it. */
  what: string;
  /** Where it lies, as an absolute path; `-` for standard input. */
  location: string;
  /** A name for the log, made from where it lies. */
  suggestedName: string;
}

export interface TextSource extends SourceBase {
  kind: 'text';
  /** How many bytes there are to read, packed or not, where that is known. */
  size?: number | undefined;
  /** The text's bytes, unpacked. To be read once. `tell` hears how many more were read, before they are unpacked. */
  chunks(tell?: (bytes: number) => void): AsyncIterable<Buffer>;
}

export interface GitSource extends SourceBase {
  kind: 'git';
  repository: GitRepository;
}

/** How a source on this machine is opened. */
export interface OpenOptions {
  /** More bytes than these are refused, packed or not. */
  mostBytes?: number | undefined;
  /** As errors name it, where that is not its path. */
  what?: string | undefined;
}

/**
 * Finds what an operator named: a file (plain or gzip), `-` for standard input, or the folder of a git repository.
 * Throws a UserError where there is no such thing, or it cannot be read as a log.
 */
export async function openSource(
  given: string,
  standardInput: AsyncIterable<Buffer>,
  { mostBytes, what: named = given }: OpenOptions = {},
): Promise<Source> {
  if (given === '-') {
    const what = 'Standard input';
    return {
      kind: 'text',
      what,
      location: '-',
      suggestedName: 'stdin',
      chunks: (tell) => unpack(countBytes(standardInput, tell), what),
    };
  }
  // As a path, an empty name would mean the working folder.
  if (given === '') {
    throw new UserError('The source has no name: give a file, - for standard input, or a git repository.', 'usage');
  }
  const address = readSourceAddress(given);
  if (address.kind !== 'path') {
    throw new UserError(`${address.shown} is an address: "annalist import" reads it, and then the log can be asked.`);
  }
  const location = path.resolve(address.path);
  const suggestedName = suggestName(location);
  const found = await statGiven(location, given);
  if (!found.isDirectory()) {
    return {
      kind: 'text',
      what: named,
      location,
      suggestedName,
      ...(found.isFile() && { size: found.size }),
      chunks: (tell) => limitBytes(unpack(countBytes(readFile(location, given), tell), named), mostBytes, named),
    };
  }
  const repository = await openFolder(location, given);
  return { kind: 'git', what: given, location, suggestedName, repository };
}

async function openFolder(location: string, given: string): Promise<GitRepository> {
  try {
    const repository = await openRepository(location);
    if (repository) return repository;
    const above = await findRepositoryAbove(location);
    const hint = above === undefined ? "name a repository's top folder" : `the repository's top folder is ${above}`;
    throw new UserError(`${given} is a folder and no git repository: ${hint}, or name a changelog file.`);
  } catch (error) {
    throw explainRead(error, given);
  }
}

/** A log's name made from a path: its last part without endings, in the letters that names may have. */
export function suggestName(location: string): string {
  const parts = location.split(/[/\\]/).filter((part) => part !== '' && part !== '.git');
  const last = (parts.at(-1) ?? 'log').toLowerCase();
  const bare = last.replace(/\.gz$/, '').replace(/\.(git|txt|log|md)$/, '');
  const plain = bare
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 64)
    .replace(/[^a-z0-9]+$/, '');
  return plain === '' ? 'log' : plain;
}

async function statGiven(location: string, given: string): Promise<Stats> {
  try {
    return await stat(location);
  } catch (error) {
    throw explainRead(error, given);
  }
}

async function* readFile(location: string, given: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(location, { highWaterMark: 256 * 1024 })) yield chunk;
  } catch (error) {
    throw explainRead(error, given);
  }
}

async function* countBytes(
  chunks: AsyncIterable<Buffer>,
  tell: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    tell?.(chunk.length);
    yield chunk;
  }
}

/** Hands on bytes until there are too many: a few packed bytes may stand for very many. */
async function* limitBytes(
  chunks: AsyncIterable<Buffer>,
  mostBytes: number | undefined,
  what: string,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (mostBytes !== undefined && bytes > mostBytes) throw explainSize(what, { bytes: mostBytes });
    yield chunk;
  }
}

/** Hands on bytes as they come, or unpacked where they begin as gzip does. */
async function* unpack(chunks: AsyncIterable<Buffer>, what: string): AsyncGenerator<Buffer> {
  const input = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let next = await input.next();
  // A pipe may hand over its first bytes one by one.
  for (; !next.done && head.length < 2; next = await input.next()) head = Buffer.concat([head, next.value]);
  async function* whole(): AsyncGenerator<Buffer> {
    try {
      yield head;
      for (; !next.done; next = await input.next()) yield next.value;
    } finally {
      // Whoever reads may stop early.
      await input.return?.();
    }
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole();
    return;
  }
  try {
    const unzip = createGunzip();
    // The loop below sees every error; the callback is there because pipeline asks for one.
    pipeline(Readable.from(whole()), unzip, () => {});
    for await (const chunk of unzip) yield chunk;
  } catch (error) {
    if (!systemCode(error)?.startsWith('Z_')) throw error;
    throw new UserError(`${what} is not a whole gzip file (${messageOf(error)}): fetch or pack it again.`);
  }
}

function explainRead(error: unknown, given: string): unknown {
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new UserError(`There is no file or folder ${given}: check the path.`);
    case 'EACCES':
    case 'EPERM':
      return new UserError(`${given} may not be read by this user: change its permissions or run as its owner.`);
    case 'EIO':
    case 'ESTALE':
      return new UserError(`${given} cannot be read to its end (${messageOf(error)}): check the disk that it is on.`);
    default:
      return error;
  }
}
