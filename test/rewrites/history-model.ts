/** A commit as git lists it: its hash, its author's day, and what it keeps when the history is rewritten. */
export interface ModelCommit {
  hash: string;
  day: string;
  key: string;
}

/** A change, whatever hashes it has had. */
export interface ModelChange {
  key: string;
  hashes: Set<string>;
}

/** What an import is to report. */
export interface ModelReport {
  added: number;
  gone: number;
  restored: number;
  rewritten: number;
}

/** What a branch lost and what it got, by hashes. */
export interface ModelMove {
  lost: ReadonlySet<string>;
  got: ReadonlySet<string>;
}

/** What must be true of a log, told by sets of hashes alone: nothing in it knows of numbers. */
export interface HistoryModel {
  live: ReadonlySet<string>;
  /** All hashes that ever were there. */
  seen: ReadonlyMap<string, ModelChange>;
  /** Takes the history as it is now, parents first, and what each branch that moved lost and got. */
  see(commits: readonly ModelCommit[], moves?: readonly ModelMove[]): ModelReport;
  isThere(change: ModelChange): boolean;
}

/** What must be told in a channel. */
export interface ModelChannel {
  /** The changes that are to be told now, each once. */
  tell(): Set<ModelChange>;
}

/** Makes the model of a log that nothing is stored of. */
export function makeHistoryModel(): HistoryModel {
  const seen = new Map<string, ModelChange>();
  let live = new Set<string>();
  const isThere = ({ hashes }: ModelChange): boolean => [...hashes].some((hash) => live.has(hash));
  return {
    get live() {
      return live;
    },
    seen,
    isThere,
    see(commits, moves = []) {
      const before = live;
      live = new Set(commits.map(({ hash }) => hash));
      const fresh = commits.filter(({ hash }) => !seen.has(hash));
      const lost = new Map<string, ModelChange[]>();
      const went = new Set([...before].filter((hash) => !live.has(hash)).map((hash) => seen.get(hash)));
      for (const change of fresh.length === 0 ? [] : new Set(seen.values())) {
        if (!isThere(change) || went.has(change)) lost.set(change.key, [...(lost.get(change.key) ?? []), change]);
      }
      let restored = 0;
      for (const hash of live) if (seen.has(hash) && !before.has(hash)) restored += 1;
      const twins = new Map<string, ModelChange>();
      const pair = (pool: ReadonlyMap<string, ModelChange[]>, fits: (hash: string) => boolean): void => {
        for (const { hash, key } of fresh) {
          const old = twins.has(hash) || !fits(hash) ? undefined : pool.get(key)?.shift();
          if (old) twins.set(hash, old);
        }
      };
      pair(lost, () => true);
      const paired = new Set(twins.values());
      for (const move of moves) {
        const pool = new Map<string, ModelChange[]>();
        const kept = new Set([...seen].filter(([hash]) => move.lost.has(hash)).map(([, change]) => change));
        for (const change of new Set(seen.values())) {
          if (kept.has(change) && isThere(change) && !paired.has(change))
            pool.set(change.key, [...(pool.get(change.key) ?? []), change]);
        }
        pair(pool, (hash) => move.got.has(hash));
      }
      const rewritten = twins.size;
      for (const { hash, key } of fresh) {
        const change = twins.get(hash) ?? { key, hashes: new Set<string>() };
        change.hashes.add(hash);
        seen.set(hash, change);
      }
      let gone = 0;
      for (const hash of before) if (!live.has(hash)) gone += 1;
      return { added: fresh.length, gone, restored, rewritten };
    },
  };
}

/** A channel that is told of what comes from now on. */
export function openModelChannel(model: HistoryModel): ModelChannel {
  const known = new Set(model.seen.values());
  return {
    tell() {
      const told = new Set<ModelChange>();
      for (const hash of model.live) {
        const change = model.seen.get(hash);
        if (change && !known.has(change)) told.add(change);
      }
      for (const change of told) known.add(change);
      return told;
    },
  };
}
