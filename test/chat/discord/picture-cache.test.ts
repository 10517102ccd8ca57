import { describe, expect, it } from 'vitest';
import { keepPictures } from '../../../src/chat/discord/picture-cache.ts';

function makeDrawing(fails: (svg: string) => boolean = () => false) {
  const drawn: string[] = [];
  const draw = keepPictures(async (svg) => {
    drawn.push(svg);
    if (fails(svg)) throw new Error('not drawn');
    return Buffer.from(svg);
  }, 2);
  return { draw, drawn };
}

describe('pictures that are kept', () => {
  it('are drawn once, even when asked for at the same time', async () => {
    const { draw, drawn } = makeDrawing();
    const [one, same] = await Promise.all([draw('a'), draw('a')]);
    expect(await draw('a')).toBe(one);
    expect(same).toBe(one);
    expect(drawn).toEqual(['a']);
  });

  it('are as many as are said, those asked for last', async () => {
    const { draw, drawn } = makeDrawing();
    for (const svg of ['a', 'b', 'a', 'c', 'a', 'b']) await draw(svg);
    expect(drawn).toEqual(['a', 'b', 'c', 'b']);
  });

  it('are drawn again where that failed', async () => {
    let broken = true;
    const { draw, drawn } = makeDrawing(() => broken);
    await expect(draw('a')).rejects.toThrow('not drawn');
    broken = false;
    expect(Buffer.from(await draw('a')).toString()).toBe('a');
    expect(drawn).toEqual(['a', 'a']);
  });
});
