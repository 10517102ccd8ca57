import { makeError, refuseForm } from './api-error.ts';
import { checkCommand, checkCommands } from './command-limits.ts';
import { isAbsent, type JsonObject, toList, toObject, toObjects } from './json.ts';
import type { ApiRequest, Reply, Route } from './routes.ts';
import type { World } from './world.ts';

const places = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];

/** Routes that register commands, for everywhere and for one server. */
export const commandRoutes: Route[] = places.flatMap((pattern): Route[] => [
  { method: 'GET', pattern, run: (request, world) => ({ status: 200, body: commandsOf(request, world) }) },
  { method: 'PUT', pattern, run: replaceCommands },
  { method: 'POST', pattern, run: addCommand },
  { method: 'GET', pattern: `${pattern}/:command`, run: (request, world) => ok(findCommand(request, world)) },
  { method: 'PATCH', pattern: `${pattern}/:command`, run: changeCommand },
  { method: 'DELETE', pattern: `${pattern}/:command`, run: removeCommand },
]);

/** Where the commands of a request are kept, after the check that the bot may touch them. */
function findScope({ params }: ApiRequest, world: World): string {
  if (params.application !== world.settings.applicationId) throw makeError(20012);
  if (params.guild === undefined) return 'global';
  if (!world.guilds.has(params.guild)) throw makeError(50001);
  return params.guild;
}

function commandsOf(request: ApiRequest, world: World): JsonObject[] {
  return world.commands.get(findScope(request, world)) ?? [];
}

function replaceCommands(request: ApiRequest, world: World): Reply {
  const scope = findScope(request, world);
  const problems = checkCommands(request.json);
  if (problems.length > 0) throw refuseForm(problems);
  const old = world.commands.get(scope) ?? [];
  const commands = toObjects(toList(request.json)).map((command) => keepCommand(world, scope, command, old));
  world.commands.set(scope, commands);
  return ok(commands);
}

function addCommand(request: ApiRequest, world: World): Reply {
  const scope = findScope(request, world);
  const old = world.commands.get(scope) ?? [];
  const form = toObject(request.json);
  const others = old.filter((command) => !isSame(command, form));
  const problems = [...checkCommand(form), ...checkCommands([...others, form]).filter(({ path }) => path.length === 0)];
  if (problems.length > 0) throw refuseForm(problems);
  const command = keepCommand(world, scope, form, old);
  world.commands.set(scope, [...others, command]);
  return { status: others.length === old.length ? 201 : 200, body: command };
}

function changeCommand(request: ApiRequest, world: World): Reply {
  const scope = findScope(request, world);
  const old = findCommand(request, world);
  const form = { ...old, ...toObject(request.json) };
  const problems = checkCommand(form);
  if (problems.length > 0) throw refuseForm(problems);
  const command = { ...keepCommand(world, scope, form, []), id: old.id };
  const all = commandsOf(request, world);
  world.commands.set(
    scope,
    all.map((each) => (each === old ? command : each)),
  );
  return ok(command);
}

function removeCommand(request: ApiRequest, world: World): Reply {
  const scope = findScope(request, world);
  const gone = findCommand(request, world);
  world.commands.set(
    scope,
    commandsOf(request, world).filter((each) => each !== gone),
  );
  return { status: 204 };
}

function findCommand(request: ApiRequest, world: World): JsonObject {
  const command = commandsOf(request, world).find((each) => each.id === request.params.command);
  if (command === undefined) throw makeError(10063);
  return command;
}

/** A command as the service gives it back: in its own order, with what it adds, and without what is the default. */
function keepCommand(world: World, scope: string, form: JsonObject, old: readonly JsonObject[]): JsonObject {
  const known = old.find((command) => isSame(command, form));
  const options = tidyOptions(form.options);
  const permissions = form.default_member_permissions;
  const global = scope === 'global';
  const body: JsonObject = {
    application_id: world.settings.applicationId,
    default_member_permissions: isAbsent(permissions) ? null : String(permissions),
    type: form.type ?? 1,
    name: form.name,
    name_localizations: form.name_localizations ?? null,
    description: form.description ?? '',
    description_localizations: form.description_localizations ?? null,
    ...(global ? { dm_permission: true } : { guild_id: scope }),
    // The service keeps these two for commands that are registered everywhere, and drops them for one server's.
    contexts: global ? (form.contexts ?? null) : null,
    integration_types: global ? (form.integration_types ?? [0]) : [0],
    ...(options.length > 0 ? { options } : {}),
    nsfw: form.nsfw ?? false,
  };
  const same = known !== undefined && JSON.stringify({ ...known, ...body }) === JSON.stringify(known);
  return same ? known : { id: known?.id ?? world.makeId(), version: world.makeId(), ...body };
}

function tidyOptions(value: unknown): JsonObject[] {
  return toObjects(value).map((option) => {
    const { type, name, description, required, autocomplete, options, choices, ...rest } = option;
    const inner = tidyOptions(options);
    return {
      type,
      name,
      description,
      ...(required === true ? { required } : {}),
      ...(autocomplete === true ? { autocomplete } : {}),
      ...(toList(choices).length > 0 ? { choices } : {}),
      ...(inner.length > 0 ? { options: inner } : {}),
      ...Object.fromEntries(Object.entries(rest).filter(([, each]) => !isAbsent(each))),
    };
  });
}

function isSame(one: JsonObject, other: JsonObject): boolean {
  return one.name === other.name && (one.type ?? 1) === (other.type ?? 1);
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
