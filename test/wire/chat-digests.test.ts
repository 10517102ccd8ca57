import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openChatDigests } from '../../src/wire/chat-digests.ts';
import { useFolders } from '../support/git-repository.ts';

const newFolder = useFolders();

it('says what a trouble with the subscriptions means for a chat', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'state.json'), 'damaged');
  const told: string[] = [];
  const digests = openChatDigests(
    folder,
    readConfig({}, folder, () => '{}'),
    (line) => told.push(line),
  );
  await digests.start(async () => undefined);
  await digests.stop();
  expect(told).toEqual([expect.stringMatching(/^Digests are not posted here\. .*state\.json is damaged/)]);
});
