/** An error for the log: its kind, where it comes from and what caused it, without the address, which has the interaction's token. */
export function describeFailure(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const plain = new Error(error.message);
  plain.name = error.name;
  if (error.stack !== undefined) plain.stack = error.stack;
  if (error.cause !== undefined) plain.cause = describeFailure(error.cause);
  return plain;
}
