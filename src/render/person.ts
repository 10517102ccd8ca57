import type { LogAnswer, Profile } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { countOf } from '../model/text.ts';
import { type Block, joinLines, type Line, ours, say, styled } from './blocks.ts';
import { roleVerb } from './entries.ts';

/** Who somebody is in a log, in a sentence: how many changes, and from when to when. */
export function leadPerson(answer: LogAnswer): Line {
  const { profile, count = 0, dates = [], total } = answer;
  if (!profile) return say`Nobody in this log fits.`;
  const name = styled('strong', profile.name.trim() || '(no name)');
  const also =
    profile.names.length === 0
      ? []
      : say` (also ${joinLines(
          profile.names.map((other) => say`${other}`),
          ', ',
        )})`;
  const first = dates[0];
  const last = dates.at(-1);
  const when = first === undefined || last === undefined ? [] : renderSpan(first, last);
  return count > 0
    ? say`${name}${also} wrote ${ours(countOf(count, 'change'))}${when}.`
    : say`${name}${also} wrote none of these changes, and has another part in ${ours(countOf(total, 'entry', 'entries'))}${when}.`;
}

/** What else is told: the roles beside the author's, and the subsystems. */
export function renderProfile({ roles, subsystems, subsystemsTotal }: Profile): Block[] {
  const others = roles.filter(({ role }) => role !== 'author');
  const parts = others.map(({ role, count }) => say`${ours(roleVerb(role, 1))} ${count}`);
  const lines: Line[] = [];
  if (parts.length > 0) lines.push(say`${styled('dim', ours('roles'))}  ${joinLines(parts, ', ')}`);
  if (subsystems.length > 0) {
    const rest = subsystemsTotal - subsystems.length;
    const named = joinLines(
      subsystems.map(({ name, count }) => say`${name} ${count}`),
      ', ',
    );
    lines.push(say`${styled('dim', ours('subsystems'))}  ${named}${rest > 0 ? say` and ${rest} more` : []}`);
  }
  return lines.length === 0 ? [] : [{ kind: 'list', lines }];
}

function renderSpan(first: string, last: string): Line {
  return first === last ? ours(` on ${formatDay(first)}`) : ours(`, from ${formatDay(first)} to ${formatDay(last)}`);
}
