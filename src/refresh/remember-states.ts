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
      // What was written since says more.
      if (kept && (stored === undefined || stored.tried < kept.tried)) return kept;
      remembered.delete(name);
      return stored;
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
