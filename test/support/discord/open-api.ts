import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { findPackageRoot } from '../../../src/ops/package-root.ts';
import type { Problem } from './api-error.ts';
import { isObject, type JsonObject, toObject } from './json.ts';

/** The service's own description of its HTTP interface, beside the package; not everybody has it. */
export const specFile = path.join(findPackageRoot(), '..', 'shared', 'discord-api-spec', 'openapi.json');

/** Whether bodies are held against the description. */
export const hasSpec = existsSync(specFile);

interface Spec {
  ajv: Ajv2020;
  /** Body schemas by method and path, with a star for what varies. */
  bodies: Map<string, unknown>;
}

/** What makes compiling faster, at the price of checks that run slower: each runs a few times only. */
const fast = { inlineRefs: false, code: { optimize: false } };

let spec: Spec | undefined;
const compiled = new Map<string, ValidateFunction | undefined>();

/** What is wrong with a body by the service's description of that route; nothing when the description is not there. */
export function checkAgainstSpec(method: string, pattern: string, json: unknown): Problem[] {
  if (!hasSpec) return [];
  const validate = findValidator(`${method} ${pattern.replace(/:[a-z]+/g, '*')}`);
  if (validate === undefined || validate(json)) return [];
  // Of all the ways in which a body does not fit any of several shapes, the ones deepest within it tell most.
  const errors = (validate.errors ?? []).map((error) => ({ error, depth: error.instancePath.split('/').length }));
  const deepest = Math.max(...errors.map(({ depth }) => depth));
  const telling = errors.filter(({ depth }) => depth === deepest).slice(0, 3);
  return telling.map(({ error }) => ({
    path: error.instancePath.split('/').slice(1),
    code: 'OPENAPI',
    message: `${error.message ?? 'does not fit'} ${JSON.stringify(error.params)}`,
  }));
}

/** Compiles what bots send most, a third of a second once in a process, so that no answer waits for it later. */
export function warmUpSpec(): void {
  if (!hasSpec) return;
  findValidator('POST /interactions/*/*/callback');
  findValidator('PATCH /webhooks/*/*/messages/*');
  findValidator('PUT /applications/*/commands');
}

/** Compiles a route's schema when it is first needed. */
function findValidator(key: string): ValidateFunction | undefined {
  if (compiled.has(key)) return compiled.get(key);
  spec ??= loadSpec();
  const schema = spec.bodies.get(key);
  const validate = isObject(schema) ? spec.ajv.compile(schema) : undefined;
  compiled.set(key, validate);
  return validate;
}

function loadSpec(): Spec {
  const file = toObject(JSON.parse(readFileSync(specFile, 'utf8')));
  const text = JSON.stringify(toObject(file.components).schemas).replaceAll('#/components/schemas/', '#/$defs/');
  const definitions = toObject(JSON.parse(text));
  for (const definition of Object.values(definitions)) widenPermissions(toObject(toObject(definition).properties));
  const ajv = new Ajv2020({
    strict: false,
    ...fast,
    validateFormats: false,
    validateSchema: false,
    addUsedSchema: false,
  });
  ajv.addSchema({ $id: 'discord', $defs: definitions });
  return { ajv, bodies: readBodies(toObject(file.paths)) };
}

/** Permissions exceed what a number holds: the service takes them as text, although its description says a number. */
function widenPermissions(properties: JsonObject): void {
  const permissions = properties.default_member_permissions;
  if (isObject(permissions)) permissions.type = ['integer', 'string', 'null'];
}

function readBodies(paths: JsonObject): Map<string, unknown> {
  const bodies = new Map<string, unknown>();
  for (const [address, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(toObject(operations))) {
      const content = toObject(toObject(toObject(operation).requestBody).content);
      const schema = toObject(content['application/json']).schema;
      if (!isObject(schema)) continue;
      const text = JSON.stringify(schema).replaceAll('#/components/schemas/', 'discord#/$defs/');
      bodies.set(`${method.toUpperCase()} ${address.replace(/\{[^}]*\}|@original/g, '*')}`, JSON.parse(text));
    }
  }
  return bodies;
}
