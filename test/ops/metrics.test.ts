import { register } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { makeMetrics } from '../../src/ops/metrics.ts';

const readLines = async (metrics: { text(): Promise<string> }): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith('annalist_'));

describe('the metrics', () => {
  it('count questions by command and outcome, and show every known pair from the start', async () => {
    const metrics = makeMetrics(['who', 'settings log']);
    expect(await readLines(metrics)).toContain('annalist_questions_total{command="settings log",outcome="failed"} 0');
    metrics.question('who', 'answered', 0.02);
    metrics.question('who', 'answered', 0.4);
    metrics.question('who', 'slowed-down', 0.001);
    const lines = await readLines(metrics);
    expect(lines).toContain('annalist_questions_total{command="who",outcome="answered"} 2');
    expect(lines).toContain('annalist_questions_total{command="who",outcome="slowed-down"} 1');
    expect(lines).toContain('annalist_answer_seconds_bucket{le="0.025",command="who"} 2');
    expect(lines).toContain('annalist_answer_seconds_bucket{le="3",command="who"} 3');
    expect(lines).toContain('annalist_answer_seconds_count{command="who"} 3');
  });

  it('do not grow with what is typed', async () => {
    const metrics = makeMetrics(['who']);
    for (let number = 0; number < 1000; number += 1) {
      metrics.question(`typed-${number}`, 'refused', 0.1);
      metrics.gateway(`event-${'x'.repeat(number % 300)}`);
    }
    metrics.gateway('Not a "name"\n');
    const lines = await readLines(metrics);
    expect(lines).toContain('annalist_questions_total{command="other",outcome="refused"} 1000');
    expect(lines.filter((line) => line.startsWith('annalist_gateway_events_total')).length).toBeLessThanOrEqual(31);
    expect(lines.length).toBeLessThan(80);
  });

  it('count refreshes by how they ended, and how long they took', async () => {
    const metrics = makeMetrics([]);
    expect(await readLines(metrics)).toContain('annalist_refreshes_total{outcome="failed"} 0');
    metrics.refresh('refreshed', 1.5);
    metrics.refresh('failed', Number.NaN);
    const lines = await readLines(metrics);
    expect(lines).toContain('annalist_refreshes_total{outcome="refreshed"} 1');
    expect(lines).toContain('annalist_refreshes_total{outcome="failed"} 1');
    expect(lines).toContain('annalist_refresh_seconds_bucket{le="2.5"} 1');
    expect(lines).toContain('annalist_refresh_seconds_count 1');
  });

  it('count events of the gateway', async () => {
    const metrics = makeMetrics([]);
    for (const event of ['ready', 'resumed', 'resumed']) metrics.gateway(event);
    expect(await readLines(metrics)).toContain('annalist_gateway_events_total{event="resumed"} 2');
  });

  it('take a time that is none without failing', async () => {
    const metrics = makeMetrics(['who']);
    for (const seconds of [Number.NaN, Number.POSITIVE_INFINITY, -1]) metrics.question('who', 'failed', seconds);
    const lines = await readLines(metrics);
    expect(lines).toContain('annalist_questions_total{command="who",outcome="failed"} 3');
    expect(lines).toContain('annalist_answer_seconds_sum{command="who"} 0');
  });

  it('have those of the process, in a registry of their own', async () => {
    const [one, two] = [makeMetrics(['who']), makeMetrics(['who'])];
    one.question('who', 'answered', 1);
    expect(await one.text()).toContain('\nprocess_cpu_seconds_total ');
    expect(await readLines(two)).toContain('annalist_questions_total{command="who",outcome="answered"} 0');
    expect(await register.metrics()).toBe('\n');
    expect(one.contentType).toContain('text/plain');
  });
});
