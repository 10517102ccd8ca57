import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LogReader } from '../../src/answer/reader.ts';
import type { WeighedChange } from '../../src/answer/weigh-changes.ts';
import type { DigestLog } from '../../src/digest/ports.ts';
import type { RoundReport } from '../../src/digest/round-report.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { DigestState, DigestStore } from '../../src/model/digest-state.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import type { StoredLog } from '../../src/store/store.ts';
import { importBuilt, root } from './built.ts';

/** Opens a stored log in this process without its index. */
export async function openStored(data: string, name: string): Promise<StoredLog> {
  const { openStore } = await importBuilt('src/store/store');
  return await openStore(data).openLog(name);
}

/** Opens a stored log in this process, as the program does; or as a bot that goes on does, which reads its index ahead. */
export async function openLog(
  data: string,
  name: string,
  isLasting = false,
): Promise<{ log: StoredLog; reader: LogReader }> {
  const ingest = await importBuilt('src/ingest/open-index');
  const answer = await importBuilt('src/answer/log-reader');
  const words = await readData('developer-words.json');
  const { readIndexRules } = await importBuilt('src/ingest/index-rules');
  const rules = readIndexRules(await readData('subsystems.json'), () => words);
  const log = await openStored(data, name);
  const makeNone = async (): Promise<void> => {};
  const index = await ingest.openIndex(log, rules, undefined, isLasting ? makeNone : undefined);
  return { log, reader: answer.makeLogReader(log, index, async () => log) };
}

const readData = (name: string): Promise<string> => readFile(path.join(root, 'data', name), 'utf8');

/** Answers a question in plain words, as the program does: from its words to the answer. */
export async function openAsking(reader: LogReader): Promise<(question: string, now: string) => Promise<LogAnswer>> {
  const reading = await importBuilt('src/question/read-question');
  const answer = await importBuilt('src/answer/answer-reading');
  const known = await importBuilt('src/answer/read-vocabulary');
  return async (question, now) => {
    const vocabulary = await known.readVocabulary(reader, question);
    return await answer.answerReading(reader, reading.readQuestion(question, vocabulary, now), { question, now });
  };
}

/** Lists the changes that are compared for a question, the likeliest first; undefined where it is not answered by words. */
export async function openComparing(
  reader: LogReader,
): Promise<(question: string, now: string) => Promise<readonly WeighedChange[] | undefined>> {
  const { readQuestion } = await importBuilt('src/question/read-question');
  const { readVocabulary } = await importBuilt('src/answer/read-vocabulary');
  const { readQuery } = await importBuilt('src/answer/answer-reading');
  const { settleSubsystem } = await importBuilt('src/answer/settle-subsystem');
  return async (question, now) => {
    const reading = readQuestion(question, await readVocabulary(reader, question), now);
    if (reading.words.length === 0) return undefined;
    const { changes } = await settleSubsystem(reader, reading, readQuery(reading, { question, now }));
    return changes;
  };
}

/** What a round of digests needs of the chat service, and who is told of each state that is written. */
export interface RoundPlace {
  api: string;
  token: string;
  now(): number;
  onWrite(state: DigestState): void;
}

/** The digests of a data folder, as the program posts them. */
export interface BenchDigests {
  openReader(name: string): Promise<LogReader>;
  openLog(subscription: { log: string }): Promise<DigestLog>;
  subsystems(reader: LogReader, most: number): string[];
  /** The milliseconds that planning takes, without composing anything. */
  measurePlan(subscriptions: readonly Subscription[], now: number, records: number): number;
  /** Runs one round with these subscriptions, in the state's own file. */
  run(subscriptions: readonly Subscription[], place: RoundPlace): Promise<RoundReport>;
}

/** Opens the digests of a data folder in this process. */
export async function openDigests(data: string): Promise<BenchDigests> {
  const channelsModule = await importBuilt('src/chat/discord/channels');
  const rendering = await importBuilt('src/chat/discord/render-digest');
  const rounds = await importBuilt('src/digest/round');
  const planning = await importBuilt('src/digest/plan');
  const answer = await importBuilt('src/answer/digest');
  const reverts = await importBuilt('src/answer/digest-reverted');
  const states = await importBuilt('src/store/state');
  const readers = new Map<string, Promise<LogReader>>();
  const openReader = (name: string): Promise<LogReader> => {
    const known = readers.get(name) ?? openLog(data, name).then(({ reader }) => reader);
    readers.set(name, known);
    return known;
  };
  const openDigestLog = async ({ log }: { log: string }): Promise<DigestLog> => {
    const reader = await openReader(log);
    return {
      records: reader.records,
      daysBelow: (number) => reader.daysBelow(number),
      compose: (watch, stretch, options) => answer.composeDigest(reader, watch, stretch, options),
      findReverted: (watch, stretch, findPosted) => reverts.findReverted(reader, watch, stretch, findPosted),
    };
  };
  return {
    openReader,
    openLog: openDigestLog,
    subsystems: (reader, most) => reader.subsystems.slice(0, most),
    measurePlan(subscriptions, now, records) {
      const heads = new Map(subscriptions.map(({ id }) => [id, { records }]));
      const begun = performance.now();
      planning.planRound(now, subscriptions, heads);
      return performance.now() - begun;
    },
    async run(subscriptions, { api, token, now, onWrite }) {
      const state = await states.openState(data);
      const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
      const channels = channelsModule.makeChannels({ api, token }, { logger: quiet, now, revoked: ignore });
      await state.digests.update((current) => ({
        ...current,
        subscriptions: new Map(subscriptions.map((one) => [one.id, one])),
      }));
      const store: DigestStore = {
        read: () => state.digests.read(),
        async update(change) {
          const written = await state.digests.update(change);
          onWrite(written);
          return written;
        },
      };
      const { run } = rounds.makeRounds({
        store,
        channels,
        openLog: openDigestLog,
        render: rendering.renderDiscordDigest,
        now,
      });
      const report = await run();
      await state.close();
      return report;
    },
  };
}

function ignore(): void {}
