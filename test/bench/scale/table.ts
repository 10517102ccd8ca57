import { type Claim, listClaims } from './claims.ts';
import type { ScaleFigures } from './figures.ts';

/** The claims as a table in Markdown: what is claimed, the target, the figure (least, middle, greatest), its peer, whether the middle meets it. */
export function renderTable(figures: ScaleFigures): string {
  const rows = listClaims(figures).map(({ claim, target, figure, peer, met }: Claim) =>
    [claim, target, figure, peer ?? '-', met === undefined ? '-' : met ? 'yes' : 'no'].map(escapeCell),
  );
  const lines = [['claim', 'target', 'figure', 'peer', 'met'], ['---', '---', '---', '---', '---'], ...rows];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

const escapeCell = (text: string): string => text.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ');
