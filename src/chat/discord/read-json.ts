/** An object of the service's JSON, of which nothing is known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is an object with names. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; none where it is no list. */
export function readRecords(value: unknown): JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The texts of a list; none where it is no list. */
export function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A text; undefined where it is none. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Bits that the service writes as a number in a text; none where it is no such text. */
export function readBits(value: unknown): bigint {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : 0n;
}

/** A list of which every element is what is expected; throws an error that names `what` is none of these. */
export function readList<T>(value: unknown, test: (element: unknown) => element is T, what: string): T[] {
  if (!Array.isArray(value) || !value.every(test)) throw new Error(`the service told no list of ${what}`);
  return value;
}
