import type * as z from 'zod';

/** What a program expects, as it calls it, in words. */
const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** Says in plain words what is wrong with a field of an object that somebody wrote: `its trailers[0].role is missing`. */
export function explainField(issue: z.core.$ZodIssue, data: unknown): string {
  return `its ${describePath(issue.path)} is ${describeFault(issue, data)}`;
}

function describeFault(issue: z.core.$ZodIssue, data: unknown): string {
  const value = issue.path.reduce(lookInto, data);
  if (value === undefined) return 'missing';
  switch (issue.code) {
    case 'invalid_type':
      return `not ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `not ${issue.values.map((allowed) => JSON.stringify(allowed)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'empty' : `less than ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? `longer than ${issue.maximum} characters` : `more than ${issue.maximum}`;
    default:
      // What the schema says itself.
      return issue.message;
  }
}

function lookInto(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

function describePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}
