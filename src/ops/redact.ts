const redacted = '[redacted]';

/** The part of an address of the chat service that lets whoever has it answer in the bot's name. */
const addressToken = /(\/(?:webhooks|interactions)\/\d+\/)[^/\s"'?]+/g;

/** Control characters but line ends and tabs, and those that turn the direction of a line round. */
const controls = /(?![\n\t])[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Makes the text of a log line safe: nothing secret is in it, and nothing that a terminal obeys. */
export type Redact = (text: string) => string;

/** Makes the function that takes secrets, and the tokens in addresses, out of a text. */
export function makeRedact(secrets: readonly string[]): Redact {
  const known = secrets.filter((secret) => secret !== '');
  return (text) => {
    const open = known.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
    return open.replace(addressToken, `$1${redacted}`).replace(controls, escapeControl);
  };
}

const escapeControl = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
