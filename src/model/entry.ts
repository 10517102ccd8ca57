import type { Day } from './day.ts';

/** Who did something, as the source names them. */
export interface Person {
  name: string;
  email?: string | undefined;
}

/** A line such as `Signed-off-by: Name <mail>` at the end of a message. `role` is in lower case. */
export interface Trailer extends Person {
  role: string;
}

/** What a merge brought in, as its message lists it. */
export interface Merge {
  /** The tree or branch it came from, as written. */
  from: string;
  /** How many commits the merge says it brings; absent where it does not say. */
  declared?: number | undefined;
  /** The titles it lists, in order. */
  listed: string[];
  /** Whether the list ends in an ellipsis. */
  truncated?: boolean | undefined;
}

/** One change as its source tells it. Nothing in here is concluded by us. */
export interface ParsedEntry {
  /**
   * git: the full hash. A log with version headings: the release and the position in it from the top, `1.2.0#1`. A day
   * list: the day and the position on that day, `2007-07-11#1`.
   */
  id: string;
  /** The day as the log prints it, empty where it tells none; git: the author's day in the author's zone. */
  date: Day | '';
  /** git: the committer's day in the committer's zone. */
  committedDate?: Day | undefined;
  /** git: the author's instant with its offset, `2007-07-11T10:00:00+02:00`. */
  authored?: string | undefined;
  /** git: the committer's instant with its offset. */
  committed?: string | undefined;
  /** Its name is empty where the log names nobody. */
  author: Person;
  committer?: Person | undefined;
  /** Only where the log has a title of its own. */
  subject?: string | undefined;
  /** Everything else that the log says, word for word, without its own indent and the trailers. */
  body: string;
  trailers: Trailer[];
  /** Bracket notes such as `[name@example.org: tidied up]`; they stay in the body too. */
  notes: string[];
  merge?: Merge | undefined;
  /** git: the hashes of the parents. */
  parents?: string[] | undefined;
  /** The release whose heading it stands under, in formats that have version headings. */
  release?: string | undefined;
  /** The heading it stands under inside its release, as printed: `Added`. */
  section?: string | undefined;
  /** The files that it touches, where the source tells them; of a commit that touches very many, the first ones. */
  paths?: string[] | undefined;
  /** How many more there are. */
  morePaths?: number | undefined;
  /** Its first line in the source, from 1. */
  line?: number | undefined;
}

/** Why an entry is in a subsystem: what it rests on, as the end of a sentence. */
export interface SubsystemReason {
  subsystem: string;
  reason: string;
}

/** An entry with what we conclude from it. */
export interface Entry extends ParsedEntry {
  /** One line to list the entry by. */
  headline: string;
  /** Short lower-case names, the main one first. */
  subsystems: string[];
}
