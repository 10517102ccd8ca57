import { describe, expect, it } from 'vitest';
import { makeEngineSettings } from '../../src/ingest/engine-settings.ts';

const setting = { usual: '--some-size=920 --some-way', here: '--some-size=100 --no-some-way' };

describe('settings of the engine', () => {
  it('hold until none wants them', () => {
    const flags: string[] = [];
    const make = makeEngineSettings(setting, (flag) => flags.push(flag));
    const [one, other] = [make(), make()];
    one.set();
    one.set();
    other.set();
    one.lift();
    one.lift();
    expect(flags).toEqual([setting.here]);
    other.lift();
    expect(flags).toEqual([setting.here, setting.usual]);
  });

  it('are not set once they were lifted, as where work ends before its threads run', () => {
    const flags: string[] = [];
    const one = makeEngineSettings(setting, (flag) => flags.push(flag))();
    one.lift();
    one.set();
    expect(flags).toEqual([]);
  });
});
