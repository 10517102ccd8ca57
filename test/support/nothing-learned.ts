import type { LearnedSubsystems } from '../../src/enrich/subsystem-data.ts';

/** What a log teaches that has nothing in it. */
export const nothingLearned: LearnedSubsystems = {
  titles: 0,
  kernel: false,
  names: [],
  folders: [],
  owners: [],
  series: [],
};
