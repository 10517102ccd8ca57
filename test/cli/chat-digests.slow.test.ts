import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useFolders } from '../support/git-repository.ts';
import { makeWorkplace, type Running, readJson, sampleFile, type Workplace } from '../support/run-annalist.ts';

const newFolder = useFolders();

/** A chat whose clock shows what a test says. */
function openChat(place: Workplace, clock: string) {
  const running: Running = place.start(['start'], { ANNALIST_CLOCK: clock });
  let out = '';
  running.child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  return {
    ...running,
    ask: (line: string) => void running.child.stdin.write(`${line}\n`),
    /** Waits until something was shown; fails after ten seconds. */
    async sees(text: string): Promise<void> {
      for (let tries = 0; !out.includes(text); tries += 1) {
        if (tries > 500) throw new Error(`"${text}" did not come, but:\n${out}`);
        await pause(20);
      }
    },
    out: () => out,
    async end() {
      running.child.stdin.end();
      return await running.ended;
    },
  };
}

const countOf = (text: string, part: string): number => text.split(part).length - 1;

describe('a chat without a token', () => {
  it('shows posts when they are due, each once, also over a new start', async () => {
    const place = makeWorkplace(newFolder());
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    const clock = place.write('clock', '2026-12-07T10:00:00Z');
    const first = openChat(place, clock);
    first.ask('/subscribe all schedule:every minute replay:2007-01-01 pace:month');
    await first.sees('Its name is ');
    const id = /Its name is (\w+)/.exec(first.out())?.[1];
    writeFileSync(clock, '2026-12-07T10:01:00Z');
    await first.sees(`#${id}-1.1`);
    writeFileSync(clock, '2026-12-07T10:02:00Z');
    await first.sees(`#${id}-2.1`);
    const ended = await first.end();
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(countOf(ended.out, `subscription ${id} · `)).toBe(2);

    writeFileSync(clock, '2026-12-07T10:30:00Z');
    const second = openChat(place, clock);
    // What was missed comes at once, as one post.
    await second.sees(`#${id}-3.1`);
    second.ask(`/subscriptions pause ${id}`);
    await second.sees('Paused: ');
    writeFileSync(clock, '2026-12-07T10:31:00Z');
    second.ask('/subscriptions list');
    await second.sees('paused, ');
    const end = await second.end();
    expect(end).toMatchObject({ code: 0, signal: null });
    expect(countOf(end.out, `subscription ${id} · `)).toBe(1);
    expect(readJson(await place.annalist(['audit', '--json']))).toMatchObject({ balanced: true });
  });

  it('that only asks questions keeps nobody from the subscriptions', async () => {
    const place = makeWorkplace(newFolder());
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    const chat = openChat(place, place.write('clock', '2026-12-07T10:00:00Z'));
    chat.ask('/count');
    await chat.sees('40 commits.');
    expect(await place.annalist(['post'])).toMatchObject({ code: 0, out: 'Nothing is due.\n' });
    expect(await chat.end()).toMatchObject({ code: 0 });
  });
});
