import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type LoggerOptions, makeLogger } from '../../src/ops/logger.ts';

const token = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';

function makeOne(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = [];
  const logger = makeLogger({
    level: 'info',
    json: true,
    secrets: [token],
    write: (line) => void lines.push(line),
    ...options,
  });
  return { logger, lines, text: () => lines.join('') };
}

const lineShape = z.looseObject({ level: z.string(), time: z.iso.datetime(), msg: z.string() });
const parseLine = (line = '') => lineShape.parse(JSON.parse(line));

describe('a logged event', () => {
  it('is a line of JSON for programs, written at once', () => {
    const { logger, lines } = makeOne();
    logger.info({ guilds: 3, name: 'x', absent: undefined }, 'Logged in.');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{[^\n]*\}\n$/);
    const line = parseLine(lines[0]);
    expect(line).toMatchObject({ level: 'info', msg: 'Logged in.', guilds: 3, name: 'x' });
    expect(Object.keys(line).sort()).toEqual(['guilds', 'level', 'msg', 'name', 'time']);
  });

  it('is a readable line for people', () => {
    const { logger, lines } = makeOne({ json: false });
    logger.warn({ event: 'resumed' }, 'The gateway was gone.');
    expect(lines.join('').replace(/\d\d:\d\d:\d\d/, 'TIME')).toBe(
      '[TIME] WARN: The gateway was gone.\n    event: "resumed"\n',
    );
  });

  it('has colours where they are wanted, and controls of a terminal nowhere', () => {
    const { logger, text } = makeOne({ json: false, colors: true });
    logger.info({}, 'Logged in.');
    expect(text()).toContain('\u001b[32mINFO');
    for (const json of [true, false]) {
      const hostile = makeOne({ json });
      hostile.logger.error({ name: 'a\u001b[2Jb\u202e' }, 'bad \u0007\u009b', new Error('worse \u001b]0;x\u0007'));
      expect(hostile.text()).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
      expect(hostile.text()).toContain('001b[2Jb');
    }
  });

  it.each([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['info', ['info', 'warn', 'error']],
    ['error', ['error']],
    ['fatal', []],
    ['silent', []],
  ] as const)('is told from the level %s on', (level, told) => {
    const { logger, lines } = makeOne({ level });
    for (const name of ['debug', 'info', 'warn', 'error'] as const) logger[name]({}, 'It happened.');
    expect(lines.map((line) => parseLine(line).level)).toEqual(told);
  });

  it('has its cause with the stack, and the causes of that', () => {
    const { logger, lines } = makeOne();
    const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    logger.error({ reference: 'abc' }, 'A question failed.', new TypeError('no answer', { cause }));
    expect(parseLine(lines[0])).toMatchObject({
      reference: 'abc',
      err: {
        type: 'TypeError',
        message: 'no answer',
        stack: expect.stringContaining('logger.test.ts'),
        cause: { message: 'socket hang up', code: 'ECONNRESET' },
      },
    });
    const readable = makeOne({ json: false });
    readable.logger.error({}, 'A question failed.', new TypeError('no answer', { cause }));
    expect(readable.text()).toContain('TypeError: no answer\n');
    expect(readable.text()).toContain('socket hang up');
    expect(readable.text()).toContain('logger.test.ts');
  });

  it.each([
    ['a text', 'a text'],
    [undefined, undefined],
    [null, 'null'],
    [Symbol('x'), 'Symbol(x)'],
    [{ secret: 'in here' }, 'an object that is no error was thrown'],
    [Object.create(null), 'an object that is no error was thrown'],
  ])('tells of whatever was thrown', (thrown, message) => {
    const { logger, lines } = makeOne();
    logger.error({}, 'It failed.', thrown);
    const { err } = parseLine(lines[0]);
    expect(err).toEqual(message === undefined ? undefined : expect.objectContaining({ message }));
  });

  it('ends where causes go round in a circle', () => {
    const { logger, lines } = makeOne();
    const error = new Error('round');
    error.cause = error;
    logger.error({}, 'It failed.', error);
    expect(lines[0]?.match(/"message":"round"/g)).toHaveLength(6);
  });
});

describe('a secret', () => {
  const cause = Object.assign(new Error(`GET with Bot ${token}`), { url: `https://example.org/${token}`, code: token });
  const causes = [
    new Error(`The token ${token} is wrong`),
    Object.assign(new Error('x'), { name: `Error${token}` }),
    new Error('outer', { cause: new Error('middle', { cause }) }),
    new Error('a text as its cause', { cause: `Bot ${token}` }),
    new AggregateError([new Error(token), cause, token], token),
    Object.assign(new Error('sent'), { requestBody: { json: { authorization: token } }, rawError: { token } }),
    token,
    { token },
  ];

  it.each([true, false])('is in no line, wherever it comes from (as JSON: %j)', (json) => {
    const { logger, lines, text } = makeOne({ json, level: 'trace' });
    for (const level of ['debug', 'info', 'warn', 'error'] as const) {
      logger[level]({ header: `Bot ${token}`, twice: `${token}${token}` }, `Logged in with ${token}.`);
    }
    for (const one of causes) logger.error({}, 'It failed.', one);
    expect(lines).toHaveLength(12);
    expect(text()).not.toContain(token);
    expect(text()).toContain('Logged in with [redacted].');
    if (json) for (const line of lines) parseLine(line);
  });

  it('that would be taken for a pattern or for JSON is one text', () => {
    const odd = 'a.b*$&"\\x';
    const { logger, lines, text } = makeOne({ secrets: [odd, ''] });
    logger.error({ name: odd }, `with ${odd}`, new Error(odd));
    expect(text()).not.toContain(JSON.stringify(odd).slice(1, -1));
    expect(parseLine(lines[0])).toMatchObject({ name: '[redacted]', msg: 'with [redacted]' });
  });

  it('of one interaction is taken out of addresses', () => {
    const { logger, lines } = makeOne();
    const url = 'https://discord.com/api/v10/webhooks/1234/aW50ZXJhY3Rpb246/messages/@original';
    logger.error({}, `PATCH ${url}`, Object.assign(new Error(`${url} failed`), { url, status: 404, method: 'PATCH' }));
    expect(lines.join()).not.toContain('aW50ZXJhY3Rpb246');
    expect(parseLine(lines[0])).toMatchObject({
      err: {
        url: 'https://discord.com/api/v10/webhooks/1234/[redacted]/messages/@original',
        status: 404,
        method: 'PATCH',
      },
    });
  });
});

it('what was sent to the chat service is not logged with the error: it may be a private answer', () => {
  const { logger, text } = makeOne({ level: 'trace' });
  logger.error(
    {},
    'It failed.',
    Object.assign(new Error('x'), { requestBody: { json: { content: 'a private answer' } } }),
  );
  expect(text()).not.toContain('private');
});
