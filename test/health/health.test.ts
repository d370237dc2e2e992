import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HealthServer } from '../../src/health/health-server.js';
import { Metrics } from '../../src/health/metrics.js';
import { openTestDesk, type TestDesk } from '../support/desk.js';
import { mongoLine, type MongoLine } from '../support/mongo-line.js';

let metrics: Metrics;
let server: HealthServer;
let url: string;
beforeEach(async () => {
  metrics = new Metrics();
  server = new HealthServer({ port: 0, host: '127.0.0.1', metrics });
  url = await server.start();
});
afterEach(() => server.stop());

async function ask(path: string, method = 'GET'): Promise<string> {
  const answer = await fetch(`${url}${path}`, { method });
  return `${answer.status} ${(await answer.text()).trim()}`;
}

/** The value of a metric's sample, as its line says it. */
async function figure(sample: string): Promise<string | undefined> {
  const lines = (await ask('/metrics')).split('\n');
  return lines.find((line) => line.startsWith(`${sample} `))?.slice(sample.length + 1);
}

describe('the private port', () => {
  it('says that the process lives, and whether it takes requests, from start to end', async () => {
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual(['200 ok', '503 starting']);
    let there = true;
    server.ready(() => Promise.resolve(there));
    expect(await ask('/readyz')).toBe('200 ready');
    there = false;
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual(['200 ok', '503 no database']);
    there = true;
    server.drain();
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual(['200 ok', '503 draining']);
  });

  it('answers nothing else', async () => {
    expect(await ask('/')).toBe('404 not found');
    expect(await ask('/slack/events')).toBe('404 not found');
    expect(await ask('/healthz', 'POST')).toBe('405 only GET');
    expect(await ask('/readyz?x=1')).toBe('503 starting');
  });
});

describe('the metrics of a desk', () => {
  let t: TestDesk;
  let line: MongoLine;
  beforeEach(async () => {
    t = await openTestDesk({ metrics, line: async (uri) => (line = await mongoLine(uri)) });
    server.ready(() => t.desk.hasDatabase());
  });
  afterEach(async () => {
    line.resume();
    await t.stop();
    await line.close();
  });

  it('count acks, posts, what waits and for how long, what was given up, and jobs', async () => {
    await t.person('alice').says('#help', 'My printer is on fire');
    await t.sandbox.idle();
    await t.desk.idle();
    expect(await figure('bellhop_outbox_waiting')).toBe('2');
    t.clock.moveBy(90_000);
    expect(await figure('bellhop_outbox_oldest_seconds')).toBe('90');
    await t.settle();
    expect(await figure('bellhop_outbox_waiting')).toBe('0');
    expect(await figure('bellhop_inbox_waiting')).toBe('0');
    await t.sandbox.client.archive('#support-queue');
    await t.sandbox.client.archive('#support-managers');
    await t.person('tom').types('/ticket My chair is broken');
    await t.person('tom').submits({});
    await t.settle();
    const all = await ask('/metrics');
    expect(all).toMatch(/bellhop_ack_seconds_count\{kind="event",result="acked"\} [1-9]/);
    expect(all).toMatch(/bellhop_ack_seconds_count\{kind="command",result="acked"\} 1/);
    expect(all).toMatch(/bellhop_ack_seconds_count\{kind="view_submission",result="acked"\} 1/);
    expect(all).toMatch(/bellhop_sends_total\{kind="card",result="sent"\} 1/);
    expect(all).toMatch(/bellhop_sends_total\{kind="card",result="dead"\} [1-9]/);
    expect(all).toMatch(/bellhop_outbox_dead [1-9]/);
    expect(all).toContain('process_resident_memory_bytes');
    t.clock.moveTo(new Date('2026-03-03T01:02:00Z')); // a minute and 60 s after the digest's time
    await t.desk.runDue();
    expect(await ask('/metrics')).toMatch(/bellhop_job_lag_seconds_sum\{job="digest"\} 120\b/);
  });

  it('hold nothing of a person, a ticket or a message, and no secret', async () => {
    const asked = await t.person('alice').says('#help', 'CANARYTEXT canary@example.com');
    await t.settle();
    await t.person('ava').types('/ticket note 1 CANARYNOTE');
    await t.sandbox.client.addFault({ do: 'serverError', times: 2 });
    await t.person('alice').edits(asked, 'CANARYTEXT again');
    await t.settle();
    const ids = ['#help', '#support-queue'].map((name) => t.channelId(name));
    const people = ['alice', 'ava'].map((name) => t.userId(name));
    const secrets = [t.sandbox.botToken, t.sandbox.signingSecret, t.desk.teamId];
    const text = await ask('/metrics');
    expect(text).toContain('bellhop_sends_total');
    for (const canary of ['CANARY', 'canary', 'T-1', 'alice', ...ids, ...people, ...secrets]) {
      expect(text).not.toContain(canary);
    }
  });

  it.each(['hold', 'cut'] as const)('are there without a database, too (%s)', async (how) => {
    expect(await ask('/readyz')).toBe('200 ready');
    line[how]();
    const began = performance.now();
    expect(await ask('/readyz')).toBe('503 no database');
    expect(await ask('/healthz')).toBe('200 ok');
    expect((await figure('bellhop_inbox_waiting'))?.toLowerCase()).toBe('nan');
    expect(performance.now() - began).toBeLessThan(8000);
    line.resume();
  });
});
