import type { Watch } from '../model/watch.ts';
import { joinLines, type Line, ours, say, styled } from './blocks.ts';
import { roleWord } from './entries.ts';

/** More subsystems than this are only counted. */
const mostNamed = 6;

/** ` in nfs and cifs about “lzo” by Jan Kara`, what a watch takes as it follows a number; nothing where it takes all. */
export function describeWatch(watch: Watch): Line {
  const { subsystems, about, person, role, except = [], merges = 'all' } = watch;
  const named = subsystems.map((name) => styled('strong', name));
  const parts: Line[] = [];
  if (named.length > mostNamed) parts.push(say` in ${named.length} subsystems`);
  else if (named.length > 0) parts.push(say` in ${joinLines(named)}`);
  if (about !== undefined) parts.push(say` about “${about}”`);
  if (person !== undefined) parts.push(say` ${ours(personWord(role))} ${person}`);
  else if (role !== undefined && role !== 'author' && role !== 'any')
    parts.push(say` ${ours(roleWord(role))} somebody`);
  if (except.length > 0) parts.push(say`, without those by ${joinLines(except.map((name) => say`${name}`))}`);
  if (merges !== 'all') parts.push(ours(merges === 'none' ? ', without merges' : ', merges only'));
  return parts.flat();
}

function personWord(role: Watch['role']): string {
  if (role === undefined || role === 'author') return 'by';
  return role === 'any' ? 'with' : roleWord(role);
}
