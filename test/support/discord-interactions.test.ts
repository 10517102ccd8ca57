import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw, takeViolations, type ZeroFile } from './discord/raw-request.ts';
import { type SlashAsk, type StandIn, type StandInOptions, startDiscord } from './discord/stand-in.ts';

const quiet = { allowed_mentions: { parse: [] } };
const hello = { content: 'hello', ...quiet };
const next = { type: 1, components: [{ type: 2, style: 2, label: 'Next', custom_id: 'next' }] };
const picture = { embeds: [{ title: 'x', image: { url: 'attachment://a.png' } }] };
const file: ZeroFile = { name: 'a.png', size: 7 };

const commands = [
  {
    name: 'who',
    description: 'Who knows?',
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [
      { type: 3, name: 'about', description: 'Words', required: true, autocomplete: true },
      { type: 4, name: 'limit', description: 'How many', min_value: 1, max_value: 50 },
      { type: 5, name: 'private', description: 'For you alone' },
      { type: 3, name: 'role', description: 'A role', choices: [{ name: 'Author', value: 'author' }] },
    ],
  },
  {
    name: 'settings',
    description: 'Settings',
    default_member_permissions: '32',
    contexts: [0],
    integration_types: [0],
    options: [{ type: 1, name: 'forget', description: 'Forgets' }],
  },
];

let discord: StandIn;
beforeAll(async () => {
  discord = await open();
});
afterAll(() => discord.close());

/** A stand-in with the commands above and no client: the tests answer by hand. */
async function open(options: StandInOptions = {}): Promise<StandIn> {
  const opened = await startDiscord({ ...options, globalLimit: Number.POSITIVE_INFINITY });
  await sendRaw(opened, 'PUT', `/applications/${opened.applicationId}/commands`, commands);
  return opened;
}

/** The paths of the interaction that was sent last. */
function last() {
  const asked = [...discord.world.interactions.values()].at(-1);
  if (asked === undefined) throw new Error('nobody asked anything');
  const webhook = `/webhooks/${discord.applicationId}/${asked.token}`;
  return {
    callback: `/interactions/${asked.id}/${asked.token}/callback`,
    webhook,
    original: `${webhook}/messages/@original`,
  };
}

function ask() {
  return discord.slash({ name: 'who', options: { about: 'lzo' }, user: 'ada' });
}

async function answer(body: unknown, files?: ZeroFile[]) {
  const asked = ask();
  await sendRaw(discord, 'POST', last().callback, body, files);
  return asked;
}

describe('an answer', () => {
  test('is seen as soon as it is there', async () => {
    const seen = await answer({ type: 4, data: { ...hello, flags: 64, components: [next] } });
    expect(seen).toMatchObject({ content: 'hello', ephemeral: true, answer: { type: 4, deferred: false } });
    expect(seen.buttons).toMatchObject([{ customId: 'next', label: 'Next', disabled: false }]);
    expect(discord.messages()).toEqual([]);
  });

  test('is private or public as its deferral said, whatever fills it', async () => {
    for (const flags of [0, 64]) {
      const asked = ask();
      await sendRaw(discord, 'POST', last().callback, { type: 5, data: { flags } });
      await sendRaw(discord, 'POST', last().webhook, { ...hello, flags: 64 - flags });
      expect(await asked).toMatchObject({ ephemeral: flags === 64, edited: false, answer: { deferred: true } });
    }
    const asked = ask();
    await sendRaw(discord, 'POST', last().callback, { type: 5 });
    expect(await sendRaw(discord, 'PATCH', last().original, { ...hello, flags: 64 })).toMatchObject({ status: 400 });
    await sendRaw(discord, 'PATCH', last().original, hello);
    expect((await asked).ephemeral).toBe(false);
    expect(takeViolations(discord)).toEqual([['flags', 'INVALID_BITWISE_FLAG']]);
  });

  test('is told in full when the request asks for it', async () => {
    const asked = ask();
    const { status, body } = await sendRaw(discord, 'POST', `${last().callback}?with_response=true`, {
      type: 4,
      data: hello,
    });
    expect([status, body.resource.message.content]).toEqual([200, 'hello']);
    expect((await asked).id).toBe(body.interaction.response_message_id);
  });

  test('is 204 without a type of content otherwise', async () => {
    const asked = ask();
    const { status, headers } = await sendRaw(discord, 'POST', last().callback, { type: 4, data: hello });
    expect([status, headers.get('content-type')]).toEqual([204, null]);
    await asked;
  });

  test('can be followed, looked at, edited and deleted', async () => {
    const seen = await answer({ type: 4, data: hello });
    const more = await sendRaw(discord, 'POST', last().webhook, { ...hello, content: 'more' });
    await sendRaw(discord, 'PATCH', `${last().webhook}/messages/${more.body.id}`, { ...quiet, content: 'most' });
    expect(discord.look(seen).answer?.followUps.map((each) => each.content)).toEqual(['most']);
    expect((await sendRaw(discord, 'GET', last().original)).body.content).toBe('hello');
    expect((await sendRaw(discord, 'DELETE', last().original)).status).toBe(204);
    expect(() => discord.look(seen)).toThrow('the message is not there any more');
    expect((await sendRaw(discord, 'GET', last().original)).body.code).toBe(10008);
  });

  test('keeps and drops its files as an edit says', async () => {
    const seen = await answer({ type: 4, data: { ...hello, attachments: [{ id: '0', description: 'A chart' }] } }, [
      file,
    ]);
    expect(seen.files).toMatchObject([{ name: 'a.png', description: 'A chart', bytes: Buffer.alloc(7) }]);
    await sendRaw(discord, 'PATCH', last().original, { ...quiet, ...picture });
    expect(discord.look(seen).embeds[0]?.image?.url).toBe(seen.files[0]?.url);
    await sendRaw(discord, 'PATCH', last().original, { ...quiet, content: 'new' });
    expect(discord.look(seen).files).toHaveLength(1);
    await sendRaw(discord, 'PATCH', last().original, { ...quiet, embeds: [] });
    expect(discord.look(seen).files).toEqual([]);
    expect(takeViolations(discord)).toEqual([]);
  });

  test('cannot be given twice, nor to what is unknown, nor by a type that does not fit', async () => {
    await answer({ type: 4, data: hello });
    const twice = await sendRaw(discord, 'POST', last().callback, { type: 4, data: hello });
    expect([twice.status, twice.body.code]).toEqual([400, 40060]);
    const unknown = await sendRaw(discord, 'POST', '/interactions/1/none/callback', { type: 4, data: hello });
    expect([unknown.status, unknown.body.code]).toEqual([404, 10062]);
    const asked = ask();
    for (const type of [6, 7, 8]) {
      expect((await sendRaw(discord, 'POST', last().callback, { type, data: hello })).body.code).toBe(50035);
    }
    await sendRaw(discord, 'POST', last().callback, { type: 4, data: hello });
    await asked;
    expect(takeViolations(discord)).toHaveLength(3);
  });

  test('comes too late after the window, and after the life of the token', async () => {
    const early = ask();
    age(3001);
    expect((await sendRaw(discord, 'POST', last().callback, { type: 4, data: hello })).body.code).toBe(10062);
    age(-3001);
    await sendRaw(discord, 'POST', last().callback, { type: 4, data: hello });
    await early;
    age(15 * 60_000 + 1);
    const late = await sendRaw(discord, 'PATCH', last().original, hello);
    expect([late.status, late.body.code]).toEqual([401, 50027]);
  });

  test('that never comes is seen as such', async () => {
    const hasty = await open({ answerWindow: 20, patience: 20 });
    const asked = { name: 'who', options: { about: 'x' } };
    await expect(hasty.slash(asked)).rejects.toThrow('The application did not respond');
    expect(hasty.unanswered()).toHaveLength(1);
    await hasty.close();
  });
});

/** Makes the interaction that was sent last older than it is. */
function age(milliseconds: number): void {
  const asked = [...discord.world.interactions.values()].at(-1);
  if (asked !== undefined) asked.createdAt -= milliseconds;
}

describe('a press', () => {
  test('updates the message at once, or later, or brings another', async () => {
    const seen = await answer({ type: 4, data: { ...hello, components: [next] } });
    const atOnce = discord.press(seen, 'next', { user: 'bob' });
    await sendRaw(discord, 'POST', last().callback, { type: 7, data: { ...quiet, content: 'page 2' } });
    expect(await atOnce).toMatchObject({ id: seen.id, content: 'page 2', edited: true, answer: { type: 7 } });
    const later = discord.press(seen, 'next');
    await sendRaw(discord, 'POST', last().callback, { type: 6 });
    await sendRaw(discord, 'PATCH', last().original, { ...quiet, content: 'page 3' });
    expect(await later).toMatchObject({ id: seen.id, content: 'page 3', answer: { deferred: true } });
    const another = discord.press(seen, 'next');
    await sendRaw(discord, 'POST', last().callback, { type: 4, data: { ...hello, flags: 64 } });
    expect(await another).toMatchObject({ ephemeral: true, content: 'hello' });
    expect((await another).id).not.toBe(seen.id);
  });

  test('is only for buttons that are there, and for people who see them', async () => {
    const seen = await answer({ type: 4, data: { ...hello, flags: 64, components: [next] } });
    await expect(discord.press(seen, 'back')).rejects.toThrow('no button back');
    await expect(discord.press(seen, 'next', { user: 'bob' })).rejects.toThrow('only the asker');
    const disabled = { ...next, components: [{ ...next.components[0], disabled: true }] };
    await sendRaw(discord, 'PATCH', last().original, { ...quiet, components: [disabled] });
    await expect(discord.press(seen, 'next')).rejects.toThrow('disabled');
  });
});

describe('a completion', () => {
  const cases: [string, unknown, string[]][] = [
    ['takes 25 choices', choices(25), []],
    ['refuses 26', choices(26), ['BASE_TYPE_BAD_LENGTH']],
    ['refuses a name of 101', [{ name: 'x'.repeat(101), value: 'v' }], ['BASE_TYPE_MAX_LENGTH']],
    ['refuses an empty name', [{ name: '', value: 'v' }], ['BASE_TYPE_REQUIRED']],
    ['refuses a value of 101', [{ name: 'n', value: 'x'.repeat(101) }], ['BASE_TYPE_MAX_LENGTH']],
  ];
  test.each(cases)('%s', async (_name, data, codes) => {
    const asked = discord.complete({ name: 'who', focused: 'about', value: 'l', options: { limit: 3 } });
    const { callback } = last();
    expect((await sendRaw(discord, 'POST', callback, { type: 5 })).status).toBe(400);
    const { status } = await sendRaw(discord, 'POST', callback, { type: 8, data: { choices: data } });
    expect(status).toBe(codes.length === 0 ? 204 : 400);
    if (status === 400) await sendRaw(discord, 'POST', callback, { type: 8, data: { choices: choices(1) } });
    expect(await asked).toHaveLength(codes.length === 0 ? 25 : 1);
    expect(takeViolations(discord).map(([, code]) => code)).toEqual(['BASE_TYPE_CHOICES', ...codes]);
  });
});

function choices(count: number) {
  return Array.from({ length: count }, (_, at) => ({ name: `n${at}`, value: `v${at}` }));
}

describe("the service's client does not send", () => {
  const cases: [string, SlashAsk, string][] = [
    ['what is not registered', { name: 'what' }, 'not registered'],
    ['too little', { name: 'who' }, 'about is required'],
    ['an unknown option', { name: 'who', options: { about: 'x', of: 'y' } }, 'no option of'],
    ['a number out of bounds', { name: 'who', options: { about: 'x', limit: 51 } }, 'too large'],
    ['words for a number', { name: 'who', options: { about: 'x', limit: 'many' } }, 'not of type 4'],
    ['what is no choice', { name: 'who', options: { about: 'x', role: 'cook' } }, 'not among the choices'],
    ['a group without its subcommand', { name: 'settings' }, 'needs a subcommand'],
    ['what a member may not', { name: 'settings forget' }, 'members without these permissions'],
    ['what is for servers', { name: 'settings forget', guild: null, permissions: 32n }, 'this context'],
    ['what servers install', { name: 'settings forget', installedBy: 'user', permissions: 32n }, 'people who install'],
  ];
  test.each(cases)('%s', async (_name, asked, why) => {
    await expect(discord.slash(asked)).rejects.toThrow(why);
  });
});
