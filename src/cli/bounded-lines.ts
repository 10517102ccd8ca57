/** The lines of a text that comes in pieces; one that is too long is told as undefined and kept nowhere. */
export async function* readBoundedLines(
  input: AsyncIterable<string | Uint8Array>,
  longest: number,
): AsyncGenerator<string | undefined> {
  // It leaves out a byte order mark.
  const decoder = new TextDecoder();
  let rest = '';
  let isTooLong = false;
  for await (const chunk of input) {
    const [first = '', ...others] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split(
      '\n',
    );
    rest += isTooLong ? '' : first;
    if (rest.length > longest) [rest, isTooLong] = ['', true];
    for (const next of others) {
      yield isTooLong ? undefined : rest;
      isTooLong = next.length > longest;
      rest = isTooLong ? '' : next;
    }
  }
  rest += decoder.decode();
  if (isTooLong || rest !== '') yield isTooLong ? undefined : rest;
}
