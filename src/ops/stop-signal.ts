/** How long whoever has work to finish may take, in milliseconds. */
const longestStop = 9_500;

/**
 * Says when somebody wants the process to end (SIGTERM, SIGINT). Where they say so again it ends at once, and where what
 * is to be finished takes too long, it ends all the same.
 */
export function stopOnSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
      setTimeout(() => process.exit(0), longestStop).unref();
    });
  }
  return stopping.signal;
}
