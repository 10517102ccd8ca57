import { lookup as lookUpName } from 'node:dns/promises';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { UserError } from '../model/errors.ts';

/** Which addresses may be connected to. */
export interface AddressPolicy {
  /** Whether a host may be reached at one of its addresses. */
  allows(host: string, address: string): boolean;
  /** Plain http is spoken too; only tests do. */
  plainHttp?: boolean | undefined;
}

/** Finds the addresses of a name. */
export type LookUp = (host: string) => Promise<readonly { address: string }[]>;

/** What is no public address of IPv4 (RFC 6890 and its registry). */
const privateRanges: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of IPv6 only 2000::/3 is public, and of that not what is for documents, tunnels and the like. */
const privateRanges6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const notPublic = new BlockList();
for (const [net, bits] of privateRanges) notPublic.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of privateRanges6) notPublic.addSubnet(net, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const translated6 = new BlockList();
translated6.addSubnet('64:ff9b::', 96, 'ipv6');
translated6.addSubnet('::ffff:0:0', 96, 'ipv6');

/** Whether an address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return false;
  // These stand for an address of IPv4, which is the one that counts.
  if (translated6.check(address, 'ipv6')) return isPublicAddress(lastFour(address));
  return global6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** Public addresses alone, but for hosts that the operator said are in a private network. */
export function makeAddressPolicy(privateHosts: readonly string[] = []): AddressPolicy {
  return { allows: (host, address) => privateHosts.includes(host.toLowerCase()) || isPublicAddress(address) };
}

/**
 * The address at which a host may be reached: the first that is allowed. Throws a UserError where there is none. What is
 * connected to has to be this address and not the name, which may lead elsewhere a moment later.
 */
export async function findAddress(host: string, policy: AddressPolicy, lookUp: LookUp = lookUpAll): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, '');
  const found = isIP(bare) > 0 ? [{ address: bare }] : await lookUpOrExplain(bare, lookUp);
  const allowed = found.find(({ address }) => policy.allows(bare, address));
  if (allowed) return allowed.address;
  const [first] = found;
  const named = first === undefined || first.address === bare ? '' : ` (${first.address})`;
  throw new UserError(
    `${bare}${named} is in a private network: where that is meant, say "private": true for the log, or import it with --private.`,
  );
}

const lookUpAll: LookUp = (host) => lookUpName(host, { all: true, verbatim: true });

async function lookUpOrExplain(host: string, lookUp: LookUp): Promise<readonly { address: string }[]> {
  try {
    return await lookUp(host);
  } catch (error) {
    throw new UserError(`The host ${host} cannot be found: check its name, and the network.`, 'input', {
      cause: error,
    });
  }
}

/** The address of IPv4 that the last 32 bits of one of IPv6 are. */
function lastFour(address: string): string {
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const [high = 0, low = 0] = padGroups(address).slice(-2);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function padGroups(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16));
  const [left, right] = [groups(head), groups(tail)];
  return [...left, ...new Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0), ...right];
}
