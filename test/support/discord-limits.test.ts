import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasSpec, specFile } from './discord/open-api.ts';
import { sendRaw, takeViolations, type ZeroFile } from './discord/raw-request.ts';
import { type StandIn, startDiscord } from './discord/stand-in.ts';

type Json = Record<string, unknown>;

const off = { allowed_mentions: { parse: [] } };
const good: Json = { content: 'hello', ...off };
let discord: StandIn;

beforeAll(async () => {
  discord = await startDiscord({ globalLimit: Number.POSITIVE_INFINITY, routeLimits: false, tellRoles: ['42'] });
});
afterAll(() => discord.close());

function post(json: Json, files?: ZeroFile[]) {
  return sendRaw(discord, 'POST', `/channels/${discord.channel}/messages`, json, files);
}

/** So many embeds of so many characters each. */
function embeds(count: number, characters: number): Json[] {
  return Array.from({ length: count }, () => ({ description: 'x'.repeat(characters) }));
}

function fields(count: number, name = 'name', value = 'value'): Json[] {
  return [{ fields: Array.from({ length: count }, () => ({ name, value })) }];
}

/** A row of so many buttons, with ids that begin so. */
function row(count: number, id = 'id', label = 'label'): Json {
  const components = Array.from({ length: count }, (_, at) => ({ type: 2, style: 2, label, custom_id: `${id}${at}` }));
  return { type: 1, components };
}

function button(changes: Json): Json {
  return { components: [{ type: 1, components: [{ type: 2, style: 2, label: 'x', custom_id: 'y', ...changes }] }] };
}

function select(changes: Json): Json {
  return { components: [{ type: 1, components: [{ type: 3, custom_id: 'y', options: picks(2), ...changes }] }] };
}

function picks(count: number): Json[] {
  return Array.from({ length: count }, (_, at) => ({ label: `l${at}`, value: `v${at}` }));
}

function texts(count: number, characters: number): Json {
  const components = Array.from({ length: count }, () => ({ type: 10, content: 'x'.repeat(characters) }));
  return { content: undefined, flags: 1 << 15, components };
}

const long = (length: number) => 'x'.repeat(length);

describe('a message at its limits is taken:', () => {
  const cases: [string, Json, ZeroFile[]?][] = [
    ['2,000 characters', { content: long(2000) }],
    ['10 embeds of 6,000 characters in all', { embeds: embeds(10, 600) }],
    ['a description of 4,096 and a title of 256', { embeds: [{ title: long(256), description: long(4096) }] }],
    ['25 fields', { embeds: fields(25) }],
    ['a field of 256 and 1,024', { embeds: fields(1, long(256), long(1024)) }],
    [
      'a footer of 2,048, an author of 256',
      { embeds: [{ footer: { text: long(2048) }, author: { name: long(256) } }] },
    ],
    ['5 rows of 5 buttons', { components: ['a', 'b', 'c', 'd', 'e'].map((id) => row(5, id)) }],
    ['a label of 80, an id of 100', button({ label: long(80), custom_id: long(100) })],
    ['a button that is a link', button({ style: 5, url: 'https://example.org/', custom_id: undefined })],
    ['a select of 25', select({ options: picks(25) })],
    ['40 components of a layout', texts(40, 100)],
    ['10 files, one of 10 MiB', {}, sizes(9, 1).concat({ name: 'big', size: 10 * 1024 * 1024 })],
    ['a picture that was sent', { embeds: [{ image: { url: 'attachment://a.png' } }] }, [{ name: 'a.png', size: 3 }]],
    ['a role that may be told', { allowed_mentions: { parse: [], roles: ['42'] } }],
    ['a nonce of 25', { nonce: long(25) }],
    ['embeds suppressed, in silence', { flags: 4 | 4096 }],
  ];
  test.each(cases)('%s', async (_name, changes, files) => {
    const { body, status } = await post({ ...good, ...changes }, files);
    expect({ status, body }).toMatchObject({ status: 200, body: { channel_id: discord.channel } });
    expect(takeViolations(discord)).toEqual([]);
  });
});

function sizes(count: number, size: number): ZeroFile[] {
  return Array.from({ length: count }, (_, at) => ({ name: `f${at}`, size }));
}

describe('a message beyond a limit is refused:', () => {
  const cases: [string, Json, string, string, ZeroFile[]?][] = [
    ['content', { content: long(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
    ['11 embeds', { embeds: embeds(11, 1) }, 'embeds', 'BASE_TYPE_BAD_LENGTH'],
    ['a title', { embeds: [{ title: long(257) }] }, 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
    ['a description', { embeds: embeds(1, 4097) }, 'embeds.0.description', 'BASE_TYPE_MAX_LENGTH'],
    ['26 fields', { embeds: fields(26) }, 'embeds.0.fields', 'BASE_TYPE_BAD_LENGTH'],
    ["a field's name", { embeds: fields(1, long(257)) }, 'embeds.0.fields.0.name', 'BASE_TYPE_MAX_LENGTH'],
    ["a field's value", { embeds: fields(1, 'n', long(1025)) }, 'embeds.0.fields.0.value', 'BASE_TYPE_MAX_LENGTH'],
    ["a field's empty name", { embeds: fields(1, ' ') }, 'embeds.0.fields.0.name', 'BASE_TYPE_REQUIRED'],
    ["a field's empty value", { embeds: fields(1, 'n', '') }, 'embeds.0.fields.0.value', 'BASE_TYPE_REQUIRED'],
    ['a footer', { embeds: [{ footer: { text: long(2049) } }] }, 'embeds.0.footer.text', 'BASE_TYPE_MAX_LENGTH'],
    ['an author', { embeds: [{ author: { name: long(257) } }] }, 'embeds.0.author.name', 'BASE_TYPE_MAX_LENGTH'],
    [
      '6,001 over all embeds',
      { embeds: [...embeds(2, 3000), { footer: { text: '!' } }] },
      'embeds',
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['an embed of nothing', { embeds: [{ color: 1 }] }, 'embeds.0.description', 'BASE_TYPE_REQUIRED'],
    ['a colour', { embeds: [{ title: 'x', color: 0x1000000 }] }, 'embeds.0.color', 'NUMBER_TYPE_MAX'],
    ['an address', { embeds: [{ title: 'x', url: 'javascript:1' }] }, 'embeds.0.url', 'URL_TYPE_INVALID_URL'],
    ['a scheme', { embeds: [{ title: 'x', url: 'ftp://x/' }] }, 'embeds.0.url', 'URL_TYPE_INVALID_SCHEME'],
    ['a timestamp', { embeds: [{ title: 'x', timestamp: 'soon' }] }, 'embeds.0.timestamp', 'DATETIME_TYPE_PARSE'],
    [
      'a picture not sent',
      { embeds: [{ image: { url: 'attachment://b' } }] },
      'embeds.0.image.url',
      'ATTACHMENT_NOT_FOUND',
    ],
    ['11 files', {}, 'attachments', 'BASE_TYPE_BAD_LENGTH', sizes(11, 1)],
    ['a large file', {}, '', '40005', [{ name: 'f', size: 10 * 1024 * 1024 + 1 }]],
    ['a described file not sent', { attachments: [{ id: '0' }] }, 'attachments.0.id', 'ATTACHMENT_NOT_FOUND'],
    [
      '6 rows',
      { components: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(1, id)) },
      'components',
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['6 buttons', { components: [row(6)] }, 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
    ['an empty row', { components: [row(0)] }, 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
    ['a button without a row', { components: [{ type: 2 }] }, 'components.0.type', 'BASE_TYPE_CHOICES'],
    ['a label', button({ label: long(81) }), 'components.0.components.0.label', 'BASE_TYPE_MAX_LENGTH'],
    ['no label', button({ label: '' }), 'components.0.components.0.label', 'BASE_TYPE_REQUIRED'],
    ['a style', button({ style: 9 }), 'components.0.components.0.style', 'BASE_TYPE_CHOICES'],
    ['an id', button({ custom_id: long(101) }), 'components.0.components.0.custom_id', 'BASE_TYPE_MAX_LENGTH'],
    ['no id', button({ custom_id: '' }), 'components.0.components.0.custom_id', 'BASE_TYPE_REQUIRED'],
    ['a grey link', button({ url: 'https://x/' }), 'components.0.components.0.url', 'BUTTON_COMPONENT_INVALID_URL'],
    [
      'a doubled id',
      { components: [row(1), row(1)] },
      'components.1.components.0.custom_id',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    ['26 picks', select({ options: picks(26) }), 'components.0.components.0.options', 'BASE_TYPE_BAD_LENGTH'],
    ['no picks', select({ options: [] }), 'components.0.components.0.options', 'BASE_TYPE_BAD_LENGTH'],
    [
      'a doubled value',
      select({ options: [...picks(1), ...picks(1)] }),
      'components.0.components.0.options.1.value',
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    ['41 components of a layout', texts(41, 1), 'components', 'BASE_TYPE_BAD_LENGTH'],
    ['4,001 characters of a layout', texts(3, 1334), 'components', 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
    [
      'content beside a layout',
      { ...texts(1, 1), content: 'x' },
      'content',
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['nothing', { content: ' ' }, '', '50006'],
    ['mentions not turned off', { allowed_mentions: undefined }, 'allowed_mentions', 'MENTIONS_NOT_OFF'],
    ['mentions of everyone', { allowed_mentions: { parse: ['everyone'] } }, 'allowed_mentions', 'MENTIONS_NOT_OFF'],
    ['another role', { allowed_mentions: { parse: [], roles: ['43'] } }, 'allowed_mentions', 'MENTIONS_NOT_OFF'],
    ['a person', { allowed_mentions: { parse: [], users: ['1'] } }, 'allowed_mentions', 'MENTIONS_NOT_OFF'],
    ['a private message in a channel', { flags: 64 }, 'flags', 'INVALID_BITWISE_FLAG'],
    ['a nonce', { nonce: long(26) }, 'nonce', 'BASE_TYPE_MAX_LENGTH'],
  ];
  test.each(cases)('%s', async (_name, changes, where, code, files) => {
    const { status, body } = await post({ ...good, ...changes }, files);
    const own = /^\d+$/.test(code) ? Number(code) : 50035;
    expect({ status, body }).toMatchObject({ status: code === '40005' ? 413 : 400, body: { code: own } });
    expect(takeViolations(discord)).toEqual([[where, code]]);
    const leaf = where.split('.').reduce((node, step) => node?.[step], body.errors);
    if (own === 50035) expect(leaf._errors).toEqual([{ code, message: expect.any(String) }]);
  });
});

describe("the service's own description", () => {
  test('is held against what the limits take', async ({ skip }) => {
    skip(!hasSpec, `there is no ${specFile}`);
    const embeds = [{ fields: [{ name: 'a', value: 'b', inline: 'yes' }] }];
    expect((await post({ ...good, embeds })).status).toBe(200);
    expect(takeViolations(discord)).toContainEqual(['embeds.0.fields.0.inline', 'OPENAPI']);
  });

  test('is not asked when a test says so', async () => {
    const lax = await startDiscord({ openApi: false, mentionsOff: false });
    const message = { content: 'x', tts: 'yes' };
    expect((await sendRaw(lax, 'POST', `/channels/${lax.channel}/messages`, message)).status).toBe(200);
    expect(takeViolations(lax)).toEqual([]);
    await lax.close();
  });
});

test('a request to a route that is not there is noted', async () => {
  expect((await sendRaw(discord, 'GET', '/nowhere')).status).toBe(404);
  expect(discord.violations.splice(0)).toMatchObject([{ route: 'GET /nowhere', message: '404: Not Found' }]);
});

test('a message of a channel that is gone, or of a server that the bot left, is not taken', async () => {
  const unknown = await sendRaw(discord, 'POST', '/channels/1/messages', good);
  expect([unknown.status, unknown.body.code]).toEqual([404, 10003]);
  const { guilds } = discord.world;
  const guild = guilds.get(discord.guild);
  guilds.delete(discord.guild);
  const left = await post(good);
  if (guild !== undefined) guilds.set(guild.id, guild);
  expect([left.status, left.body.code]).toEqual([403, 50001]);
});
