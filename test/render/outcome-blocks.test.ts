import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { renderDiscord } from '../../src/render/discord.ts';
import { renderOutcome } from '../../src/render/outcome-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';

const show = (outcome: Outcome): string => renderTerminal(renderOutcome(outcome), plainStyle);

describe('what an action came to', () => {
  it('tells the settings of a server, and how they are changed', () => {
    expect(show({ command: 'settings', settings: { defaultLog: 'git' }, changed: false })).toMatchInlineSnapshot(`
      "A question here that names no log is about git.

      /settings log sets the log that is meant, /settings forget forgets all that is kept of this server."
    `);
    expect(show({ command: 'settings', settings: {}, changed: false })).toMatch(/^No default log is set: /);
  });

  it('tells what was changed', () => {
    const changed: Outcome = { command: 'settings', settings: { defaultLog: 'git' }, changed: true };
    expect(show(changed)).toBe('Changed. A question here that names no log is about git.');
  });

  it('tells what was forgotten', () => {
    expect(show({ command: 'settings forget', had: true })).toBe('All that was kept of this server is forgotten.');
    expect(show({ command: 'settings forget', had: false })).toBe('Nothing was kept of this server.');
  });

  it('names commands that can be clicked in Discord', () => {
    const blocks = renderOutcome({ command: 'settings', settings: {}, changed: false });
    const [page] = renderDiscord(blocks, { mention: (name) => `</${name}:1>` });
    expect(page?.description).toContain('</settings log:1> sets');
  });
});
