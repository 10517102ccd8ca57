import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { complete } from '../../src/chat/complete.ts';
import { scheduleExamples } from '../../src/chat/known-values.ts';
import { prepareNames } from '../../src/chat/rank-candidates.ts';
import { parseSchedule } from '../../src/schedule/parse-schedule.ts';

const nothing = prepareNames([]);
const names = { people: nothing, subsystems: nothing, logs: nothing, subscriptions: prepareNames(['k7mp', 'q2xz']) };
const offer = (line: string): string[] => complete(line, commands, names).candidates;

describe('what is known without a log', () => {
  it('completes zones, schedules and subscriptions', () => {
    expect(offer('/subscribe all timezone:berl')).toEqual(['Europe/Berlin']);
    expect(offer('/subscribe all schedule:weekl')).toContain('weekly on friday');
    expect(offer('/subscriptions show subscription:k')).toEqual(['k7mp']);
    expect(offer('/subscriptions pause q')).toContain('q2xz');
  });

  it.each(scheduleExamples)('has examples of schedules that can be read: %s', (example) => {
    expect(parseSchedule(example).hours).toBeDefined();
  });

  it('offers options that have an underscore in their name', () => {
    expect(offer('/subscribe all schedule:daily whe')).toEqual(['when_empty:']);
    expect(offer('/subscribe all schedule:daily when_empty:s')).toEqual(['silent', 'say']);
  });
});
