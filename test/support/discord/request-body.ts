import type { IncomingMessage } from 'node:http';
import { makeError } from './api-error.ts';

/** A file that came with a message: `index` is the n of its part `files[n]`. */
export interface SentFile {
  index: number;
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** A request's body: its JSON, `undefined` when there is none, and the files beside it. */
export interface RequestBody {
  json: unknown;
  files: SentFile[];
}

/** Reads a body of JSON, or of parts with the JSON in `payload_json`. Throws the service's refusal of bad JSON. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readParts(bytes, type);
  return { json: bytes.length === 0 ? undefined : parseJson(bytes.toString('utf8')), files: [] };
}

/** Cuts a form into its parts. By hand, because the parser of the runtime takes seconds for a file of 10 MiB. */
function readParts(bytes: Buffer, type: string): RequestBody {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? '';
  const body: RequestBody = { json: undefined, files: [] };
  const mark = Buffer.from(`\r\n--${boundary}`);
  let start = boundary.length + 4;
  for (let end = bytes.indexOf(mark, start); end >= 0; end = bytes.indexOf(mark, start)) {
    const gap = bytes.indexOf('\r\n\r\n', start);
    const head = bytes.toString('utf8', start, gap);
    const content = bytes.subarray(gap + 4, end);
    const name = /\bname="([^"]*)"/.exec(head)?.[1];
    const index = /^files\[(\d+)\]$/.exec(name ?? '')?.[1];
    if (name === 'payload_json') body.json = parseJson(content.toString('utf8'));
    if (index !== undefined) {
      const contentType = /^content-type: *(.*)$/im.exec(head)?.[1]?.trim() ?? 'application/octet-stream';
      const fileName = /\bfilename="([^"]*)"/.exec(head)?.[1] ?? '';
      body.files.push({ index: Number(index), name: fileName, contentType, bytes: content });
    }
    start = end + mark.length + 2;
  }
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw makeError(50109);
  }
}
