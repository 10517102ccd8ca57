import type { CountedPerson, Evidence, LogAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import type { Note } from '../model/note.ts';
import { formatSpan } from '../model/span.ts';
import { countOf } from '../model/text.ts';
import { joinLines, type Line, ours, say, styled } from './blocks.ts';
import { roleVerb, roleWord } from './entries.ts';
import { renderNobody, renderSilence, renderUnrecorded } from './notes.ts';
import { leadPerson } from './person.ts';
import { isReleaseDay, leadRelease, leadReleaseDay, releaseWords } from './release-lead.ts';
import { renderReleasesLead } from './releases.ts';

/** The answer in its first line. */
export function renderLead(answer: LogAnswer): Line {
  if (answer.command === 'releases') return renderReleasesLead(answer, spanWords(answer));
  if (answer.verdict === 'undescribed') return renderSilence(findNote(answer, 'undescribed') ?? { days: [], count: 0 });
  const unrecorded = findNote(answer, 'unrecorded');
  if (unrecorded && answer.verdict === 'nothing') return renderUnrecorded(unrecorded);
  if (answer.command === 'count') return leadCount(answer);
  if (isReleaseDay(answer)) return leadReleaseDay(answer);
  const [best] = answer.entries;
  // Where no change is meant by the words, there is none to tell the release of.
  const isMeant = !answer.working || answer.total > 0 || answer.partial;
  if (answer.command === 'release' && best && isMeant) return withPartial(answer, leadRelease(answer, best));
  if (answer.verdict === 'nothing') return leadNothing(answer);
  if (answer.command === 'person') return leadPerson(answer);
  const lead =
    answer.command === 'who' ? leadWho(answer) : answer.command === 'when' ? leadWhen(answer) : leadWhat(answer);
  return withPartial(answer, lead);
}

const withPartial = ({ partial }: LogAnswer, lead: Line): Line =>
  partial ? say`No entry has all of these words. The nearest: ${lead}` : lead;

function leadNothing(answer: LogAnswer): Line {
  const nobody = findNote(answer, 'nobody-recorded');
  const first = answer.entries[0];
  const { about } = answer.query;
  if (answer.command === 'when' && first) return leadUndated(first);
  if (nobody?.role === 'author' && (about === undefined || !first)) {
    return say`No entry${about === undefined ? [] : say` about “${about}”`}${spanWords(answer)} names who wrote it.`;
  }
  if (nobody && about === undefined)
    return say`In this log${spanWords(answer)} nobody ${ours(roleVerb(nobody.role, 1))} anything${byPerson(answer)}.`;
  if (nobody && first) return say`Of “${first.headline}” (${day(first)}) ${renderNobody(nobody.role)}.`;
  if (about === undefined) return say`Nothing in this log fits.`;
  const { person, except, merges = 'all' } = answer.query;
  const narrowed = person !== undefined || except !== undefined || merges !== 'all';
  // The log may well have something about it, by somebody else.
  if (narrowed && !findNote(answer, 'no-words')) return say`No entry about “${about}”${spanWords(answer)} fits.`;
  return say`Nothing in this log about “${about}”${spanWords(answer)}.`;
}

function leadWho(answer: LogAnswer): Line {
  const people = answer.people ?? [];
  const [best] = answer.entries;
  const [first, ...others] = people;
  if (!first || !best) return say`Nobody.`;
  if (answer.query.about === undefined && (answer.asked === undefined || answer.total > 1)) {
    const total = ours(countOf(answer.peopleTotal ?? people.length, 'person', 'people'));
    const entries = say`${ours(countOf(answer.total, 'entry', 'entries'))}${spanWords(answer)}`;
    const verb = roleVerb(first.role, answer.peopleTotal ?? people.length);
    return say`${total} ${ours(verb)} ${entries}: ${listPeople(people, answer)}.`;
  }
  const name = styled('strong', first.name.trim() || '(no name)');
  // Who has merged other changes and written some has the role of an author, but this one is a merge all the same.
  if (best.merge && (first.role === 'merged' || first.role === 'author')) {
    const title = titleOf(best);
    const merged = say`${name} merged it ${onDay(best)}${fromTree(best)}.`;
    return title === undefined ? merged : say`The log does not name the author of “${title}”; ${merged}`;
  }
  if (answer.query.role !== undefined && answer.query.role !== 'author') {
    const names = joinLines(people.map((person) => styled('strong', person.name)));
    return say`${capital(roleWord(first.role))} ${names}: “${best.headline}” (${day(best)}).`;
  }
  const also = others.length === 0 ? [] : say` Also ${listPeople(others, answer)}.`;
  if (answer.total === 1) return say`${name} wrote it, ${onDay(best)}.${also}`;
  if (answer.peopleTotal === 1 && !answer.partial) {
    return say`${name} wrote all ${answer.total} that match; the best match is ${ofDay(best)}.`;
  }
  return say`${name} wrote the best match, ${onDay(best)}.${also}`;
}

function leadWhen(answer: LogAnswer): Line {
  const best = answer.query.about === undefined ? answer.entries.find(isDated) : answer.entries[0];
  if (!best)
    return say`${ours(countOf(answer.total, 'entry', 'entries'))}, the first on ${ours(formatDay(answer.dates?.[0] ?? ''))}.`;
  const first = styled('strong', day(best));
  const committed = best.committedDate === undefined ? [] : say` (committed on ${ours(formatDay(best.committedDate))})`;
  const title = titleOf(best);
  if (best.merge && title !== undefined) {
    return say`On ${first}${committed}, merged by ${best.author} from ${best.merge.from}: “${title}” ${unnamed}`;
  }
  if (answer.total <= 1 || answer.query.about !== undefined) return say`On ${first}${committed}: “${best.headline}”`;
  return say`${ours(countOf(answer.total, 'entry', 'entries'))}, the first on ${first}${committed}: “${best.headline}”`;
}

function leadWhat(answer: LogAnswer): Line {
  const [best] = answer.entries;
  if (!best) return say`Nothing.`;
  const { about, since, until } = answer.query;
  if ((about === undefined || answer.listed !== undefined) && answer.total > 1) {
    const end = ours(answer.asked?.reading.prefer === 'earliest' ? 'first' : 'newest');
    const newest = since !== undefined && since === until ? [] : say`, the ${end} ${ofDay(best)}`;
    const having = about === undefined ? [] : say` with “${about}”`;
    return say`${styled('strong', ours(countOf(answer.total, 'entry', 'entries')))}${having}${spanWords(answer)}${newest}.`;
  }
  const said = answer.quote ? say`“${answer.quote}”` : say`${best.headline}`;
  if (best.merge) {
    const merged = say`Merged by ${authorOf(best)} ${onDay(best)}${fromTree(best)}: ${said}`;
    return titleOf(best) === undefined ? merged : say`${merged} ${unnamed}`;
  }
  return best.author === '' ? say`${capitalDay(best)}: ${said}` : say`${authorOf(best)}, ${day(best)}: ${said}`;
}

function leadCount(answer: LogAnswer): Line {
  const { count = 0, described = 0, lines = 0 } = answer;
  const only = answer.entries[0];
  const total = styled('strong', ours(countOf(count, 'commit')));
  const inside =
    lines === 0 ? [] : say` ${ours(countOf(lines, 'title'))} inside merges ${ours(lines === 1 ? 'matches' : 'match')}.`;
  if (only?.merge?.whole && answer.total === 1 && count === only.merge.declared && lines === 0) {
    return say`${total} came with the merge ${ofDay(only)} from ${only.merge.from}.${inside}`;
  }
  const missing = count - described;
  const texts =
    missing <= 0 ? [] : say` ${ours(countOf(described, 'has text', 'have text'))}; for ${missing} this log has none.`;
  return say`${total}${spanWords(answer)}.${texts}${inside}`;
}

/** ` in Oct 2007`, ` since 2007`, ` first in v2.30.0`; nothing where no span was asked for. */
function spanWords(answer: LogAnswer): Line {
  const { since, until } = answer.query;
  const span = formatSpan(since, until);
  const releases = releaseWords(answer);
  if (span === '') return releases;
  if (since === undefined || until === undefined) return say`${ours(` ${span}`)}${releases}`;
  const preposition = since === until ? 'on' : span.includes(' to ') ? 'from' : 'in';
  return say`${ours(` ${preposition} ${span}`)}${releases}`;
}

/** ` by purdie`, where only somebody's changes were asked about. */
const byPerson = ({ query }: LogAnswer): Line => (query.person === undefined ? [] : say` by ${query.person}`);

const authorOf = (entry: Evidence): string => entry.author.trim() || '(no name)';

/** ` from TREE`; nothing where the merge's own title is all that is known of it. */
function fromTree({ merge, headline }: Evidence): Line {
  return merge === undefined || merge.from === headline ? [] : say` from ${merge.from}`;
}

const day = (entry: Evidence): Line => ours(formatDay(entry.date));

const capitalDay = (entry: Evidence): Line => capital(formatDay(entry.date));

const isDated = ({ date }: Evidence): boolean => date !== '';

/** `on 11 Jul 2007`, or what is known instead. */
const onDay = (entry: Evidence): Line => (isDated(entry) ? say`on ${day(entry)}` : inUndated(entry));

/** `of 11 Jul 2007`, or what is known instead. */
const ofDay = (entry: Evidence): Line => (isDated(entry) ? say`of ${day(entry)}` : inUndated(entry));

const inUndated = ({ release }: Evidence): Line =>
  release === undefined ? ours('without a date') : say`in ${release}, which has no date`;

/** Of the change that was asked for the log tells no date. */
function leadUndated(best: Evidence): Line {
  return say`The log tells no date for “${best.headline}”${best.release === undefined ? [] : say`: it is ${inUndated(best)}`}.`;
}

/** The title of a merge that answers. */
const titleOf = ({ merge }: Evidence): string | undefined => merge?.lines[0];

/** A title that a merge lists has an author whom the merge does not tell. */
const unnamed: Line = ours('(the log does not name its author)');

const personCount = (person: CountedPerson): Line => say`${person.name} (${person.count})`;

/** People with their numbers; how many there are beyond those that are named. */
function listPeople(people: readonly CountedPerson[], answer: LogAnswer): Line {
  const rest = (answer.peopleTotal ?? 0) - (answer.people?.length ?? 0);
  return joinLines([...people.map(personCount), ...(rest > 0 ? [say`${ours(countOf(rest, 'other', 'others'))}`] : [])]);
}

const capital = (text: string): Line => ours(text.charAt(0).toUpperCase() + text.slice(1));

function findNote<K extends Note['kind']>(answer: LogAnswer, kind: K): Extract<Note, { kind: K }> | undefined {
  return answer.notes.find((note): note is Extract<Note, { kind: K }> => note.kind === kind);
}
