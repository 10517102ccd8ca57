import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { complete, completeOptionValue, findNamedLog } from '../../src/chat/complete.ts';
import { prepareNames } from '../../src/chat/rank-candidates.ts';
import { parseArguments, splitCommandLine } from '../../src/model/command-text.ts';

const vocabulary = {
  people: prepareNames(['Jan Kara', 'José R. Santos', 'Jan Engelhardt', '"Quo" ted', 'a role:cc']),
  subsystems: prepareNames(['nfs', 'ext4', 'fs/9p', 'jffs2']),
  logs: prepareNames(['sample', 'git']),
  releases: prepareNames(['v2.1.0-rc1', 'v2.0.0', 'v1.2.0']),
};

/** The line as it is with each candidate; at most the first three. */
function show(line: string): string[] {
  const { candidates, replaced } = complete(line, commands, vocabulary);
  expect(line.endsWith(replaced)).toBe(true);
  return candidates.slice(0, 3).map((candidate) => line.slice(0, line.length - replaced.length) + candidate);
}

describe('a list of names', () => {
  it.each([
    ['/subscribe subsystem:al', ['/subscribe subsystem:all']],
    ['/subscribe subsystem:nfs, ex', ['/subscribe subsystem:nfs, ext4']],
    ['/digest nfs,jf', ['/digest nfs,jffs2']],
    ['/what subsystem:nfs, jf', []],
    ['/what except:Jan Kara, eng', ['/what except:Jan Kara, Jan Engelhardt']],
  ])('is completed at its end: %j', (line, expected) => {
    expect(show(line)).toEqual(expected);
  });
});

describe('a line is completed', () => {
  it.each([
    ['', ['/ask ', '/who ', '/when ']],
    ['/', ['/ask ', '/who ', '/when ']],
    ['/sh', ['/show ']],
    ['/SH', ['/show ']],
    ['/set', ['/settings ']],
    ['/settings ', ['/settings show', '/settings log ', '/settings forget']],
    ['/settings  L', ['/settings  log ']],
    ['/settings x', []],
    ['/settings show', ['/settings show']],
    ['/settings show ', []],
    ['/settings nothing ', []],
    ['/logs', ['/logs']],
    ['/x', []],
    ['who', []],
    ['/x ab', []],
  ])('with the names of commands: %j', (line, expected) => {
    expect(show(line)).toEqual(expected);
  });

  it.each([
    ['/who ', ['/who about:', '/who role:', '/who person:']],
    ['/who s', ['/who subsystem:', '/who since:']],
    ['/who lzo rel', ['/who lzo release:']],
    ['/what from:v1.2.0 t', ['/what from:v1.2.0 to:']],
    ['/who lzo sub', ['/who lzo subsystem:']],
    ['/who about:lzo ', ['/who about:lzo role:', '/who about:lzo person:', '/who about:lzo subsystem:']],
    ['/who about:lzo support sub', ['/who about:lzo support subsystem:']],
    ['/who about:"lzo jffs2" sub', ['/who about:"lzo jffs2" subsystem:']],
    ['/who role:cc ro', []],
    ['/who lzo ab', []],
    [
      '/who person:Jan Kara ',
      ['/who person:Jan Kara about:', '/who person:Jan Kara role:', '/who person:Jan Kara subsystem:'],
    ],
    ['/who person:jan since', ['/who person:jan since:']],
    ['/logs ', []],
  ])('with the names of options that it has not: %j', (line, expected) => {
    expect(show(line)).toEqual(expected);
  });

  it.each([
    '/who about:',
    '/who about:s',
    '/who about: s',
    '/who about:"lzo s',
    '/who about:"lzo"',
    "/who 'lzo s",
    '/who limit:',
  ])('with nothing where a value stands that may be anything: %j', (line) => {
    expect(show(line)).toEqual([]);
  });

  it.each([
    ['/who person:', ['/who person:Jan Kara', '/who person:José R. Santos', '/who person:Jan Engelhardt']],
    ['/who person:jan', ['/who person:Jan Kara', '/who person:Jan Engelhardt']],
    ['/who person:jan ', ['/who person:Jan Kara', '/who person:Jan Engelhardt']],
    ['/who person:jose r', ['/who person:José R. Santos']],
    ['/who about:x person: jos', ['/who about:x person: José R. Santos']],
    ['/who person:"jos', ['/who person:"José R. Santos"']],
    ["/who person:'jos", ['/who person:"José R. Santos"']],
    ['/who person:quo', ['/who person:"\\"Quo\\" ted"']],
    ['/who person:"\\"q', ['/who person:"\\"Quo\\" ted"']],
    ['/who person:a r', ['/who person:"a role:cc"']],
    ['/what subsystem:9', ['/what subsystem:fs/9p']],
    ['/what log:', ['/what log:sample', '/what log:git']],
    ['/who role:rep', ['/who role:reported-by']],
    ['/who role:by', ['/who role:signed-off-by', '/who role:acked-by', '/who role:reviewed-by']],
    ['/rank of:', ['/rank of:people', '/rank of:newcomers', '/rank of:subsystems']],
    ['/settings log ', ['/settings log sample', '/settings log git']],
    ['/SETTINGS LOG g', ['/SETTINGS LOG git']],
    ['/settings log log:s', ['/settings log log:sample']],
    ['/help settings l', ['/help settings log']],
    ['/help wh', ['/help who', '/help when', '/help what']],
    ['/show ', ['/show last']],
  ])('with the values of an option: %j', (line, expected) => {
    expect(show(line)).toEqual(expected);
  });

  it('so that the value is read as it was offered, whatever is in it', () => {
    for (const name of vocabulary.people.names) {
      const { candidates, replaced } = complete(`/who about:x person:${name.slice(0, 3)}`, commands, vocabulary);
      const line = `/who about:x person:${name.slice(0, 3)}`;
      const read = candidates.map((candidate) => {
        const whole = `${line.slice(0, line.length - replaced.length)}${candidate} limit:3`;
        const command = commands.find((one) => one.name === 'who');
        return command && parseArguments(command, splitCommandLine(whole)?.rest ?? '').person;
      });
      if (candidates.length > 0) expect(read).toContain(name);
    }
  });
});

it('an option by itself is completed for front ends that have fields', () => {
  const options = commands.find(({ name }) => name === 'what')?.options ?? [];
  const of = (name: string, typed: string): string[] =>
    options
      .filter((option) => option.name === name)
      .flatMap((option) => completeOptionValue(option, typed, commands, vocabulary));
  expect(of('person', 'engel')).toEqual(['Jan Engelhardt']);
  expect(of('merges', 'o')).toEqual(['only', 'none']);
  expect(of('about', 'lzo')).toEqual([]);
});

it.each([
  ['/who about:x log:git person:', 'git'],
  ['/who log:"git" s', 'git'],
  ['/who log:git s', 'git'],
  ['/who about:x', undefined],
  ['/who log:', undefined],
  ['who log:git', undefined],
])('the log that %j names is %s', (line, expected) => {
  expect(findNamedLog(line, commands)).toBe(expected);
});
