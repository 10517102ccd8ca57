import * as z from 'zod';
import { foldLogName, isLogName } from './log-name.ts';
import { joinWords } from './text.ts';
import { webPattern } from './web-pattern.ts';

/** The formats of texts, and `git` for a repository. */
export const formatNames = [
  'json-lines',
  'day-list',
  'git-log',
  'debian',
  'gnu-changelog',
  'news',
  'markdown',
  'git',
] as const;

const nameText = 'is the name of a log: up to 64 letters, digits, "-", "_" and ".", beginning with a letter or a digit';
const fromText = 'says where the log comes from: a path, or an address such as "https://github.com/redis/redis.git"';
const branchText =
  'is the name of a branch, or a pattern such as "release/*": no spaces, none of ~ ^ : ? [ \\, and no "-" at its start';
const branchesText = 'is a list of branches, such as ["main", "release/*"]';
const refreshText = 'is a schedule in words, such as "hourly" or "daily at 6:00"';
const webText =
  'is the address of a commit\'s page with {hash} at its end, such as "https://example.org/project/commit/{hash}"';
const serverText = 'is an id in quotes, such as "123456789012345678"';
const flagText = 'is true or false, without quotes';
const wholeText = 'is a whole number above 0';

/** The name of a log, as it is stored. */
const logNameSchema = z.string({ error: nameText }).transform(foldLogName).refine(isLogName, nameText);

/** What a refresh may take. */
export const limitsSchema = z.strictObject(
  {
    /** Of a clone on the disk, or of a text once it is unpacked. */
    megabytes: z.int({ error: wholeText }).positive(wholeText).max(1_000_000, 'is 1000000 at most').optional(),
    /** Of one refresh, the network and the reading together. */
    minutes: z.int({ error: wholeText }).positive(wholeText).max(1_440, 'is 1440 at most, a day').optional(),
  },
  { error: 'is an object such as { "megabytes": 4096, "minutes": 60 }' },
);

/** A log as annalist.json describes it. */
export const logConfigSchema = z.strictObject(
  {
    name: logNameSchema,
    /** A path, or an address; without it the log is imported by hand, and what is said here is who may see it. */
    from: z
      .string({ error: fromText })
      .trim()
      .min(1, fromText)
      .refine((from) => !/\p{Cc}/u.test(from), 'has a control character in it: write a path or an address')
      .optional(),
    /** Names or patterns; HEAD alone without it. */
    branches: z
      .array(z.string({ error: branchText }).refine(isBranchPattern, branchText), { error: branchesText })
      .min(1, branchesText)
      .max(1_000, 'has more than 1000 branches: say it by patterns')
      .optional(),
    /** When it is refreshed, in the words of digests; only by hand without it. */
    refresh: z.string({ error: refreshText }).trim().min(1, refreshText).optional(),
    /** The format of a text, where it is not found out rightly. */
    format: z.enum(formatNames, { error: `is the name of a format: ${joinWords(formatNames, 'or')}` }).optional(),
    /** How subsystems are told; the rules have a schema of their own. */
    rules: z.unknown().optional(),
    /** The path of the file with what only people know of people. */
    people: z.string({ error: 'is the path of a file, such as "people.json"' }).min(1, 'names no file').optional(),
    /** Whether e-mail addresses may be shown in chat. */
    emails: z.boolean({ error: flagText }).optional(),
    web: z.string({ error: webText }).regex(webPattern, webText).optional(),
    /** The ids of the servers in which it may be seen, and nowhere else but in the terminal; everywhere without them. */
    servers: z
      .array(z.string({ error: serverText }).regex(/^\d{1,20}$/, `${serverText}, of digits only`), {
        error: 'is a list of server ids, such as ["123456789012345678"]',
      })
      .optional(),
    /** The log that is meant where nothing else says which. */
    default: z.boolean({ error: flagText }).optional(),
    /** Its server may have an address of a private network. */
    private: z.boolean({ error: flagText }).optional(),
    limits: limitsSchema.optional(),
  },
  { error: 'is an object such as { "name": "redis", "from": "https://github.com/redis/redis.git" }' },
);

/** The whole of annalist.json. */
export const configFileSchema = z.strictObject(
  {
    defaultLog: logNameSchema.optional(),
    /** The zone by whose clock logs are refreshed; UTC without it. */
    timezone: z.string({ error: 'is a time zone, such as "Europe/Berlin"' }).optional(),
    logs: z
      .array(logConfigSchema, { error: 'is a list of logs, such as [{ "name": "linux", "from": "../linux" }]' })
      .max(1_000, 'has more than 1000 logs')
      .optional(),
  },
  { error: 'is an object such as { "logs": [{ "name": "linux", "from": "../linux" }] }' },
);

export type LogConfig = z.output<typeof logConfigSchema>;
export type ConfigFile = z.output<typeof configFileSchema>;

/** What git itself allows in the name of a branch, and `*`. Nothing of it can be taken for an option or a range. */
function isBranchPattern(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= 250 &&
    !/[\s\p{Cc}~^:?[\]\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(\/|$)/u.test(text) &&
    text !== '@'
  );
}
