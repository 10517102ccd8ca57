import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

const compress = promisify(deflate);

/** Pixels row by row from the top, each red, green, blue and opacity in a byte. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** The eight bytes that every PNG begins with. */
export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Makes a PNG (ISO/IEC 15948) of pixels. The compression runs on a thread of its own, which resvg's own encoder does not:
 * it would hold up the gateway's heartbeat for 40 ms.
 */
export async function encodePng({ width, height, data }: Pixels): Promise<Uint8Array> {
  const stride = width * 4;
  // A row begins with the number of its filter: none.
  const rows = Buffer.alloc(height * (stride + 1));
  for (let y = 0; y < height; y += 1) rows.set(data.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a channel, with opacity (colour type 6); no other kind of compression, filter or order exists.
  head.set([8, 6, 0, 0, 0], 8);
  const body = await compress(rows, { level: compression });
  return Buffer.concat([pngSignature, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

/** Flat colours compress well at once; more effort gains little and costs twice the time. */
const compression = 3;

function chunk(type: string, body: Uint8Array): Buffer {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(body, 8);
  framed.writeUInt32BE(checksum(framed.subarray(4, body.length + 8)), body.length + 8);
  return framed;
}

/** The CRC of the PNG standard; Node has it only from 20.15 on. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (remainders[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});
