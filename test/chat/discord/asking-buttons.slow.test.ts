import { describe, expect, it } from 'vitest';
import type { Seen } from '../../support/discord/stand-in.ts';
import { openBot, tinyPicture } from '../../support/discord-bot.ts';

const quick = { ports: { drawPicture: tinyPicture } };
const question = 'who added lzo to jffs2?';

function buttonOf(seen: Seen, label: string): string {
  const id = seen.buttons.find((button) => button.label === label)?.customId;
  if (id === undefined) throw new Error(`no button ${label}`);
  return id;
}

describe('the buttons below an answer', () => {
  it('tell whoever presses, and nobody else, how it was found', async () => {
    const { discord } = await openBot(quick);
    const seen = await discord.say({ content: `@bot ${question}`, user: 'ada' });
    for (const user of ['ada', 'grace']) {
      const how = await discord.press(seen, buttonOf(seen, 'How?'), { user });
      expect(how.ephemeral).toBe(true);
      expect(how.text).toContain('lzo');
      expect(how.text).toContain('was read as');
      expect(how.text).toContain('with their scores:');
    }
    expect(discord.look(seen.id).text).toBe(seen.text);
    expect(discord.violations).toEqual([]);
  });

  it('open the command that it was read as; who asked changes it for all, anybody else for themselves', async () => {
    const { discord } = await openBot(quick);
    const seen = await discord.say({ content: `@bot ${question}`, user: 'ada' });
    let opened = '';
    const change = (text: string): string => {
      opened = text;
      return '/when about:lzo jffs2';
    };
    const other = await discord.edit(seen, buttonOf(seen, 'Edit'), change, { user: 'grace' });
    expect(opened).toMatch(/^\/who about:.*lzo/);
    expect(other.ephemeral).toBe(true);
    expect(other.text).toContain('read as /when about:lzo jffs2');
    expect(discord.look(seen.id).text).toBe(seen.text);
    const own = await discord.edit(seen, buttonOf(seen, 'Edit'), change, { user: 'ada' });
    expect(own.id).toBe(seen.id);
    expect(own.text).toContain('On 11 Jul 2007');
    // It stays theirs.
    const again = await discord.edit(own, buttonOf(own, 'Edit'), () => 'how many commits in 2007?', { user: 'grace' });
    expect(again.ephemeral).toBe(true);
    expect(again.text).toContain('read as /count since:2007-01-01 until:2007-12-31');
    expect(discord.violations).toEqual([]);
  });

  it('say what is wrong with a command to whoever sent it, and leave the message', async () => {
    const { discord } = await openBot(quick);
    const seen = await discord.slash({ name: 'ask', options: { question } });
    const refused = await discord.edit(seen, buttonOf(seen, 'Edit'), () => '/who role:boss');
    expect(refused.ephemeral).toBe(true);
    expect(refused.content).toMatch(/^role: is one of author/);
    const action = await discord.edit(seen, buttonOf(seen, 'Edit'), () => '/settings forget');
    expect(action.content).toMatch(/^There is no command \/settings/);
    expect(discord.look(seen.id).text).toBe(seen.text);
  });

  it('turn the pages of the same answer, by the same rules', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.say({ content: '@bot what changed in 2007?', user: 'ada' });
    expect(first.text).toContain('of 23 entries in sample');
    const next = buttonOf(first, 'Next ▶');
    const other = await discord.press(first, next, { user: 'grace' });
    expect(other).toMatchObject({ ephemeral: true });
    expect(other.text).toContain('11 to 20 of 23 entries');
    const second = await discord.press(first, next, { user: 'ada' });
    expect(second.id).toBe(first.id);
    const third = await discord.press(second, buttonOf(second, 'Next ▶'), { user: 'ada' });
    const ids = [first, second, third].flatMap((seen) => seen.text.match(/\d{4}-\d\d-\d\d#\d+/g) ?? []);
    expect(new Set(ids).size).toBe(23);
    expect(third.text).toContain('/ask question:what changed in 2007? · read as /what since:2007-01-01');
    expect(discord.violations).toEqual([]);
  });

  it('say that the log has grown where the question is read otherwise by then', async () => {
    const { discord } = await openBot(quick);
    const first = await discord.say({ content: '@bot what changed in 2007?' });
    const footer = discord.world.messages.get(first.id)?.embeds[0]?.footer;
    if (!footer) throw new Error('no footer');
    footer.text = footer.text.replace('read as /what ', 'read as /what subsystem:nfs ');
    const seen = await discord.press(first, buttonOf(first, 'Next ▶'));
    expect(seen.content).toMatch(/^The log has grown/);
  });
});
