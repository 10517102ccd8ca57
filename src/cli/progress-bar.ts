import type { ImportProgress } from '../ingest/progress.ts';
import { renderProgress } from '../render/progress.ts';
import { escapeControls } from '../render/terminal.ts';

/** The terminal that progress is drawn on. */
export interface ProgressTerminal {
  write(text: string): void;
  /** Columns. */
  width(): number;
  /** Milliseconds. */
  clock(): number;
  /** Calls again and again until the function that comes back is called. */
  repeat(call: () => void): () => void;
}

/** Shows how far an import is, in one line that goes away at the end. */
export interface ProgressBar {
  update(progress: ImportProgress): void;
  end(): void;
}

/** What is said to be done to what is imported. */
const words: Record<ImportProgress['step'], string> = {
  fetching: 'fetching',
  reading: 'reading',
  indexing: 'indexing',
  ties: 'finding ties in',
  releases: 'finding releases of',
};

/** What takes less is over before anybody wonders, in milliseconds. */
const patience = 1000;

const toLineStart = '\r\u001b[K';

/** Makes the progress bar of the import of one source. */
export function makeProgressBar(name: string, terminal: ProgressTerminal): ProgressBar {
  const started = terminal.clock();
  let now: ImportProgress | undefined;
  /** When the first of a step was done: what git thinks over before that says nothing about the rate. */
  let since: { step: ImportProgress['step']; at: number; done: number } | undefined;
  let isDrawn = false;

  const draw = (): void => {
    const at = terminal.clock();
    if (!now || at - started < patience) return;
    const seconds = since ? (at - since.at) / 1000 : 0;
    const rate = since && seconds >= 0.5 ? (now.done - since.done) / seconds : undefined;
    const state = { ...now, title: escapeControls(`${words[now.step]} ${name}`), rate };
    // A terminal would go on to the next line after its last column.
    terminal.write(`${toLineStart}${renderProgress(state, Math.max(10, terminal.width() - 1))}`);
    isDrawn = true;
  };
  const stop = terminal.repeat(draw);

  return {
    update(progress) {
      if (since?.step !== progress.step) since = undefined;
      if (progress.done > 0) since ??= { step: progress.step, at: terminal.clock(), done: progress.done };
      now = progress;
      draw();
    },
    end() {
      stop();
      if (isDrawn) terminal.write(toLineStart);
    },
  };
}
