import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw, takeViolations } from './discord/raw-request.ts';
import { type StandIn, startDiscord } from './discord/stand-in.ts';

const off = { allowed_mentions: { parse: [] } };
const next = { type: 1, components: [{ type: 2, style: 2, label: 'Next', custom_id: 'next' }] };
const good = { content: 'x', components: [next], ...off };

let discord: StandIn;
beforeAll(async () => {
  discord = await startDiscord({ routeLimits: false });
  const who = { name: 'who', description: 'Who knows?' };
  await sendRaw(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [who]);
});
afterAll(() => discord.close());

/** Every way that a message takes, from one interaction and one channel. */
async function findRoutes() {
  const asked = discord.slash({ name: 'who' });
  const first = last();
  await sendRaw(discord, 'POST', first.callback, { type: 4, data: good });
  const pressed = discord.press(await asked, 'next');
  const second = last();
  const followUp = await sendRaw(discord, 'POST', first.webhook, good);
  const sent = await sendRaw(discord, 'POST', `/channels/${discord.channel}/messages`, good);
  const open = discord.slash({ name: 'who' });
  const third = last();
  const finish = async () => {
    await sendRaw(discord, 'POST', second.callback, { type: 7, data: good });
    await sendRaw(discord, 'POST', third.callback, { type: 4, data: good });
    await Promise.all([pressed, open]);
  };
  const routes: [string, string, number | undefined][] = [
    ['POST', third.callback, 4],
    ['POST', second.callback, 7],
    ['PATCH', `${first.webhook}/messages/@original`, undefined],
    ['POST', first.webhook, undefined],
    ['PATCH', `${first.webhook}/messages/${followUp.body.id}`, undefined],
    ['POST', `/channels/${discord.channel}/messages`, undefined],
    ['PATCH', `/channels/${discord.channel}/messages/${sent.body.id}`, undefined],
  ];
  return { routes, finish };
}

function last() {
  const asked = [...discord.world.interactions.values()].at(-1);
  const callback = `/interactions/${asked?.id}/${asked?.token}/callback`;
  return { callback, webhook: `/webhooks/${discord.applicationId}/${asked?.token}` };
}

describe('every way to send or edit a message', () => {
  test('is held against the limits, and must turn mentions off', async () => {
    const { routes, finish } = await findRoutes();
    for (const [method, path, type] of routes) {
      const wrap = (message: unknown) => (type === undefined ? message : { type, data: message });
      const at = type === undefined ? '' : 'data.';
      const long = await sendRaw(discord, method, path, wrap({ ...good, content: 'x'.repeat(2001) }));
      const loud = await sendRaw(discord, method, path, wrap({ content: 'x' }));
      const empty = await sendRaw(discord, method, path, wrap({ ...off, content: '', components: [] }));
      expect([long, loud, empty].map(({ status, body }) => [status, body.code])).toEqual([
        [400, 50035],
        [400, 50035],
        [400, 50006],
      ]);
      expect(takeViolations(discord)).toEqual([
        [`${at}content`, 'BASE_TYPE_MAX_LENGTH'],
        [`${at}allowed_mentions`, 'MENTIONS_NOT_OFF'],
        ['', '50006'],
      ]);
    }
    await finish();
    expect(takeViolations(discord)).toEqual([]);
  });
});
