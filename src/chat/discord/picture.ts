import { createRequire } from 'node:module';
import { type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import { pictureFont } from '../../render/chart-svg.ts';
import { encodePng } from './png.ts';

const resolve = createRequire(import.meta.url).resolve;

/** How pictures are drawn. */
export const pictureOptions: ResvgRenderOptions = {
  font: {
    fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`)),
    loadSystemFonts: false,
    defaultFontFamily: pictureFont,
  },
  // Screens with small pixels show the picture sharp, and it may be opened larger than it is in the chat.
  fitTo: { mode: 'zoom', value: 2 },
  logLevel: 'off',
};

/** Draws an SVG of ours as PNG with the shipped font, at twice its size. The work is done on threads of the pool. */
export async function drawPicture(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, pictureOptions);
  return await encodePng({ width: image.width, height: image.height, data: image.pixels });
}
