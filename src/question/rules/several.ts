import type { Context, Found, Part } from '../rule.ts';
import { textFrom } from '../tokens.ts';
import { asks } from './asked-phrases.ts';
import { findName, type Name } from './name.ts';

/** The names of several people behind each other, and where the last of them ends. */
export interface Several {
  names: readonly string[];
  end: number;
}

const most = 5;

/** Somebody and those behind: "jan and mark", "jan, mark and ann". The last two are joined by one of these words. */
export function findSeveral(context: Context, at: number, joint: RegExp, one?: Name): Several | undefined {
  const { tokens } = context;
  const first = one ?? findName(context, at);
  if (first === undefined) return undefined;
  const names = [first.name];
  let end = at + first.length;
  while (names.length < most) {
    const isLast = joint.test(tokens[end]?.word ?? '');
    if (!isLast && tokens[end - 1]?.ends !== true) return undefined;
    const next = findName(context, end + (isLast ? 1 : 0));
    if (next === undefined) return undefined;
    names.push(next.name);
    end += next.length + (isLast ? 1 : 0);
    if (isLast) return { names, end };
  }
  return undefined;
}

/** All of them are asked for together. */
export const areMeant = (names: readonly string[]): Part[] => names.map((name) => ({ kind: 'person', name }));

const held: readonly Part[] = [...asks('rank', 'people'), { kind: 'most' }];
const either = /^(?:or|vs|versus)$/;
/** How much somebody did, as it is held against others. */
const moreOf =
  /^(?:(?:commit|commits|committed|do|done|does|did|write|wrote|written|push|contribute|contributed|make|made|have|has|had|fix|fixed|ack|acked|review|reviewed|test|tested) )?(?:more(?: (?:commits|changes|work|patches|active|often|fixes|acks|reviews))?|busier)(?= |$)/;

/** "Has jan more acks than mark", "did jan review more than mark". */
function inRole(more = ''): Part[] {
  const verb = /\b(?:ack|review|test)/.exec(more)?.[0];
  const role = verb === 'ack' ? 'acked-by' : verb === 'review' ? 'reviewed-by' : verb && 'tested-by';
  return role ? [{ kind: 'role', role }] : [];
}

const rather = /^(?:in|on|since|during|before|after|this|last)$/;

/** "Did jan or david commit more", "jan vs david", "has jan more commits than david": a ranking of those alone tells it. */
export function readHeld(context: Context, at: number): Found | undefined {
  const { tokens, begun } = context;
  if (begun) return undefined;
  const lead = /^(?:did|does|do|has|have|is|was|compare)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  const one = findName(context, at + lead);
  if (one === undefined) return undefined;
  const isCompared = tokens[at]?.word === 'compare';
  const several = findSeveral(context, at + lead, isCompared ? /^(?:and|to|with|or|vs|versus)$/ : either, one);
  if (several === undefined) return readMoreThan(context, at, at + lead + one.length, one);
  const { names, end } = several;
  const more = moreOf.exec(textFrom(tokens, end, 4))?.[0];
  const isOr = tokens.slice(at, end).some(({ word }) => word === 'or');
  const isHeld = (isCompared || !isOr) && (end >= tokens.length || rather.test(tokens[end]?.word ?? ''));
  if (more === undefined && !isHeld) return undefined;
  return { length: end - at + (more?.split(' ').length ?? 0), parts: [...held, ...inRole(more), ...areMeant(names)] };
}

/** "Did jan commit more than mark", "is jan busier than mark". */
function readMoreThan(context: Context, at: number, behind: number, one: Name): Found | undefined {
  const more = moreOf.exec(textFrom(context.tokens, behind, 4))?.[0];
  const than = behind + (more?.split(' ').length ?? 0);
  if (more === undefined || context.tokens[than]?.word !== 'than') return undefined;
  const other = findName(context, than + 1);
  return (
    other && {
      length: than + 1 + other.length - at,
      parts: [...held, ...inRole(more), ...areMeant([one.name, other.name])],
    }
  );
}
