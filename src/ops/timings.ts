import { channel } from 'node:diagnostics_channel';

/** What the benchmark listens to: `{ what, milliseconds }` of parts of the work. Nothing is kept where nobody listens. */
const timings = channel('annalist.timing');

/** Does some work, and tells whoever listens how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  if (timings.hasSubscribers) timings.publish({ what, milliseconds: performance.now() - started });
  return result;
}
