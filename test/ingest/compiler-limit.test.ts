import { describe, expect, it } from 'vitest';
import { makeCompilerLimits } from '../../src/ingest/compiler-limit.ts';

const little = '--max-inlined-bytecode-size-cumulative=100';
const usual = '--max-inlined-bytecode-size-cumulative=920';

describe('limits of the compiler', () => {
  it('hold until none wants them', () => {
    const flags: string[] = [];
    const makeLimit = makeCompilerLimits((flag) => flags.push(flag));
    const [one, other] = [makeLimit(), makeLimit()];
    one.set();
    one.set();
    other.set();
    one.lift();
    one.lift();
    expect(flags).toEqual([little]);
    other.lift();
    expect(flags).toEqual([little, usual]);
  });

  it('are not set once they were lifted, as where work ends before its threads run', () => {
    const flags: string[] = [];
    const limit = makeCompilerLimits((flag) => flags.push(flag))();
    limit.lift();
    limit.set();
    expect(flags).toEqual([]);
  });
});
