import { expect, it } from 'vitest';
import { packError, unpackError } from '../../../src/chat/discord/plain-error.ts';
import { UserError } from '../../../src/model/errors.ts';

const carry = (error: unknown): Error => unpackError(structuredClone(packError(error)));

it('an error is the same on the other side: its kind, its words, where it comes from and its cause', () => {
  const cause = new RangeError('too far');
  const error = new UserError('Name a log.', 'usage', { cause });
  const carried = carry(error);
  expect(carried).toBeInstanceOf(UserError);
  expect(carried).toMatchObject({ message: 'Name a log.', code: 'usage', stack: error.stack });
  expect(carried.cause).toMatchObject({ name: 'RangeError', message: 'too far', stack: cause.stack });
  const plain = carry(new TypeError('no function'));
  expect(plain).not.toBeInstanceOf(UserError);
  expect(plain).toMatchObject({ name: 'TypeError', message: 'no function' });
  expect(carry('thrown as text').message).toBe('thrown as text');
});
