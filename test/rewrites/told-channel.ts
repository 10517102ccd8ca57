import type { Reader } from '../../src/answer/reader.ts';
import { auditBooks, countLogs } from '../../src/digest/audit.ts';
import { beginSubscription } from '../../src/digest/begin.ts';
import { openDigestLog } from '../../src/digest/digest-log.ts';
import { makeRounds } from '../../src/digest/round.ts';
import type { Digest } from '../../src/model/digest.ts';
import { makeMark } from '../../src/model/mark.ts';
import { makeFakeChannels } from '../support/fake-channels.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { makeMemoryDigests } from '../support/memory-digests.ts';
import { type HistoryModel, type ModelChange, openModelChannel } from './history-model.ts';

const dayLong = 86_400_000;

/** A channel with a subscription to a log, and the model of what it must be told. */
export interface ToldChannel {
  name: string;
  /** Posts what is due, and throws where that is not what must be told. Gives how many changes were told. */
  post(): Promise<number>;
}

/** Opens a channel that is told of what comes to a log from now on. */
export async function openToldChannel(
  name: string,
  reader: Reader,
  log: string,
  model: HistoryModel,
): Promise<ToldChannel> {
  const { began: _, replay: _replay, ...wish } = makeSubscription({ log, server: undefined });
  let now = Date.UTC(2026, 0, 1, 12);
  const subscription = await beginSubscription(wish, await openDigestLog(reader, log), { id: 'a3f', now });
  const store = makeMemoryDigests([subscription]);
  const expected = openModelChannel(model);
  let posted: Digest | undefined;
  const openLog = () => openDigestLog(reader, log);
  const rounds = makeRounds({
    store,
    channels: makeFakeChannels(),
    openLog,
    render(digest, _subscription, mark) {
      posted = digest;
      return [makeMark(mark, 0)];
    },
    now: () => now,
  });
  return {
    name,
    async post() {
      posted = undefined;
      now += dayLong;
      await rounds.run();
      const told = expected.tell();
      compare(model, told, posted);
      const [books] = auditBooks(store.read(), await countLogs(store.read(), openLog));
      if (!books || books.problems.length > 0) throw new Error(`the books of ${name}: ${books?.problems.join(', ')}`);
      return told.size;
    },
  };
}

function compare(model: HistoryModel, expected: ReadonlySet<ModelChange>, digest: Digest | undefined): void {
  const { records = 0, folded = 0, more = 0, summedUp = false, subsystems = [] } = digest ?? {};
  if (records !== expected.size) throw new Error(`${records} changes were told, and ${expected.size} are to be`);
  const told = new Set<ModelChange>();
  for (const { id } of subsystems.flatMap(({ entries }) => entries)) {
    const change = model.seen.get(id);
    if (!model.live.has(id) || !change) throw new Error(`${id} was told, and is not there`);
    if (!expected.has(change)) throw new Error(`${id} was told once more: ${change.key}`);
    if (told.has(change)) throw new Error(`${id} was told twice in one post`);
    told.add(change);
  }
  if (!summedUp && told.size + folded + more !== expected.size) {
    throw new Error(`${told.size} changes were listed of ${expected.size}`);
  }
}
