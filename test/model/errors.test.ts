import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageOf, systemCode, UserError } from '../../src/model/errors.ts';

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a UserError', () => {
  it('has the code for bad input unless another is given', () => {
    expect(new UserError('no').code).toBe('input');
    expect(new UserError('no', 'usage').code).toBe('usage');
  });

  it('is an Error with a name and a cause', () => {
    const cause = new Error('below');
    const error = new UserError('above', 'storage', { cause });
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message, error.cause]).toEqual(['UserError', 'above', cause]);
  });
});

describe('the code of a system error', () => {
  it('is the one that the system gives', () => {
    expect(systemCode(catchError(() => readFileSync('/nowhere/at/all')))).toBe('ENOENT');
  });

  it.each([[new Error('plain')], ['text'], [undefined], [null], [{ code: 'ENOENT' }]])('is none for %o', (error) => {
    expect(systemCode(error)).toBeUndefined();
  });

  it('is none where the code is a number', () => {
    expect(systemCode(Object.assign(new Error('spawn'), { code: 128 }))).toBeUndefined();
  });
});

describe('the message of what was thrown', () => {
  it.each([
    [new Error('one line'), 'one line'],
    [new Error(' two \n  lines\n'), 'two lines'],
    ['text', 'text'],
    [42, '42'],
    [undefined, 'undefined'],
  ])('of %o is %j', (error, message) => {
    expect(messageOf(error)).toBe(message);
  });
});
