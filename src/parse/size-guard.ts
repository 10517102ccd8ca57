import { UserError } from '../model/errors.ts';

const megabyte = 1024 * 1024;

/** No changelog has a line, and no history a message, of more bytes: what has is damaged, or meant to harm. */
export const longestPart = 16 * megabyte;

/** Hears chunks, and throws a UserError where there is too much between two marks. */
export type SizeGuard = (chunk: Buffer) => void;

/** Guards against more than `most` bytes without a `mark` among them; `what` names the part, such as `a line`. */
export function makeSizeGuard(mark: number, what: string, most = longestPart): SizeGuard {
  let bytes = 0;
  return (chunk) => {
    const last = chunk.lastIndexOf(mark);
    // Chunks are far smaller than the limit, so what lies between two marks of one needs no look.
    bytes = last < 0 ? bytes + chunk.length : chunk.length - last - 1;
    if (bytes <= most) return;
    throw new UserError(`There is ${what} of more than ${Math.floor(most / megabyte)} MB in it: it is not read.`);
  };
}
