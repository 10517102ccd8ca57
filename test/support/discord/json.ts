/** An object as JSON has it, before anybody looked at what is inside. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is an object with keys. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one. */
export function toObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The objects of a list; nothing for what is no list. */
export function toObjects(value: unknown): JsonObject[] {
  return toList(value).map(toObject);
}

/** The value if it is a list, else an empty one. */
export function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is text, else an empty text. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value if it is a number, else 0. */
export function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Whether a value was left out: JSON has no `undefined`, and the service takes `null` for it. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
