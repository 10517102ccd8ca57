import { describe, expect, it } from 'vitest';
import { describeOutcome } from '../../src/cli/refresh.ts';

const since = '2026-12-07T09:00:12.000Z';

describe('a refresh that brought nothing is told in one line', () => {
  it('that failed, with why, since when, and when it is tried again', () => {
    const failed = { log: 'notes', outcome: 'failed', reason: 'git failed: it ended with code 1', since } as const;
    expect(describeOutcome({ ...failed, next: '2026-12-07T09:04:00.000Z' })).toBe(
      'notes cannot be refreshed. Git failed: it ended with code 1 (fails since Mon 7 Dec 2026, 09:00 UTC, next try Mon 7 Dec 2026, 09:04 UTC).',
    );
    expect(describeOutcome(failed)).toMatch(/\(fails since Mon 7 Dec 2026, 09:00 UTC\)\.$/);
  });

  it('that another process keeps from it, or that found nothing new', () => {
    expect(describeOutcome({ log: 'notes', outcome: 'busy', reason: 'It is being refreshed: try again later.' })).toBe(
      'notes is not refreshed. It is being refreshed: try again later.',
    );
    expect(describeOutcome({ log: 'notes', outcome: 'unchanged' })).toBe('notes: as it was');
  });

  it('without what a source could do to a terminal', () => {
    const reason = 'it says \u001b[2Jnothing';
    expect(describeOutcome({ log: 'notes', outcome: 'failed', reason, since })).not.toContain('\u001b');
  });
});
