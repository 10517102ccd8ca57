/** How many lines are kept. */
export const historyLength = 1000;

/** The lines that were typed in earlier chats, newest first. */
export interface History {
  /** None where they cannot be read. */
  load(): Promise<string[]>;
  /** Keeps these lines in the place of all others; where that cannot be, nothing happens. */
  save(lines: readonly string[]): Promise<void>;
}

/** Where the text of a history is kept. Both may fail. */
export interface HistoryFile {
  read(): Promise<string>;
  /** The text is there whole, or as it was. */
  write(text: string): Promise<void>;
}

const longestLine = 2000;

/** Reads the text of a history, a line each. What no one can have typed is left out. */
export function parseHistory(text: string): string[] {
  const typed = text.split('\n').filter((line) => line.trim() !== '' && line.length <= longestLine);
  return typed.filter((line) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u.test(line)).slice(0, historyLength);
}

/** Writes a history as text; `parseHistory` reads it back. */
export function formatHistory(lines: readonly string[]): string {
  const kept = parseHistory(lines.join('\n'));
  return kept.map((line) => `${line}\n`).join('');
}

/**
 * Makes a history that is kept in a file. A chat goes on without one that cannot be read or written. Lines that come
 * while a write is under way are written after it, the last ones only.
 */
export function makeHistory(file: HistoryFile): History {
  let waiting: readonly string[] | undefined;
  let writing: Promise<void> | undefined;
  const writeAll = async (): Promise<void> => {
    while (waiting) {
      const text = formatHistory(waiting);
      waiting = undefined;
      try {
        await file.write(text);
      } catch {
        // A full or read-only disk keeps nobody from asking.
      }
    }
    writing = undefined;
  };
  return {
    async load() {
      try {
        return parseHistory(await file.read());
      } catch {
        return [];
      }
    },
    async save(lines) {
      waiting = [...lines];
      writing ??= writeAll();
      await writing;
    },
  };
}
