import type { LogAnswer } from '../model/answer.ts';
import { type Line, ours, say, styled } from './blocks.ts';
import { renderLead } from './leads.ts';
import { renderNotes } from './notes.ts';

/**
 * The first line of an answer to a question in plain words. One that is not sure says so; where the log has nothing, what
 * comes nearest is told to be no more than that.
 */
export function renderAskedLead(answer: LogAnswer): Line {
  const { entries, sure, verdict } = answer;
  if (verdict === 'nothing' && !isAboutChange(answer)) {
    const lead = renderLead(narrow({ ...answer, entries: [] }));
    const line = sure ? lead : say`${unsure} ${lead}`;
    return entries.length > 0 ? say`${line} The nearest it has:` : line;
  }
  const line = renderLead(narrow(answer));
  return sure ? line : say`${unsure} The best guess: ${line}`;
}

/** Whether the change that is meant was found, and only what was asked of it is not recorded: a role, or a release. */
function isAboutChange({ command, notes, total, partial }: LogAnswer): boolean {
  return notes.some(({ kind }) => kind === 'nobody-recorded') || (command === 'release' && (total > 0 || partial));
}

/** What an answer has to say beside its figures: of a question in plain words first what is doubtful in its reading. */
export function renderRemarks(answer: LogAnswer): Line[] {
  const { asked, sure, command, verdict } = answer;
  if (!asked) return renderNotes(answer);
  const isRanking = command === 'rank' || command === 'subsystems' || command === 'releases';
  const doubts = asked.reading.doubts.map((doubt) => say`${doubt}`);
  const isGuessed = !sure && isRanking && verdict === 'found';
  return [...(isGuessed ? [unsure] : []), ...doubts, ...renderNotes(narrow(answer))];
}

const unsure: Line = styled('strong', ours('This is not sure.'));

/**
 * An answer as its words are chosen. What was weighed is an answer though it lacks a word, and its first entry is the one
 * that is meant; of what the log has nothing about, those words are told that it does not have.
 */
function narrow(answer: LogAnswer): LogAnswer {
  const { query, notes, verdict, sure, working } = answer;
  const unknown = notes.find((note) => note.kind === 'no-words')?.words ?? [];
  const isUnknown = verdict === 'nothing' && query.about !== undefined && unknown.length > 0;
  return {
    ...answer,
    partial: false,
    // Of a sure answer it is of no matter by which words it was found; its working tells.
    ...(working !== undefined &&
      verdict === 'found' &&
      sure && { notes: notes.filter(({ kind }) => kind !== 'no-words') }),
    ...((working !== undefined || isOutermost(answer)) && { total: Math.min(1, answer.entries.length) }),
    ...(isUnknown && { query: { ...query, about: unknown.join(' ') } }),
  };
}

/** Whether the first or the last of all that fit is the answer, and the others only stand beside it. */
function isOutermost({ asked, command, verdict }: LogAnswer): boolean {
  if (asked?.reading.prefer === undefined || verdict !== 'found') return false;
  return command === 'who' || command === 'when' || command === 'why' || (command === 'what' && asked.reading.single);
}
