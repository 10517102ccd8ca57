import { hostedLogin } from '../model/identity.ts';

/** Accounts that machines have, not people; whoever commits from such a machine has this address. */
const machineAccounts = new Set(
  [
    'admin administrator azureuser build builder buildbot daemon devnull ec2-user ec2user git guest jenkins localuser',
    'me nobody none null root runner system test tester ubuntu unknown user username vagrant www-data you your',
  ]
    .join(' ')
    .split(' '),
);

/** Mailboxes that nobody reads and placeholders, at whatever host. */
const nobodys = new Set(
  [
    'noreply no-reply donotreply do-not-reply notifications none null devnull unknown nobody (no_author) root you your',
    'yourname your.name youremail your.email user email',
  ]
    .join(' ')
    .split(' '),
);

/** Hosts that are none. */
const noHosts = /^(?:example\.(?:com|org|net)|none|invalid|unknown|domain\.com)$/;

/**
 * The address by which somebody is told, in lower case; a hosting site's no-reply address without the account's number.
 * Undefined for an address that tells nobody from anybody.
 */
export function tellingEmail(email: string | undefined): string | undefined {
  const address = email?.trim().toLowerCase() ?? '';
  if (address === '') return undefined;
  const login = hostedLogin(address);
  if (login !== undefined) return `${login}@${address.slice(address.lastIndexOf('@') + 1)}`;
  const at = address.lastIndexOf('@');
  const [local, host] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
  if (local === '' || nobodys.has(local.replace(' ', '_')) || noHosts.test(host)) return undefined;
  if (machineAccounts.has(local) && isMachine(host)) return undefined;
  return address;
}

/** Whether a host is a machine's own name rather than a domain that takes mail. */
function isMachine(host: string): boolean {
  if (!host.includes('.') || host.includes('(') || /\.(?:local|localdomain|lan|internal|home)$/.test(host)) return true;
  return /(?:^|[.-])(?:ip|ec2|vm|domu)[.-]\d|compute|cloudapp/.test(host);
}
