import type { Heading } from './markdown-blocks.ts';
import { levels } from './markdown-blocks.ts';
import { nameSection } from './markdown-names.ts';

/** A heading that is open, inside of a release or apart from any. */
export interface OpenSection {
  level: number;
  text: string;
  line: number;
  weak: boolean;
  /** Something stands under it. */
  used: boolean;
}

/** The headings over the line that is read, from the outermost to the innermost. */
export interface Outline {
  open(heading: Heading): void;
  /** Closes the headings of this level and those that are deeper. */
  close(level: number): void;
  /** Marks all of them as having something under them. */
  use(): void;
  /** As an entry tells it, `Fixed / parser`; undefined where there is none. */
  name(): string | undefined;
  isEmpty(): boolean;
}

/** Makes an outline; `dropped` gets each heading that closes and had nothing under it. */
export function makeOutline(dropped: (section: OpenSection) => void): Outline {
  const stack: OpenSection[] = [];
  const close = (level: number): void => {
    while ((stack.at(-1)?.level ?? -1) >= level) {
      const section = stack.pop();
      if (section !== undefined && !section.used) {
        // An outer heading that is told of here has the inner one under it.
        for (const outer of stack) outer.used = true;
        dropped(section);
      }
    }
  };
  return {
    open(heading) {
      close(heading.level);
      const text = nameSection(heading.text);
      stack.push({ level: heading.level, text, line: heading.line, weak: heading.weak, used: false });
    },
    close,
    use() {
      for (const section of stack) section.used = true;
    },
    name() {
      const names = stack.map((section) => section.text).filter((text) => text !== '');
      return names.length === 0 ? undefined : names.join(' / ');
    },
    isEmpty: () => stack.length === 0,
  };
}

/** The level that an item or a paragraph at this column closes: it is no part of the items that begin there. */
export const levelOfColumn = (column: number): number => levels.item + column;
