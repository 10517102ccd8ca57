import { Option as CliOption, type Command } from 'commander';
import { exportLog } from '../answer/export.ts';
import type { Reader } from '../answer/reader.ts';
import type { RawArguments } from '../model/command.ts';
import { UserError } from '../model/errors.ts';
import type { LogExport } from '../model/log-export.ts';
import { renderCsv } from '../render/export-csv.ts';
import { renderJsonLines } from '../render/export-json-lines.ts';
import { renderMarkdown } from '../render/export-markdown.ts';
import type { CliContext } from './context.ts';
import { addOptionsLater, makeOption } from './query.ts';

const writers: Record<string, (log: LogExport) => AsyncIterable<string>> = {
  jsonl: renderJsonLines,
  markdown: renderMarkdown,
  csv: renderCsv,
};

/** How much text is handed over at a time. */
const pieceLength = 1 << 16;

/** `annalist export`: writes a stored log, or what of it answers a question, in a form that other programs read. */
export function addExport(program: Command, context: CliContext): void {
  const what = context.queries.find(({ name }) => name === 'what');
  if (!what) throw new Error('there is no command "what"');
  const verb = program.command('export').description('write a log, or what of it fits, as JSON lines, Markdown or CSV');
  const listOptions = () => what.options.filter(({ name }) => name !== 'limit');
  addOptionsLater(program, verb, () => {
    for (const option of listOptions()) verb.addOption(makeOption(option));
    verb
      .addOption(new CliOption('--format <form>', 'how it is written').choices(Object.keys(writers)).default('jsonl'))
      .option('--data <dir>', 'where the stored logs are')
      .option('--now <day>', 'the day it is today');
  });
  verb
    .addHelpText('after', '\nExample:\n  annalist export --log linux --about lzo --format csv')
    .action(async (given: Record<string, string | undefined>) => {
      const raw: RawArguments = {};
      for (const { name } of listOptions()) if (given[name] !== undefined) raw[name] = given[name];
      const reader: Reader = context.openReader(given.data, { today: () => given.now ?? context.today() });
      const log = await reader.open(raw.log);
      const { log: _, ...asked } = raw;
      const isWhole = Object.keys(asked).length === 0;
      const answer = await what.answer({ ...raw, limit: '1' }, reader, undefined);
      if (answer.command !== 'what') throw new Error('"what" gave another answer');
      if (!isWhole && (answer.total === 0 || answer.partial)) {
        throw new UserError(
          `Nothing in the log "${log.name}" fits, so there is nothing to export: leave an option out.`,
        );
      }
      const { limit: _limit, ...query } = answer.query;
      const write = writers[given.format ?? ''] ?? renderJsonLines;
      await printAll(write(await exportLog(log, isWhole ? undefined : query)), context);
    });
}

async function printAll(pieces: AsyncIterable<string>, context: CliContext): Promise<void> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < pieceLength) continue;
    await context.printFully(text);
    text = '';
  }
  if (text !== '') await context.printFully(text);
}
