/** Draws an SVG as PNG. */
export type DrawPicture = (svg: string) => Promise<Uint8Array>;

/**
 * Keeps the last pictures, some 60 kB each: a busy channel asks for the same ones, and each takes 50 ms of a thread that
 * reads files too. Whoever asks while one is being drawn gets that one.
 */
export function keepPictures(draw: DrawPicture, most = 32): DrawPicture {
  const kept = new Map<string, Promise<Uint8Array>>();
  return (svg) => {
    const drawn = kept.get(svg) ?? draw(svg);
    // Those asked for last stand at the end.
    kept.delete(svg);
    kept.set(svg, drawn);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    // What failed is tried again.
    drawn.catch(() => kept.get(svg) === drawn && kept.delete(svg));
    return drawn;
  };
}
