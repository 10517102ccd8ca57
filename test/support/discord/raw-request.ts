import type { StandIn } from './stand-in.ts';

/** A file to send that consists of so many zeros. */
export interface ZeroFile {
  name: string;
  size: number;
}

/** Sends a request as the bot without any library, with files as parts beside the JSON. */
export async function sendRaw(discord: StandIn, method: string, path: string, json?: unknown, files: ZeroFile[] = []) {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(json));
  files.forEach((file, at) => {
    form.set(`files[${at}]`, new Blob([Buffer.alloc(file.size)]), file.name);
  });
  const parts = files.length > 0;
  const authorization = `Bot ${discord.token}`;
  const headers = parts ? { authorization } : { authorization, 'content-type': 'application/json' };
  const body = json === undefined ? null : parts ? form : JSON.stringify(json);
  const response = await fetch(`${discord.api}/v10${path}`, { method, headers, body });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** What broke a rule since the last look: where, and the service's name for it. */
export function takeViolations(discord: StandIn): [string, string][] {
  return discord.violations.splice(0).map(({ path, code }) => [path.join('.'), code]);
}
