import * as z from 'zod';
import type { Reader } from '../src/answer/reader.ts';
import type { Actor } from '../src/model/actor.ts';
import type { Answer } from '../src/model/answer.ts';
import {
  type ActionCommand,
  completions,
  type Option,
  pickables,
  type QueryCommand,
  type RawArguments,
} from '../src/model/command.ts';
import { UserError } from '../src/model/errors.ts';
import type { Outcome } from '../src/model/outcome.ts';
import { joinWords } from '../src/model/text.ts';
import type { ActionPorts } from './ports.ts';

/** What a command's file says of it: everything else derives from this. */
interface Definition<Shape extends z.ZodRawShape> {
  name: string;
  description: string;
  example: string;
  primary?: (keyof Shape & string) | undefined;
  args: z.ZodObject<Shape>;
}

/** What the file of a command that only reads says. */
export interface QueryDefinition<Shape extends z.ZodRawShape> extends Definition<Shape> {
  /** `skip`: how many of the entries were listed before; undefined where none were. */
  answer(args: z.output<z.ZodObject<Shape>>, reader: Reader, skip: number | undefined): Promise<Answer>;
}

/** Somebody who may manage the server that they ask in. */
export interface ServerManager {
  /** The id of the server. */
  server: string;
  /** The id of the user. */
  user: string;
}

/** What the file of a command that changes something of a server says. */
export interface ActionDefinition<Shape extends z.ZodRawShape> extends Definition<Shape> {
  act(args: z.output<z.ZodObject<Shape>>, manager: ServerManager, ports: ActionPorts): Promise<Outcome>;
}

/** What the file of a command about a channel says. Who may what is told by the actor, for each channel. */
export interface ChannelActionDefinition<Shape extends z.ZodRawShape> extends Definition<Shape> {
  act(args: z.output<z.ZodObject<Shape>>, actor: Actor, ports: ActionPorts): Promise<Outcome>;
}

/** Makes a command of a definition: its options are read from the zod object, and its arguments checked by it. */
export function defineQuery<Shape extends z.ZodRawShape>(definition: QueryDefinition<Shape>): QueryCommand<Reader> {
  const { facts, readOptions } = describeCommand(definition);
  return {
    kind: 'query',
    ...facts,
    get options() {
      return readOptions();
    },
    async answer(raw, reader, skip) {
      return await definition.answer(checkArguments(definition.args, raw), reader, skip);
    },
  };
}

/** Makes an action of a definition in the same way. Only those who may manage the server that they ask in may use it. */
export function defineAction<Shape extends z.ZodRawShape>(
  definition: ActionDefinition<Shape>,
): ActionCommand<ActionPorts> {
  const { facts, readOptions } = describeCommand(definition);
  return {
    kind: 'action',
    ...facts,
    get options() {
      return readOptions();
    },
    needs: 'manage-server',
    async act(raw, actor, ports) {
      const manager = checkManager(definition.name, actor);
      return await definition.act(checkArguments(definition.args, raw), manager, ports);
    },
  };
}

/** Makes an action about a channel, of a server or of the terminal, in the same way. */
export function defineChannelAction<Shape extends z.ZodRawShape>(
  definition: ChannelActionDefinition<Shape>,
): ActionCommand<ActionPorts> {
  const { facts, readOptions } = describeCommand(definition);
  return {
    kind: 'action',
    ...facts,
    get options() {
      return readOptions();
    },
    needs: 'manage-channel',
    async act(raw, actor, ports) {
      if (actor.place.kind === 'direct') {
        throw new UserError(`/${definition.name} works in a server only: ask for it there.`);
      }
      return await definition.act(checkArguments(definition.args, raw), actor, ports);
    },
  };
}

/** Who manages which server. Throws a UserError where there is no server, or where they may not manage it. */
function checkManager(name: string, { user, place, managesServer }: Actor): ServerManager {
  if (place.kind !== 'server') throw new UserError(`/${name} works in a server only: ask for it there.`);
  if (!managesServer) throw new UserError(`Only members who may manage the server can use /${name}.`);
  return { server: place.server, user };
}

/** What a definition says of a command, and what reads its options. */
function describeCommand<Shape extends z.ZodRawShape>({
  name,
  description,
  example,
  primary,
  args,
}: Definition<Shape>) {
  let options: readonly Option[] | undefined;
  // To read them takes milliseconds, and a process runs mostly one command of all.
  const readOptions = (): readonly Option[] => {
    options ??= describeOptions(args);
    return options;
  };
  return { facts: { name, description, example, primary }, readOptions };
}

function checkArguments<Shape extends z.ZodRawShape>(
  args: z.ZodObject<Shape>,
  raw: RawArguments,
): z.output<z.ZodObject<Shape>> {
  const parsed = args.safeParse(raw);
  if (!parsed.success) throw explainIssue(parsed.error, Object.keys(args.shape));
  return parsed.data;
}

/** The options of a zod object, required ones first. */
function describeOptions(args: z.ZodObject): Option[] {
  const options = Object.entries(args.shape).map(([name, schema]) => describeOption(name, schema));
  return options.sort((a, b) => Number(b.required) - Number(a.required));
}

function describeOption(name: string, schema: z.core.$ZodType): Option {
  const json = optionSchema.parse(z.toJSONSchema(schema, { io: 'input' }));
  return {
    name,
    description: json.description ?? '',
    required: !z.safeParse(schema, undefined).success,
    kind: json.picks ?? (json.enum ? 'choice' : json.type === 'integer' ? 'integer' : 'text'),
    choices: json.enum,
    min: json.minimum,
    max: json.maximum,
    completes: json.completes,
    ...(json.isList && { isList: true }),
    ...(json.words && { words: json.words }),
  };
}

const optionSchema = z.object({
  description: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** Our own, by `.meta()`: what a front end may offer, and what the chat service lets people pick. */
  completes: z.enum(completions).optional(),
  picks: z.enum(pickables).optional(),
  isList: z.boolean().optional(),
  words: z.array(z.string()).optional(),
});

/** The first thing that is wrong with the arguments, in one line. */
function explainIssue(error: z.ZodError, names: readonly string[]): UserError {
  const issue = error.issues[0];
  const option = String(issue?.path[0] ?? '');
  if (issue?.code === 'unrecognized_keys') {
    const known = names.length === 0 ? 'there are none' : `the options are ${joinWords(names)}`;
    return new UserError(`There is no option ${issue.keys.join(', ')}: ${known}.`, 'usage');
  }
  return new UserError(`${option}: ${issue?.message ?? 'does not fit'}.`, 'usage');
}
