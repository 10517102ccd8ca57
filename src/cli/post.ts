import type { Command } from 'commander';
import type { Books } from '../digest/audit.ts';
import { terminalChannel } from '../model/actor.ts';
import { UserError } from '../model/errors.ts';
import { formatInstant, parseInstant } from '../model/instant.ts';
import { countOf, formatNumber } from '../model/text.ts';
import { renderJson } from '../render/json.ts';
import { escapeControls } from '../render/terminal.ts';
import type { CliContext } from './context.ts';
import type { PostReport } from './digest-verbs.ts';

interface PostFlags {
  now?: string;
  data?: string;
  json?: boolean;
}

/** `annalist post` and `annalist audit`. */
export function addPost(program: Command, context: CliContext): void {
  program
    .command('post')
    .description('post the digests that are due, once, and end; without DISCORD_TOKEN print those of the terminal')
    .option('--now <instant>', 'the instant it is now, such as 2026-12-07T09:00:00Z')
    .option('--data <dir>', 'where the stored logs and the subscriptions are')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', '\nExample:\n  annalist post --now 2026-12-07T09:00:00Z --json')
    .action((flags: PostFlags) => post(flags, context));
  program
    .command('audit')
    .description('prove that each subscription told of every entry once: what came is what became of it')
    .option('--data <dir>', 'where the stored logs and the subscriptions are')
    .option('--json', 'print the books as JSON')
    .addHelpText('after', '\nExample:\n  annalist audit')
    .action((flags: PostFlags) => audit(flags, context));
}

async function post({ now: typed, data, json }: PostFlags, context: CliContext): Promise<void> {
  const now = readNow(typed);
  const texts: string[] = [];
  const show = async (text: string): Promise<void> => {
    if (json) texts.push(text);
    else await context.printFully(`${text}\n\n`);
  };
  const report = await context.digests.post(data, { now, show });
  for (const { subscription, reason } of report.troubles) {
    context.tell(escapeControls(`The subscription ${subscription} is not through: ${reason}.`));
  }
  if (report.unserved > 0) {
    const waiting = countOf(report.unserved, 'subscription of a server waits', 'subscriptions of servers wait');
    context.tell(`${waiting} for DISCORD_TOKEN.`);
  }
  context.print(json ? `${renderJson({ ...toJson(report), texts })}\n` : describePosts(report));
}

function toJson({ now, unserved: _, ...report }: PostReport): object {
  return { now: formatInstant(now), ...report };
}

/** What was posted, a line for each; posts of the terminal were shown themselves. */
function describePosts({ posted, stopped, waiting }: PostReport): string {
  const lines = [
    ...posted
      .filter(({ channel }) => channel !== terminalChannel)
      .map(({ subscription, channel, messages, entries }) => {
        const size = `${countOf(entries, 'change')} in ${countOf(messages.length, 'message')}`;
        return `${subscription}: ${size} to the channel ${channel}.`;
      }),
    ...stopped.map(({ subscription, reason }) => `${subscription}: stopped, ${reason}.`),
    ...(waiting > 0 ? [`${countOf(waiting, 'subscription')} could not be served to the end.`] : []),
    ...(posted.length + stopped.length + waiting === 0 ? ['Nothing is due.'] : []),
  ];
  return lines.map((line) => `${escapeControls(line)}\n`).join('');
}

function readNow(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const now = parseInstant(typed);
  if (now !== undefined) return now;
  throw new UserError(`There is no instant "${typed}" for --now: write one such as 2026-12-07T09:00:00Z.`);
}

async function audit({ data, json }: PostFlags, context: CliContext): Promise<void> {
  const books = await context.digests.audit(data);
  const wrong = books.filter(({ problems }) => problems.length > 0);
  context.print(json ? `${renderJson({ balanced: wrong.length === 0, books })}\n` : describeBooks(books));
  if (wrong.length === 0) return;
  const [first] = wrong;
  const which = `${countOf(wrong.length, 'subscription')} of ${books.length}`;
  throw new UserError(`The books of ${which} do not balance: ${first?.subscription}: ${first?.problems[0]}.`);
}

function describeBooks(books: readonly Books[]): string {
  if (books.length === 0) return 'There are no subscriptions.\n';
  return books
    .map(({ subscription, total, posted, leftOut, open, waiting, failed, problems }) => {
      const [told, out, due, lost] = [posted, leftOut, waiting + open, failed].map(formatNumber);
      const sum = `${told} posted + ${out} left out + ${due} waiting + ${lost} failed`;
      const verdict = problems.length === 0 ? 'balanced' : problems.join('; ');
      return `${escapeControls(`${subscription}: ${countOf(total, 'entry', 'entries')} = ${sum}: ${verdict}`)}\n`;
    })
    .join('');
}
