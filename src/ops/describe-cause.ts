import type { Redact } from './redact.ts';

/** An error as it is logged. */
export interface LoggedError {
  type: string;
  message: string;
  stack?: string | undefined;
  /** A failed system call's or the chat service's code, and an HTTP status. */
  code?: string | number | undefined;
  status?: number | undefined;
  method?: string | undefined;
  url?: string | undefined;
  cause?: LoggedError | undefined;
  /** Of several errors at once. */
  errors?: LoggedError[] | undefined;
}

const deepest = 5;
const longestText = 8_000;

/**
 * Describes what was thrown. Only these fields are taken: errors of the chat service carry all that was sent, which may
 * be a private answer.
 */
export function describeCause(thrown: unknown, redact: Redact, depth = 0): LoggedError {
  const clean = (text: string): string => redact(text).slice(0, longestText);
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: clean(describeValue(thrown)) };
  const field = (name: string): unknown => Reflect.get(thrown, name);
  const text = (name: string): string | undefined => {
    const value = field(name);
    return typeof value === 'string' ? clean(value) : undefined;
  };
  const number = (name: string): number | undefined => {
    const value = field(name);
    return typeof value === 'number' ? value : undefined;
  };
  const goesOn = depth < deepest;
  const { cause } = thrown;
  const errors = thrown instanceof AggregateError ? thrown.errors.slice(0, deepest) : [];
  return {
    type: clean(thrown.name),
    message: clean(thrown.message),
    stack: text('stack'),
    code: text('code') ?? number('code'),
    status: number('status'),
    method: text('method'),
    url: text('url'),
    ...(goesOn && cause !== undefined && { cause: describeCause(cause, redact, depth + 1) }),
    ...(goesOn && errors.length > 0 && { errors: errors.map((one) => describeCause(one, redact, depth + 1)) }),
  };
}

/** What was thrown that is no error: a text as it is, of anything else what it is. */
function describeValue(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null) return 'an object that is no error was thrown';
  return String(thrown);
}
