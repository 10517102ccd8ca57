import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slow files that take longest, in that order. A fresh checkout has no times of its own to go by. */
const longest = [
  'store/kill-import',
  'digest/kill',
  // These two wait for most of their time, which leaves the cores to the kills.
  'chat/discord/gateway-minute',
  'chat/discord/start',
  'cli/post',
  'store/kill-repository-import',
  'ingest/import-git',
  'cli/store-trouble',
  'cli/contract',
  'cli/bad-input',
  'cli/chat',
  'cli/bad-usage',
  'cli/completion',
  'cli/refresh',
  'ingest/releases',
  'cli/answers',
  'cli/streams',
  'parse/plain-formats-fuzz',
].map((name) => `/test/${name}.slow.test.ts`);

const rank = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(name));
  return place === -1 ? longest.length : place;
};

/** Begins with the longest of the slow files, so that none of them runs alone at the end; the quick ones go before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ project }: TestSpecification): boolean => project.name === 'slow';
    const slow = sorted.filter(isSlow).sort((one, other) => rank(one) - rank(other));
    return [...sorted.filter((file) => !isSlow(file)), ...slow];
  }
}
