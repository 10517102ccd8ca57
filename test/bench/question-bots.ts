import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { answeredSchema, type askedSchema } from './asking-lines.ts';
import { startChild } from './child-lines.ts';
import { program } from './measure.ts';

/** The commands that are asked, which the bare bot registers too. */
export const askedCommands = ['who', 'what', 'when', 'count'];

const folder = path.dirname(fileURLToPath(import.meta.url));

/** What the service is asked to have asked. */
export type Asked = z.infer<typeof askedSchema>;

type Answered = z.infer<typeof answeredSchema>;

const placeSchema = z.object({ api: z.string(), token: z.string() });

/** The stand-in of the chat service in a process of its own. */
export interface Service extends z.infer<typeof placeSchema> {
  /** Has these questions asked at once, and then this typed, one after the other. */
  ask(questions: Asked['ask'], type?: Asked['type']): Promise<Answered>;
  /** Has people ask these questions without pause, each the next one once they have their answer. */
  askOn(questions: Asked['ask'], people: number, seconds: number): Promise<Answered>;
  end(): void;
}

/** Starts the service. */
export async function openService(): Promise<Service> {
  const lines = startChild('asking.ts');
  const say = async (asked: Asked): Promise<Answered> => {
    lines.say(asked);
    return answeredSchema.parse(await lines.next());
  };
  return {
    ...placeSchema.parse(await lines.next()),
    end: lines.end,
    ask: (questions, type = []) => say({ ask: questions, type }),
    askOn: (questions, people, seconds) => say({ ask: questions, type: [], withoutPause: { people, seconds } }),
  };
}

/** Starts the program, or the bare bot, at a service. Its log is counted by the levels of its lines. */
export function startBot(args: readonly string[] | undefined, { api, token }: Service) {
  const env = { ...process.env, DISCORD_TOKEN: token, DISCORD_API: api, NODE_ENV: 'production', LOG_LEVEL: 'info' };
  const given = args ? [program, ...args] : [path.join(folder, 'bare-bot.mjs'), ...askedCommands];
  const child = spawn(process.execPath, given, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  return {
    child,
    count: (level: string) => log.split(`"level":"${level}"`).length - 1,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      process.removeListener('exit', end);
    },
  };
}

/** The processor time of a process so far, in milliseconds; not a number where the system does not tell. */
export async function readCpu({ pid }: ChildProcess): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name, which may hold anything, the 12th and 13th fields are ticks of 10 ms in the program and the system.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
