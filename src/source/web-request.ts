import { type IncomingMessage, request as sendRequest } from 'node:http';
import { messageOf, UserError } from '../model/errors.ts';
import { connectChecked, secure } from './connect.ts';
import { explainSlow } from './limits.ts';
import type { Reach } from './network-git.ts';

/** So many redirects are followed. */
const mostRedirects = 5;

/**
 * Asks for an https address and follows redirects, each to an address that the policy allows, over a connection to the
 * address that was checked. Gives the answer's head; its body is the caller's to read. Throws a UserError.
 */
export async function requestWeb(
  address: { url: string; shown: string },
  headers: Readonly<Record<string, string>>,
  reach: Reach,
): Promise<IncomingMessage> {
  let url = new URL(address.url);
  for (let followed = 0; followed <= mostRedirects; followed += 1) {
    const answer = await requestOnce(url, address.shown, headers, reach);
    const { statusCode = 0, headers: told } = answer;
    if (![301, 302, 303, 307, 308].includes(statusCode)) return answer;
    answer.destroy();
    url = readRedirect(told.location, url, address.shown);
  }
  throw new UserError(`${address.shown} leads on more than ${mostRedirects} times: name the address that it ends at.`);
}

async function requestOnce(
  url: URL,
  shown: string,
  headers: Readonly<Record<string, string>>,
  { policy, limits, signal }: Reach,
): Promise<IncomingMessage> {
  const isPlain = url.protocol === 'http:' && policy.plainHttp === true;
  if (url.protocol !== 'https:' && !isPlain) {
    throw new UserError(`${shown} leads to an address that is not https: name another one.`);
  }
  const socket = await connectChecked(url.hostname, Number(url.port || (isPlain ? 80 : 443)), policy, signal);
  const connection = isPlain ? socket : await secure(socket, url.hostname.replace(/^\[|\]$/g, ''), signal);
  const path = `${url.pathname}${url.search}`;
  return await new Promise((resolve, reject) => {
    const request = sendRequest({
      path,
      headers: { 'user-agent': 'annalist', accept: '*/*', 'accept-encoding': 'identity', ...headers, host: url.host },
      createConnection: () => connection,
      ...(signal && { signal }),
    });
    request.setTimeout(limits.slowest.seconds * 1000, () => request.destroy(explainSlow(shown, limits)));
    request.on('error', (error) => {
      const told = error instanceof UserError || signal?.aborted === true;
      reject(told ? error : new UserError(`${shown} gives no answer that can be read (${messageOf(error)}).`));
    });
    request.once('response', resolve);
    request.end();
  });
}

function readRedirect(location: string | undefined, from: URL, shown: string): URL {
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw new UserError(`${shown} leads on to an address that cannot be read: name the address that is meant.`);
  }
  const url = new URL(location, from.href);
  // What a server puts in is for nobody to use.
  url.username = '';
  url.password = '';
  return url;
}
