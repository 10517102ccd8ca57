import {
  type Block,
  continuesChange,
  introduces,
  isBugsOnly,
  isProse,
  startsChange,
  textOf,
} from './gnu-changelog-lines.ts';

/** Texts that wait for items are no more than this; a longer row of texts is one of changes without files. */
const mostWaiting = 40;

/** Takes the blocks under a heading and tells the changes they make. */
export interface ChangeGrouper {
  take(block: Block): void;
  /** The last change ends here. */
  end(): void;
}

/**
 * Puts blocks together to changes. A block of items is a change. It belongs to the change above where that has a title
 * of its own: text right above its items, or paragraphs of text that nothing but items followed. A text is a change,
 * unless it only names bugs, thanks or goes on with what stands above.
 */
export function groupChanges(tell: (blocks: readonly Block[]) => void): ChangeGrouper {
  /** The change that has items, and texts of which it is not known yet whether items follow. */
  let change: Block[] = [];
  let titled = false;
  let waiting: Block[] = [];

  const endChange = (): void => {
    if (change.length > 0) tell(change);
    change = [];
    titled = false;
  };
  /** No items came: each text is a change of its own, with those that go on from it. */
  const endWaiting = (): void => {
    let texts: Block[] = [];
    for (const block of waiting) {
      const last = texts.at(-1);
      if (last !== undefined && !continuesChange(block) && !introduces(last)) {
        tell(texts);
        texts = [];
      }
      texts.push(block);
    }
    if (texts.length > 0) tell(texts);
    waiting = [];
  };
  const takeText = (block: Block): void => {
    if (change.length > 0 && (continuesChange(block) || (isProse(block) && !startsChange(block)))) {
      change.push(block);
      return;
    }
    endChange();
    if (waiting.length >= mostWaiting || (startsChange(block) && !introducesNext(waiting))) endWaiting();
    waiting.push(block);
  };
  const takeItems = (block: Block): void => {
    const goesOn = /^\s*\(/.test(block.lines[0] ?? '');
    const joins = waiting.length > 0 || (change.length > 0 && (titled || goesOn || introducesNext(change)));
    if (!joins) endChange();
    if (waiting.length > 0) titled = true;
    change.push(...waiting, block);
    waiting = [];
  };
  const takeTitled = (block: Block): void => {
    if (introducesNext(waiting) || (waiting.length > 0 && isBugsOnly(textOf(block)))) {
      takeItems(block);
      return;
    }
    endWaiting();
    if (!introducesNext(change)) endChange();
    change.push(block);
    const title = textOf(block);
    titled = !isBugsOnly(title) && !(title.at(-1) ?? '').trimEnd().endsWith(':');
  };

  return {
    take(block) {
      if (block.kind === 'text' && !(change.length > 0 && introducesNext(change))) takeText(block);
      else if (block.kind === 'titled') takeTitled(block);
      else takeItems(block);
    },
    end() {
      endChange();
      endWaiting();
    },
  };
}

function introducesNext(blocks: readonly Block[]): boolean {
  const last = blocks.at(-1);
  return last !== undefined && introduces(last);
}
