import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { complete } from '../../src/chat/complete.ts';
import { preparePeople, prepareSubsystems } from '../../src/chat/log-names.ts';
import { prepareNames, rankCandidates } from '../../src/chat/rank-candidates.ts';
import { makeMemoryLog } from '../support/memory-log.ts';

const log = {
  ...makeMemoryLog({ entries: [] }),
  people: ['Jeff King', "Theodore Ts'o", 'Junio C Hamano', 'Ted Nyman'],
  subsystems: ['nfs', '9p'],
  aliases: { people: [['King, Jeff', 'peff'], [], ['gitster'], []], subsystems: [['nfs-client'], ['v9fs']] },
};
const vocabulary = { people: preparePeople(log), subsystems: prepareSubsystems(log), logs: prepareNames([]) };
const candidates = (line: string): string[] => complete(line, commands, vocabulary).candidates;

it.each([
  ['a nickname', '/who person:pef', ['Jeff King']],
  ['a mailbox', '/who person:gits', ['Junio C Hamano']],
  ['another spelling, once', '/who person:king, j', ['Jeff King']],
  ['a short form, behind those who are called so', '/who person:ted', ['Ted Nyman', "Theodore Ts'o"]],
  ['a version of a subsystem', '/what subsystem:NFSv', ['nfs']],
  ['an alias of a subsystem', '/what subsystem:v9', ['9p']],
])('%s completes to the main name', (_, line, expected) => {
  expect(candidates(line)).toEqual(expected);
});

it('each name of a list completes, and those before it stay', () => {
  expect(candidates('/who except:jef')).toEqual(['Jeff King']);
  expect(candidates('/who except:jeff king, jun')).toEqual(['jeff king, Junio C Hamano']);
  expect(candidates('/who person:jeff king, jun')).toEqual([]);
});

it('aliases stay with their names where some cannot be offered', () => {
  const names = prepareNames(['bad\nname', 'good'], [['one'], ['two']]);
  expect(rankCandidates('one', names)).toEqual([]);
  expect(rankCandidates('two', names)).toEqual(['good']);
});
