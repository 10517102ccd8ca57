import { z } from 'zod';
import type { Reader } from '../src/answer/reader.ts';
import type { Answer } from '../src/model/answer.ts';
import type { Option, QueryCommand } from '../src/model/command.ts';
import { UserError } from '../src/model/errors.ts';
import { joinWords } from '../src/model/text.ts';

/** What a command's file says of it: everything else derives from this. */
export interface QueryDefinition<Shape extends z.ZodRawShape> {
  name: string;
  description: string;
  example: string;
  primary?: (keyof Shape & string) | undefined;
  args: z.ZodObject<Shape>;
  /** `skip`: how many of the entries were listed before; undefined where none were. */
  answer(args: z.output<z.ZodObject<Shape>>, reader: Reader, skip: number | undefined): Promise<Answer>;
}

/** Makes a command of a definition: its options are read from the zod object, and its arguments checked by it. */
export function defineQuery<Shape extends z.ZodRawShape>(definition: QueryDefinition<Shape>): QueryCommand<Reader> {
  const { name, description, example, primary, args } = definition;
  return {
    kind: 'query',
    name,
    description,
    example,
    primary,
    options: describeOptions(args),
    async answer(raw, reader, skip) {
      const parsed = args.safeParse(raw);
      if (!parsed.success) throw explainIssue(parsed.error, Object.keys(args.shape));
      return await definition.answer(parsed.data, reader, skip);
    },
  };
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
    kind: json.enum ? 'choice' : json.type === 'integer' ? 'integer' : 'text',
    choices: json.enum,
    min: json.minimum,
    max: json.maximum,
    completes: json.completes,
  };
}

const optionSchema = z.object({
  description: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  /** Our own, by `.meta()`: what a front end may offer. */
  completes: z.enum(['person', 'subsystem', 'log', 'entry', 'command']).optional(),
});

/** The first thing that is wrong with the arguments, in one line. */
function explainIssue(error: z.ZodError, names: readonly string[]): UserError {
  const issue = error.issues[0];
  const option = String(issue?.path[0] ?? '');
  if (issue?.code === 'unrecognized_keys') {
    return new UserError(`There is no option ${issue.keys.join(', ')}: the options are ${joinWords(names)}.`, 'usage');
  }
  return new UserError(`${option}: ${issue?.message ?? 'does not fit'}.`, 'usage');
}
