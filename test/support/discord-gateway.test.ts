import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { sendRaw } from './discord/raw-request.ts';
import { type StandIn, startDiscord } from './discord/stand-in.ts';

let opened: StandIn | undefined;

afterEach(() => opened?.close());

async function open(): Promise<StandIn> {
  opened = await startDiscord();
  return opened;
}

describe('the gateway', () => {
  /** A socket without any library, the packets that came, and a way to send. */
  async function connect(discord: StandIn) {
    const socket = new WebSocket(`${discord.api.replace('http:', 'ws:').replace('/api', '')}/gateway`);
    const packets: { op: number; t: string | null; s: number | null; d: unknown }[] = [];
    socket.on('message', (data) => packets.push(JSON.parse(String(data))));
    await once(socket, 'open');
    const closed = once(socket, 'close').then(([code]) => code);
    return { packets, closed, socket, send: (op: number, d: unknown) => socket.send(JSON.stringify({ op, d })) };
  }

  test('numbers events, answers heartbeats and replays what was missed', async () => {
    const discord = await open();
    const { token } = discord;
    const first = await connect(discord);
    first.send(2, { token, intents: 1 });
    first.send(1, null);
    await vi.waitFor(() => expect(first.packets.map((packet) => packet.op)).toEqual([10, 0, 0, 0, 11]));
    expect(first.packets.map((packet) => packet.s)).toEqual([null, 1, 2, 3, null]);
    discord.gateway.drop();
    await first.closed;
    discord.gateway.dispatch('SOMETHING', { at: 1 });
    const second = await connect(discord);
    second.send(6, { token, session_id: discord.gateway.sessionIds[0], seq: 3 });
    await vi.waitFor(() =>
      expect(second.packets.map(({ t, s }) => [t, s])).toEqual([
        [null, null],
        ['SOMETHING', 4],
        ['RESUMED', 5],
      ]),
    );
    discord.gateway.forgetSessions();
    const third = await connect(discord);
    third.send(6, { token, session_id: '1', seq: 3 });
    await vi.waitFor(() => expect(third.packets.at(-1)).toMatchObject({ op: 9, d: false }));
  });

  test('asks to reconnect, goes silent, tells of what was deleted, and takes only so many packets', async () => {
    const discord = await open();
    const { packets, send, closed } = await connect(discord);
    send(2, { token: discord.token, intents: 1 });
    await vi.waitFor(() => expect(discord.gateway.ready).toBe(true));
    const quiet = { content: 'x', allowed_mentions: { parse: [] } };
    await sendRaw(discord, 'POST', `/channels/${discord.channel}/messages`, quiet);
    const [message] = discord.messages();
    if (message !== undefined) discord.deleteMessage(message);
    discord.loseGuild(discord.guild);
    discord.gateway.askToReconnect();
    discord.gateway.stopAcks();
    for (let count = 0; count < 120; count++) send(1, null);
    expect(await closed).toBe(4008);
    const late = packets.slice(4).map(({ op, t, d }) => [op, t, d]);
    const deleted = { id: message?.id, channel_id: discord.channel };
    const lost = { id: discord.guild, unavailable: true };
    expect(late).toEqual([
      [0, 'MESSAGE_DELETE', deleted],
      [0, 'GUILD_DELETE', lost],
      [7, null, null],
    ]);
  });

  test('brings options of the types that were registered, within their subcommands', async () => {
    const discord = await open();
    const { packets, send } = await connect(discord);
    send(2, { token: discord.token, intents: 1 });
    const days = { type: 4, name: 'days', description: 'Days' };
    const all = { type: 5, name: 'all', description: 'All' };
    const forget = { type: 1, name: 'forget', description: 'Forgets', options: [days, all] };
    const settings = { name: 'settings', description: 'Settings', default_member_permissions: '32', options: [forget] };
    await sendRaw(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [settings]);
    const asked = discord.slash({ name: 'settings forget', options: { days: '3', all: 'true' }, evenIfHidden: true });
    await vi.waitFor(() => expect(packets.at(-1)?.t).toBe('INTERACTION_CREATE'));
    const [interaction] = discord.world.interactions.values();
    const options = [
      { type: 4, name: 'days', value: 3 },
      { type: 5, name: 'all', value: true },
    ];
    expect(packets.at(-1)?.d).toMatchObject({
      id: interaction?.id,
      type: 2,
      context: 0,
      guild_id: discord.guild,
      authorizing_integration_owners: { 0: discord.guild },
      member: { user: { username: 'ada' } },
      data: { id: discord.commands()[0]?.id, name: 'settings', options: [{ type: 1, name: 'forget', options }] },
    });
    const data = { content: 'done', allowed_mentions: { parse: [] } };
    await sendRaw(discord, 'POST', `/interactions/${interaction?.id}/${interaction?.token}/callback`, {
      type: 4,
      data,
    });
    expect((await asked).content).toBe('done');
  });

  test.each([
    ['a bad token', 2, { token: 'bad', intents: 1 }, 4004],
    ['a bad token that resumes', 6, { token: 'bad', session_id: '1', seq: 0 }, 4004],
    ['intents that are none', 2, { intents: 1 << 30 }, 4013],
    ['privileged intents', 2, { intents: 1 << 15 }, 4014],
    ['somebody it does not know', 3, {}, 4003],
  ])('closes on %s', async (_name, op, data, code) => {
    const discord = await open();
    const { closed, send } = await connect(discord);
    send(op, { token: discord.token, ...data });
    expect(await closed).toBe(code);
  });
});
