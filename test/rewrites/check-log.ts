import type { Reader } from '../../src/answer/reader.ts';
import { answerShow } from '../../src/answer/show.ts';
import { listNumbers } from '../../src/model/ranges.ts';
import type { Store } from '../../src/store/store.ts';
import type { HistoryModel, ModelCommit } from './history-model.ts';

/** Throws where a stored log is not what git lists: an entry lost, doubled or there though it is gone, or a day miscounted. */
export async function checkStored(store: Store, name: string, commits: readonly ModelCommit[]): Promise<void> {
  const log = await store.openLog(name);
  const gone = listNumbers(log.catalogue.gone);
  const keys: string[] = [];
  let sequence = 0;
  for await (const batch of log.keys()) {
    for (const key of batch) {
      if (key !== undefined && !gone.has(sequence)) keys.push(key);
      sequence += 1;
    }
  }
  const wanted = new Set(commits.map(({ hash }) => hash));
  const found = new Set(keys);
  if (found.size !== keys.length) throw new Error(`${keys.length - found.size} entries are stored twice`);
  for (const hash of wanted) if (!found.has(hash)) throw new Error(`${hash} is lost`);
  for (const hash of found) if (!wanted.has(hash)) throw new Error(`${hash} is gone, and still there`);
  const days = new Map<string, number>();
  for (const { day } of commits) days.set(day, (days.get(day) ?? 0) + 1);
  const stored = log.catalogue.days;
  if (stored.length !== days.size) throw new Error(`there are ${stored.length} days, and ${days.size} should be`);
  for (const { date, declared, listed } of stored) {
    const count = days.get(date);
    if (count !== declared || count !== listed) throw new Error(`${date} declares ${declared} of ${count} commits`);
  }
}

/** Throws where an entry is said to be on other branches than git says. `reached` has by each branch what it reaches. */
export async function checkBranches(
  store: Store,
  reader: Reader,
  name: string,
  reached: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  const log = await reader.open(name);
  const branches = await log.branches();
  if (branches.names.join() !== [...reached.keys()].join()) throw new Error(`the branches are ${branches.names}`);
  let sequence = 0;
  for await (const batch of (await store.openLog(name)).keys()) {
    for (const key of batch) {
      const expected = [...reached].filter(([, hashes]) => hashes.has(key ?? '')).map(([branch]) => branch);
      const told = branches.of(sequence);
      if (told.join() !== expected.join()) throw new Error(`${key} is on ${expected}, and said to be on ${told}`);
      sequence += 1;
    }
  }
  for (const [branch, hashes] of reached) {
    const { total } = await log.search({ branch, order: 'newest', limit: 1 });
    if (total !== hashes.size) throw new Error(`${total} entries are found on ${branch}, and ${hashes.size} are there`);
  }
}

/** Throws where answers know of what is gone, or where an id that was saved does not lead to what came in its place. */
export async function checkAnswers(
  reader: Reader,
  name: string,
  model: HistoryModel,
  random: (below: number) => number,
): Promise<void> {
  const log = await reader.open(name);
  const { total } = await log.search({ order: 'newest', limit: 1 });
  if (total !== model.live.size) throw new Error(`${total} entries are found of ${model.live.size}`);
  if (log.info.entries !== total || log.info.declared !== total) throw new Error('the log declares another number');
  const gone = [...model.seen].filter(([hash]) => !model.live.has(hash));
  for (let asked = 0; asked < Math.min(10, gone.length); asked += 1) {
    const [hash = '', change] = gone[random(gone.length)] ?? [];
    if (!change) continue;
    if (model.isThere(change)) {
      const { shown, notes } = await answerShow(log, hash);
      const [note] = notes;
      const leads = shown !== undefined && model.live.has(shown.id) && change.hashes.has(shown.id);
      if (!leads || note?.kind !== 'rewritten' || note.from !== hash) throw new Error(`${hash} leads astray`);
    } else {
      const refused = await answerShow(log, hash).then(
        () => '',
        (error: unknown) => String(error),
      );
      if (!refused.includes('is gone')) throw new Error(`${hash} is gone, and is answered: ${refused}`);
    }
  }
}
