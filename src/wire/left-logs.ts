import type { Config } from '../config.ts';
import type { SourceStates } from '../store/source-states.ts';

/** What is said of each of them. */
export const notNamed =
  'annalist.json does not name a log any more that it brought in: it is seen at the terminal alone';

/** The logs that annalist.json once brought in and does not name any more. */
export async function listLeft(
  { logs }: Pick<Config, 'logs'>,
  states: Pick<SourceStates, 'names'>,
): Promise<ReadonlySet<string>> {
  const named = new Set(logs.map(({ name }) => name));
  return new Set((await states.names()).filter((name) => !named.has(name)));
}
