import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { useFolders } from '../support/git-repository.ts';
import { expectRefusal, makeWorkplace, readJson, sampleFile, type Workplace } from '../support/run-annalist.ts';

const newFolder = useFolders();
let place: Workplace;

beforeAll(async () => {
  place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0, err: '' });
});

/** What scripts rely on. */
const digestShape = z.object({
  log: z.string(),
  since: z.string(),
  until: z.string(),
  subsystems: z.array(
    z.object({ name: z.string(), count: z.number(), entries: z.array(z.object({ id: z.string() })) }),
  ),
  people: z.array(z.object({ name: z.string(), count: z.number() })),
  count: z.number(),
  described: z.number(),
  text: z.string(),
});

it('a digest is printed as JSON, whose numbers add up', async () => {
  const span = ['--since', '2007-10', '--until', '2007-11'];
  const digest = digestShape.parse(readJson(await place.annalist(['digest', ...span, '--json'])));
  expect(digest).toMatchObject({ log: 'sample', since: '2007-10-01', until: '2007-11-30', count: 14, described: 10 });
  expect(digest.subsystems.reduce((sum, { count }) => sum + count, 0)).toBe(10);
  expect(digest.subsystems.flatMap(({ entries }) => entries)).toHaveLength(10);
  const { out } = await place.annalist(['digest', ...span]);
  expect(out).toBe(`${digest.text}\n`);
});

it('a digest is printed as Markdown, of the days up to the end of the log', async () => {
  const { out, code, err } = await place.annalist([
    'digest',
    '--subsystem',
    'ocfs2',
    '--since',
    'last month',
    '--markdown',
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /^# sample · 1 Nov to 18 Dec 2007\n\n\*\*1 change\*\* by 1 person in \*\*ocfs2\*\*\.\n\n## ocfs2 · 1\n\n- /,
  );
});

it('a style that there is not is refused', async () => {
  expectRefusal(await place.annalist(['digest', '--style', 'loud']), 2, /style/);
});
