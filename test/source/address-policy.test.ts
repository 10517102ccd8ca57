import { describe, expect, it } from 'vitest';
import { findAddress, isPublicAddress, makeAddressPolicy } from '../../src/source/address-policy.ts';

describe('an address', () => {
  it.each([
    '1.1.1.1',
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '2606:2800:21f::1',
    '64:ff9b::101:101',
    '::ffff:1.1.1.1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
    '1.1.1',
    '0x7f.1',
  ])('%j is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a host', () => {
  const lookUp =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address }));
  const policy = makeAddressPolicy(['git.inside.example']);

  it('is reached at the first address that is allowed', async () => {
    expect(await findAddress('example.org', policy, lookUp('10.0.0.1', '1.1.1.1'))).toBe('1.1.1.1');
    expect(await findAddress('git.inside.example', policy, lookUp('10.0.0.1'))).toBe('10.0.0.1');
    expect(await findAddress('[2606:2800:21f::1]', policy)).toBe('2606:2800:21f::1');
  });

  it.each([
    ['example.org', ['10.0.0.1', '::1'], 'example.org (10.0.0.1) is in a private network'],
    ['127.0.0.1', [], '127.0.0.1 is in a private network'],
    ['[::1]', [], '::1 is in a private network'],
  ])('%s that leads to %j is refused', async (host, addresses, message) => {
    await expect(findAddress(host, policy, lookUp(...addresses))).rejects.toThrow(message);
  });

  it('that nobody knows is told', async () => {
    const fail = async () => {
      throw new Error('ENOTFOUND');
    };
    await expect(findAddress('nowhere.example', policy, fail)).rejects.toThrow(
      'The host nowhere.example cannot be found',
    );
  });
});
