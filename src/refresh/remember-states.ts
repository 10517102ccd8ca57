import { UserError } from '../model/errors.ts';
import type { SourceState } from '../model/source-state.ts';
import type { SourceStates } from '../store/source-states.ts';

/**
 * States of sources of which this process remembers what cannot be written: on a full disk, too, it is told why a source
 * fails, and its pauses grow.
 */
export function rememberStates(states: SourceStates): SourceStates {
  const remembered = new Map<string, SourceState>();
  return {
    ...states,
    async read(name) {
      const [stored, kept] = [await states.read(name), remembered.get(name)];
      if (!kept) return stored;
      // What was written since says more.
      if (stored === undefined || stored.tried < kept.tried) return kept;
      const since = failsSince(stored, kept);
      if (since === undefined) remembered.delete(name);
      return since === undefined || !stored.failing ? stored : { ...stored, failing: { ...stored.failing, since } };
    },
    async write(name, state) {
      try {
        await states.write(name, state);
        remembered.delete(name);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        remembered.set(name, state);
      }
    },
  };
}

/**
 * Since when a source fails whose failure was written down by a process that did not know of what is remembered here: the
 * disk had room for it this time. Undefined where it was read in between.
 */
function failsSince(stored: SourceState, kept: SourceState): number | undefined {
  if (!stored.failing || !kept.failing || stored.of !== kept.of) return undefined;
  if (stored.succeeded !== undefined && stored.succeeded >= kept.failing.since) return undefined;
  return Math.min(stored.failing.since, kept.failing.since);
}
