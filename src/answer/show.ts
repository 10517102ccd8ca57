import type { LogAnswer } from '../model/answer.ts';
import { UserError } from '../model/errors.ts';
import type { Note } from '../model/note.ts';
import type { Releases } from '../model/release.ts';
import { joinWords } from '../model/text.ts';
import type { Hit } from '../search/search.ts';
import { listDates, makeEvidence, makeLink } from './evidence.ts';
import { findFate } from './fate.ts';
import { findRewritten } from './find-rewritten.ts';
import type { LogReader } from './reader.ts';
import { chooseFirst, tellPackage } from './release.ts';
import { withTies } from './ties.ts';

/** Gives one entry in full, by its id, a short hash, or `last`. Throws a UserError where none or several are meant. */
export async function answerShow(log: LogReader, id: string): Promise<LogAnswer> {
  const wanted = id.trim().toLowerCase();
  const silent = findSilentDay(log, wanted);
  if (silent) return silent;
  const { sequence, note } = wanted === 'last' ? { sequence: await findLast(log) } : await findOne(log, wanted);
  const entry = await log.entry(sequence);
  const { headline, author, committer, authored, committed, date, subject, body, trailers, merge, parents, line } =
    entry;
  const { release: heading, section } = entry;
  const { first: release, ofPackage } = await findRelease(log, sequence, entry.subsystems);
  const branches = await listBranches(log, sequence);
  const hit: Hit = { sequence, score: 1, whole: true, lines: [] };
  const fate = findFate(log, await log.ties(), sequence);
  const answer: LogAnswer = {
    command: 'show',
    log: log.name,
    query: { id },
    verdict: 'found',
    sure: true,
    dates: listDates([entry]).slice(0, 1),
    entries: [makeEvidence({ hit, entry, ...(fate && { fate }) }, undefined, log.info.web)],
    total: 1,
    partial: false,
    notes: note ? [note] : [],
    ...(release && { release: release.name }),
    shown: {
      id: entry.id,
      ...makeLink(log.info.web, entry.id),
      headline,
      author,
      committer,
      authored,
      committed,
      date,
      ...(heading !== undefined && authored === undefined && { heading }),
      ...(section !== undefined && { section }),
      subject,
      body,
      trailers,
      merge,
      parents,
      ...(branches.length > 0 && { branches }),
      line,
      subsystemReasons: await log.reasons(sequence),
      ...(release && { release: release.name }),
      ...(ofPackage && { ofPackage: tellPackage(entry, ofPackage) }),
      ...(release?.yanked && { yanked: true }),
      ...(release?.firstCandidate && { firstCandidate: release.firstCandidate.name }),
    },
  };
  return await withTies(log, answer, sequence);
}

/** The release that first contains an entry; where they cannot be told, the entry is shown without. */
async function findRelease(
  log: LogReader,
  sequence: number,
  subsystems: readonly string[],
): Promise<ReturnType<typeof chooseFirst>> {
  const releases = await listReleases(log);
  return releases ? chooseFirst(releases, sequence, subsystems) : {};
}

/** The releases of a log; undefined where they cannot be told. */
async function listReleases(log: LogReader): Promise<Releases | undefined> {
  try {
    return await log.releases();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The branches that an entry is on; where they cannot be told, the entry is shown without. */
async function listBranches(log: LogReader, sequence: number): Promise<string[]> {
  try {
    return (await log.branches()).of(sequence);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Asked for a day, or a place on it, of which the log has no text, the answer is how many commits it declares. */
function findSilentDay(log: LogReader, wanted: string): LogAnswer | undefined {
  const day = /^(\d{4}-\d\d-\d\d)(?:#\d+)?$/.exec(wanted)?.[1];
  const found = log.days.find(({ date }) => date === day);
  if (!found || found.listed > 0 || found.declared === 0) return undefined;
  const { date, declared } = found;
  return {
    command: 'show',
    log: log.name,
    query: { id: wanted },
    verdict: 'undescribed',
    sure: true,
    dates: [date],
    count: declared,
    described: 0,
    entries: [],
    total: 0,
    partial: false,
    notes: [{ kind: 'undescribed', days: [{ date, count: declared }], count: declared }],
  };
}

/** What to write instead of an id that no entry has. */
async function hintAt(log: LogReader, id: string): Promise<string> {
  const listed = log.days.find(({ date }) => date === id)?.listed ?? 0;
  if (listed > 0) {
    const { hits } = await log.search({ since: id, until: id, order: 'newest', limit: 5 });
    const ids = await Promise.all(hits.map(async ({ sequence }) => (await log.entry(sequence)).id.slice(0, 12)));
    return `: on that day there ${listed === 1 ? 'is' : 'are'} ${joinWords(ids)}${listed > 5 ? ' and more' : ''}`;
  }
  const release = (await listReleases(log))?.find(id);
  if (release) return `, but ${release.name} is a release: /what release:${release.name} lists its changes`;
  const example = (await log.search({ order: 'newest', limit: 1 })).hits[0];
  return example ? `: an id looks like ${(await log.entry(example.sequence)).id}` : '';
}

async function findLast(log: LogReader): Promise<number> {
  const result = await log.search({ order: 'newest', limit: 1 });
  const last = result.hits[0];
  if (!last) throw new UserError(`The log "${log.name}" shows no entries yet.`, 'not-found');
  return last.sequence;
}

async function findOne(log: LogReader, id: string): Promise<{ sequence: number; note?: Note }> {
  const found = await log.find(id, 4);
  const [first, ...others] = found;
  if (first === undefined) return await findOld(log, id);
  if (others.length > 0) throw await explainSeveral(log, id, found);
  return { sequence: first };
}

/** An id that was saved before the history was rewritten leads to what came in the place of its entry. */
async function findOld(log: LogReader, id: string): Promise<{ sequence: number; note: Note }> {
  const found = await findRewritten(log, id, 4);
  const [first, ...others] = found;
  if (first === undefined) {
    throw new UserError(`The log "${log.name}" has no entry ${id}${await hintAt(log, id)}.`, 'not-found');
  }
  if (others.length > 0) {
    throw await explainSeveral(
      log,
      id,
      found.map(({ gone }) => gone),
    );
  }
  const from = (await log.entry(first.gone)).id;
  if (first.now === undefined) {
    const reason = 'the source no longer has it, and nothing in it has the same author, time and title';
    throw new UserError(`The entry ${from} of the log "${log.name}" is gone: ${reason}.`, 'not-found');
  }
  const to = (await log.entry(first.now)).id;
  return { sequence: first.now, note: { kind: 'rewritten', from, to } };
}

async function explainSeveral(log: LogReader, id: string, found: readonly number[]): Promise<UserError> {
  const ids = await Promise.all(found.slice(0, 3).map(async (sequence) => (await log.entry(sequence)).id.slice(0, 16)));
  return new UserError(`Several entries begin with ${id} (${joinWords(ids)}): write more of the hash.`, 'not-found');
}
