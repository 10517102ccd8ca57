import { type ErrorCode, UserError } from '../../model/errors.ts';

/** An error as plain data, as it goes from one thread to another. */
export interface PlainError {
  name: string;
  message: string;
  stack?: string | undefined;
  /** What kind of trouble a `UserError` tells of. */
  code?: ErrorCode | undefined;
  cause?: PlainError | undefined;
}

/** Makes plain data of whatever was thrown. */
export function packError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    ...(error instanceof UserError && { code: error.code }),
    ...(cause !== undefined && { cause: packError(cause) }),
  };
}

/** Makes the error again: a `UserError` where it was one. */
export function unpackError({ name, message, stack, code, cause }: PlainError): Error {
  const options = cause === undefined ? {} : { cause: unpackError(cause) };
  const error = code === undefined ? makeNamed(name, message, options) : new UserError(message, code, options);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function makeNamed(name: string, message: string, options: ErrorOptions): Error {
  const error = new Error(message, options);
  error.name = name;
  return error;
}
