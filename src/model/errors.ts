/**
 * What kind of trouble a `UserError` tells of:
 * `usage` is a command used wrongly (exit code 2); all others are bad input (exit code 1).
 */
export type ErrorCode = 'usage' | 'input' | 'not-found' | 'busy' | 'damaged' | 'newer-version' | 'storage';

/** An error whose message is written for the person who asked: what is wrong and what to do, in one line. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;

  constructor(message: string, code: ErrorCode = 'input', options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The `code` of a failed system call, such as `ENOENT`, or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The message of whatever was thrown, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
