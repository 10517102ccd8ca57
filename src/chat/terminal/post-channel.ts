import { findLastTold } from '../../digest/last-told.ts';
import type { Channels, RenderDigest } from '../../digest/ports.ts';
import { messageOf } from '../../model/errors.ts';
import { makeMark } from '../../model/mark.ts';
import { ours, say, styled } from '../../render/blocks.ts';
import { renderDigest } from '../../render/digest-blocks.ts';
import { plainStyle, renderTerminal } from '../../render/terminal.ts';

/** What a terminal is as a channel. */
export interface PostTerminal {
  /** Shows a text; fulfilled once it was written. */
  show(text: string): Promise<void>;
  /** The marks of what was shown, here and in earlier processes. */
  marks: { has(mark: string): boolean; add(mark: string): void };
}

/**
 * Makes the channel of a terminal. What was shown cannot be looked for in it, so its mark is kept right after it was
 * written; only a process that is killed between the two shows a post twice.
 */
export function makePostChannel({ show, marks }: PostTerminal): Channels {
  const shown = new Set<string>();
  return {
    async send(_channel, { body, mark }) {
      try {
        await show(String(body));
      } catch (error) {
        return { kind: 'again', reason: messageOf(error) };
      }
      shown.add(mark);
      try {
        marks.add(mark);
      } catch {
        // It was shown, and the state is about to say so too: who tried again would show it twice.
      }
      return { kind: 'sent', id: mark };
    },
    find: async (_channel, mark) => (shown.has(mark) || marks.has(mark) ? { id: mark } : undefined),
    missingPermissions: async () => [],
    async tell(_user, sentence) {
      await show(sentence);
      return true;
    },
    link: () => undefined,
  };
}

/** Makes the one text of a post. It is kept as it is until it was shown, so it has no colours. */
export const renderTerminalPost: RenderDigest = (digest, subscription, mark, { isTest = false } = {}) => {
  const { style, id } = subscription;
  const trial = isTest ? say`A trial of the subscription ${styled('strong', id)}: it counts for nothing.` : undefined;
  const footer = say`subscription ${id} · ${ours(makeMark(mark, 0))}`;
  const blocks = renderDigest(digest, { style, since: findLastTold(subscription), footer });
  return [renderTerminal([...(trial ? [{ kind: 'note', line: trial } as const] : []), ...blocks], plainStyle)];
};
