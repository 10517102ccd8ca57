import type { Actor } from './actor.ts';
import type { Answer } from './answer.ts';
import type { Outcome } from './outcome.ts';

/** What a front end may offer while a value is typed. */
export const completions = [
  ...(['person', 'subsystem', 'log', 'entry', 'command', 'release', 'branch'] as const),
  // A time zone, a subscription of the place, and examples of schedules.
  ...(['zone', 'subscription', 'schedule'] as const),
] as const;

export type Completion = (typeof completions)[number];

/** What the chat service lets people pick: the value is its id. A terminal has none of them. */
export const pickables = ['channel', 'role'] as const;

export type Pickable = (typeof pickables)[number];

/** One argument of a command, as every front end needs it. */
export interface Option {
  name: string;
  description: string;
  required: boolean;
  kind: 'text' | 'integer' | 'choice' | Pickable;
  choices?: readonly string[] | undefined;
  min?: number | undefined;
  max?: number | undefined;
  completes?: Completion | undefined;
  /** Takes several values, parted by commas. */
  isList?: boolean | undefined;
  /** Words that it takes beside the names that complete it, as `all`. */
  words?: readonly string[] | undefined;
}

/** What somebody must be allowed to do, in the server or in the channel that is meant. */
export type Need = 'manage-server' | 'manage-channel';

/** Arguments as they are typed, before any check. */
export type RawArguments = Record<string, string>;

/** A command that only reads. `R` is what it reads from. */
export interface QueryCommand<R> {
  kind: 'query';
  name: string;
  description: string;
  /** A whole line that works on the sample log, `/who about:lzo jffs2`. */
  example: string;
  /** The option that words without an option's name belong to. */
  primary?: string | undefined;
  options: readonly Option[];
  /**
   * Checks the arguments and answers; entries are listed after `skip` others. Throws a UserError for arguments that do
   * not fit.
   */
  answer(raw: RawArguments, reader: R, skip?: number): Promise<Answer>;
}

/** A command that changes something. `P` is what it works with; a name of two words, `settings forget`, is of a group. */
export interface ActionCommand<P> {
  kind: 'action';
  name: string;
  description: string;
  example: string;
  primary?: string | undefined;
  options: readonly Option[];
  /** What somebody must be allowed to do to use it. */
  needs?: Need | undefined;
  /** Checks the arguments and acts. Throws a UserError for arguments that do not fit or an actor who may not. */
  act(raw: RawArguments, actor: Actor, ports: P): Promise<Outcome>;
}

/** Anything that people can say. */
export type Command<R, P> = QueryCommand<R> | ActionCommand<P>;

/** How a command is written in chat: `/who about:WORDS [role:…]`. */
export function formatUsage(command: { name: string; options: readonly Option[] }): string {
  const parts = command.options.map((option) => {
    const value = option.choices ? option.choices.join('|') : option.kind === 'integer' ? 'N' : 'TEXT';
    const text = `${option.name}:${value.length > 40 ? '…' : value}`;
    return option.required ? text : `[${text}]`;
  });
  return [`/${command.name}`, ...parts].join(' ');
}
