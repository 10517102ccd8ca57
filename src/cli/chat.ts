import type { Command } from 'commander';
import { type ChatTerminal, runChat } from '../chat/terminal/repl.ts';
import { UserError } from '../model/errors.ts';
import { renderNotice } from '../render/terminal.ts';
import { type CliContext, sampleName } from './context.ts';

const keys =
  'In the chat Tab completes, /more shows the next page, /working how an answer was found, the arrow keys bring back lines, and Ctrl-D ends.';

/** `annalist start`, `annalist register` and `annalist chat`. */
export function addChat(program: Command, context: CliContext): void {
  program
    .command('start')
    .description(
      'run the bot on Discord where DISCORD_TOKEN is set; else open the chat here, with a sample log; and keep the logs of annalist.json fresh',
    )
    .option('--data <dir>', 'where the stored logs are')
    .addHelpText('after', `\n${keys}\n\nExample:\n  annalist start`)
    .action(async (options: { data?: string }) => {
      if (context.discord) return await context.discord.run(options.data);
      const { hasLogs } = context.refreshing;
      if (!hasLogs) await context.importSamples(options.data, true, makeNotice(context));
      const notices = makeNotices(context);
      const refreshing = context.refreshing.keepFresh(options.data, notices.tell);
      try {
        await chat(options.data, context.defaultLog ?? sampleName, context, notices);
      } finally {
        await refreshing.stop();
      }
    });
  program
    .command('register')
    .description('register the slash commands on Discord, and print the link that invites the bot')
    .addHelpText('after', '\nExample:\n  DISCORD_TOKEN=… annalist register')
    .action(async () => {
      if (!context.discord) throw new UserError('Set DISCORD_TOKEN to the token of the bot, and try again.');
      await context.discord.register();
    });
  program
    .command('chat')
    .description('ask in the terminal, a line at a time')
    .option('--data <dir>', 'where the stored logs are')
    .option('--log <name>', 'the log that is meant where a question names none')
    .addHelpText('after', `\n${keys}\n\nExample:\n  echo 'who added lzo to jffs2?' | annalist chat`)
    .action(async (options: { data?: string; log?: string }) => {
      const reader = context.openReader(options.data, { today: context.today });
      if ((await reader.logs()).length === 0) await context.importSamples(options.data, false, makeNotice(context));
      await chat(options.data, options.log ?? context.defaultLog ?? sampleName, context);
    });
}

/** Makes what tells a line before the first question; a person's terminal gets it broken where words end. */
function makeNotice({ interactive, style, tell }: CliContext): (line: string) => void {
  if (!interactive) return tell;
  return (line) => tell(renderNotice(line, style()));
}

/** Lines that come while somebody may be typing: beside the prompt while there is one, else where errors go. */
function makeNotices({ tell, style }: CliContext): Pick<ChatTerminal, 'takeShow'> & { tell(line: string): void } {
  let show: ((text: string) => Promise<void>) | undefined;
  return {
    takeShow(given) {
      show = given;
    },
    tell(line) {
      if (!show) return tell(line);
      // Where the terminal is gone nobody reads it.
      show(renderNotice(line, style())).catch(() => undefined);
    },
  };
}

async function chat(
  dataFolder: string | undefined,
  defaultLog: string,
  context: CliContext,
  notices = makeNotices(context),
): Promise<void> {
  const reader = context.openReader(dataFolder, { today: context.today, defaultLog });
  if (context.interactive) {
    makeNotice(context)(
      'Ask in plain words, or with /who, /when, /what and others; /subscribe to digests; /help tells how, Tab completes. Ctrl-D ends.',
    );
  }
  const history = context.openHistory(dataFolder);
  const { input, output, interactive, style, explain, tell } = context;
  const { takeShow } = notices;
  const terminal = { input, output, interactive, history, style, explain, complain: tell, takeShow };
  await runChat(terminal, context.commands, reader, context.digests.openChat(dataFolder, notices.tell));
}
