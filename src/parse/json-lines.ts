import { knownFields, readJsonLine } from '../model/json-line.ts';
import { shorten } from '../model/text.ts';
import type { Detection, Emit, Format, LineParser } from './format.ts';

/**
 * Our own entry form, a JSON object a line, so that anything else can be converted into it. What stands above stands higher
 * in the log: the newest comes first.
 */
export const jsonLines: Format = {
  name: 'json-lines',
  title: 'JSON lines',
  detect: detectJsonLines,
  parse: parseJsonLines,
};

const expected = '{"subject": "…"}';

function detectJsonLines(head: readonly string[]): Detection {
  const first = head.findIndex((line) => line.trim() !== '');
  const line = head[first] ?? '';
  // Of a very long first line only the beginning is seen.
  const begun = /^\s*\{\s*"([a-zA-Z]+)"\s*:/.exec(line)?.[1] ?? '';
  const fits = readJsonLine(line).fits || (head.length === 1 && line.length > 1000 && knownFields.has(begun));
  return fits ? { fits: true } : { fits: false, line: Math.max(first, 0) + 1, expected };
}

function parseJsonLines(emit: Emit): LineParser {
  const positions = new Map<string, number>();
  const unknown = new Set<string>();
  const releases = new Set<string>();
  let number = 0;
  const report = (kind: string, message: string): void =>
    emit({ kind: 'problem', problem: { kind, message, line: number } });

  /** An entry without an id of its own gets that of its place. */
  const makeId = (heading: string): string => {
    const position = (positions.get(heading) ?? 0) + 1;
    positions.set(heading, position);
    return `${heading || 'entry'}#${position}`;
  };

  return {
    line(text) {
      number += 1;
      if (text.trim() === '') return;
      const read = readJsonLine(text);
      if (!read.fits) {
        report('unreadable-line', `${read.why}: ${shorten(text.trim(), 60)}`);
        return;
      }
      for (const field of read.unknown) {
        if (unknown.has(field)) continue;
        // Once for a field: the same program wrote all lines.
        unknown.add(field);
        report('unknown-field', `the field "${shorten(field, 60)}" is not known and left out, here and below`);
      }
      if (read.event.kind !== 'entry') {
        if (read.event.kind === 'release') releases.add(read.event.release.name);
        emit(read.event);
        return;
      }
      const { entry } = read.event;
      // A release needs no line of its own.
      if (entry.release !== undefined && !releases.has(entry.release)) {
        releases.add(entry.release);
        emit({ kind: 'release', release: { name: entry.release } });
      }
      const id = entry.id || makeId(entry.release ?? entry.date);
      emit({ kind: 'entry', entry: { ...entry, id } });
    },
    end() {},
  };
}
