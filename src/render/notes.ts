import type { LogAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import type { Note } from '../model/note.ts';
import { countOf, joinWords } from '../model/text.ts';
import { joinLines, type Line, nameCommand, ours, say } from './blocks.ts';
import { roleVerb, roleWord } from './entries.ts';
import { nameRelease } from './release-lead.ts';

/** What an answer has to say beside its figures, each as a line. */
export function renderNotes(answer: LogAnswer): Line[] {
  return answer.notes.flatMap((note) => renderNote(note, answer));
}

function renderNote(note: Note, answer: LogAnswer): Line[] {
  switch (note.kind) {
    case 'nobody-named':
      return [renderUnknown(note)];
    case 'nobody-left-out':
      return [say`${renderUnknown(note)} So nobody of that name is left out.`];
    case 'corrected':
      return [say`“${note.from}” is not in this log: read as “${note.to}”.`];
    case 'read-as-beginning':
      return [say`“${note.word}” is read as the beginning of ${quoteWords(note.words, ', ')}.`];
    case 'commoner-words':
      return [say`Few entries have “${note.word}”; very many have ${quoteWords(note.words, ' or ')}.`];
    case 'subsystem-taken':
      return [renderSubsystem(note)];
    case 'several-people':
      return [renderSeveral(note)];
    case 'no-words':
      // A single word that the log does not have is what the first line says.
      return [
        ...(answer.verdict === 'nothing' && !isCounted(answer) && !/\s/.test(answer.query.about?.trim() ?? '')
          ? []
          : [say`No entry has ${quoteWords(note.words, ' or ')}.`]),
        ...(note.nearest === undefined || note.nearest.length === 0
          ? []
          : [say`Words like it in this log: ${quoteWords(note.nearest, ', ')}.`]),
      ];
    case 'words-name-people':
      return [
        say`“${note.words.join(' ')}” is the name of ${listNames(note.names.slice(0, 8))}: ask with ${ours('person:')}.`,
      ];
    case 'rewritten':
      return [say`${cutId(note.from)} is gone: the history was rewritten, and ${cutId(note.to)} came in its place.`];
    case 'never-together':
      return [say`No entry has all of these words; ${nameCommand('what')} shows those that come nearest.`];
    case 'ranking-meant':
      return [say`This looked for the word; of:${ours(note.of)} ranks ${ours(note.of)}.`];
    case 'person-taken':
      return [say`“${note.person}” is read as ${note.name}.`];
    case 'only-as':
      return [renderOtherRoles(note, answer)];
    case 'own-role': {
      const names = listNames(note.names);
      const did = ours(roleVerb(note.role, note.names.length));
      return [say`No change by ${names} tells of anybody in that role: these are the ones that ${names} ${did}.`];
    }
    case 'yanked':
      return [say`${nameRelease({ ...note.release, yanked: undefined })} was yanked.`];
    case 'made-elsewhere':
      return [
        say`${note.release.name} was made on a branch that this log does not have: what is only there is missing.`,
      ];
    case 'emptied-by':
      if (answer.verdict === 'undescribed' || (answer.command === 'count' && answer.verdict === 'found')) return [];
      return [
        say`Without ${ours(note.filter)}:${note.value} there ${ours(note.total === 1 ? 'is' : 'are')} ${ours(countOf(note.total, 'entry', 'entries'))}.`,
      ];
    case 'outside':
      return [say`This log goes from ${ours(formatDay(note.firstDay))} to ${ours(formatDay(note.lastDay))}.`];
    case 'empty-words':
      return [say`“${note.words}” is in nearly every text and is not looked for: add a word that tells more.`];
    case 'nearest-days':
      return answer.verdict === 'undescribed' || answer.verdict === 'found' ? [] : renderDays(note);
    case 'nobody-recorded':
      return [];
    case 'unrecorded':
      return answer.verdict === 'found' ? [say`${renderUnrecorded(note)} This counts changes.`] : [];
    case 'undated': {
      const [verb, be] = note.count === 1 ? ['has', 'is'] : ['have', 'are'];
      return [
        ours(
          `${countOf(note.count, 'entry', 'entries')} that ${verb === 'has' ? 'fits' : 'fit'} otherwise ${verb} no date and ${be} left out.`,
        ),
      ];
    }
    case 'one-day-only':
      return [say`This log has one day for each entry, so by:committer changes nothing.`];
    case 'committed-by-day':
      return [say`Days are the committer's.`];
    case 'undescribed':
      // Where this is the answer itself, the first line says it.
      return answer.verdict === 'undescribed' || answer.command === 'count'
        ? []
        : [say`Besides, ${renderSilence(note)}`];
  }
}

/** Whether the first line is a number or a list, and does not repeat the words asked for. */
const isCounted = ({ command }: LogAnswer): boolean =>
  command === 'count' || command === 'rank' || command === 'subsystems';

const listNames = (names: readonly string[]): Line => joinLines(names.map((name) => say`${name}`));

/** In which other roles somebody is found. */
function renderOtherRoles({ names, roles }: Extract<Note, { kind: 'only-as' }>, { query }: LogAnswer): Line {
  const { about, subsystem, since, until, except, merges } = query;
  const isNarrowed = [about, subsystem, since, until, except, merges].some((value) => value !== undefined);
  const list = joinLines(roles.map(({ role, count }) => say`${ours(role)} (${count})`));
  const [are, where] = [names.length === 1 ? 'is' : 'are', isNarrowed ? 'there' : 'here'];
  const lead = isNarrowed ? ours('In what fits else, ') : [];
  return say`${lead}${listNames(names)} ${ours(are)} ${ours(where)} only as ${list}.`;
}

function renderSubsystem({ typed, taken, guessed, nearest = [] }: Extract<Note, { kind: 'subsystem-taken' }>): Line {
  const list = (names: readonly string[]): Line =>
    joinLines(
      names.map((name) => say`${name}`),
      ' or ',
    );
  if (guessed) return say`No subsystem here is called “${typed}”: this is about the nearest, ${list(taken)}.`;
  if (taken.length > 0) return say`“${typed}” is read as the subsystem ${list(taken)}.`;
  if (nearest.length === 0)
    return say`No subsystem here is called “${typed}”; ${nameCommand('subsystems')} lists them.`;
  return say`No subsystem here is called “${typed}”; near it are ${list(nearest)}. ${nameCommand('subsystems')} lists all.`;
}

function renderUnknown({ person, nearest }: { person: string; nearest: readonly string[] }): Line {
  if (nearest.length === 0) return say`Nobody in this log is named ${person}.`;
  const names = nearest.map((name) => say`${name}`);
  return say`Nobody in this log is named ${person}; the nearest is ${joinLines(names, ' or ')}.`;
}

const quoteWords = (words: readonly string[], last: string): Line =>
  joinLines(
    words.map((word) => say`“${word}”`),
    last,
  );

function renderDays({ before, after }: Extract<Note, { kind: 'nearest-days' }>): Line[] {
  const days = [...(before === undefined ? [] : [`before it on ${formatDay(before)}`])];
  if (after !== undefined) days.push(`after it on ${formatDay(after)}`);
  return [ours(`The nearest entries are ${joinWords(days)}.`)];
}

/** `2 commits are recorded on 14 Feb 2007, but this log has no text for them.` */
export function renderSilence(silence: { days: { date: string; count: number }[]; count: number }): Line {
  const first = silence.days[0];
  const them = silence.count === 1 ? 'it' : 'them';
  const verb = silence.count === 1 ? 'is' : 'are';
  const where =
    silence.days.length === 1 && first
      ? `on ${formatDay(first.date)}`
      : `on ${countOf(silence.days.length, 'day')} (${silence.days
          .slice(0, 6)
          .map(({ date }) => formatDay(date))
          .join('; ')}${silence.days.length > 6 ? '; …' : ''})`;
  return ours(`${countOf(silence.count, 'commit')} ${verb} recorded ${where}, but this log has no text for ${them}.`);
}

/** `nobody is recorded as acked by`, for the role that was asked. */
export function renderNobody(role: string): Line {
  return say`nobody is recorded as ${ours(nobodyWords[role] ?? roleWord(role))}`;
}

/** `A log tells of changes, and not of the number of lines.` */
export function renderUnrecorded({ what }: { what: string }): Line {
  return say`A log tells of changes, and not of the number of ${ours(what)}.`;
}

const nobodyWords: Record<string, string> = {
  'signed-off-by': 'having signed it off',
  'acked-by': 'having acked it',
  'reviewed-by': 'having reviewed it',
  'tested-by': 'having tested it',
  'reported-by': 'having reported it',
  cc: 'having been cc’d on it',
  'co-authored-by': 'its co-author',
  credited: 'having been credited for it',
  any: 'having had a part in it',
  committer: 'its committer',
  author: 'its author',
};

/** A name that several people have. */
function renderSeveral({ person, names, taken }: Extract<Note, { kind: 'several-people' }>): Line {
  const listed = joinLines(names.slice(0, 8).map((name) => say`${name}`));
  return taken === undefined
    ? say`“${person}” is the name of ${listed}: all count.`
    : say`“${person}” is read as ${taken}, who is named most; it is the name of ${listed} too.`;
}

/** Of a hash, what is enough for people. */
const cutId = (id: string): string => id.slice(0, 12);
