import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { machineNow, nowMs, secondsFromNow, waitedSince } from '@/lib/foundation/clock';
import { readEnv, setEnv } from '@/lib/foundation/env';
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock';
import { createSandboxClock, type SandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import { openStateStore } from '@/sandbox/foundation/open-state-store';

const root = mkdtempSync(path.join(os.tmpdir(), 'product-clock-'));
let count = 0;
let file = '';
let clock: SandboxClock;
let unfollow: () => void = () => undefined;
const HOUR = 3_600_000;
const ahead = (atMs = nowMs()) => Math.round((atMs - Date.now()) / HOUR);
const follows = (hours: number) => vi.waitFor(() => { expect(ahead()).toBe(hours); }, { timeout: 5_000, interval: 10 });

beforeEach(() => {
  count += 1;
  file = path.join(root, String(count), 'clock.json');
  clock = createSandboxClock(openStateStore(path.join(root, String(count))), file);
  setEnv({ SANDBOX_CLOCK_FILE: file });
});
afterEach(() => {
  unfollow();
  unfollow = () => undefined;
  clock.stop();
  setEnv(null);
});
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

test("moved at a third party's control page, the product's own clock moves too, and back", async () => {
  unfollow = followSandboxClock();
  expect(ahead()).toBe(0);
  clock.advance(72 * 3600);
  await follows(72);
  expect(ahead(secondsFromNow(3600).getTime())).toBe(73);
  clock.backToNow();
  await follows(0);
});

test('a process that starts later reads the moved clock at once', () => {
  clock.advance(5 * 3600);
  unfollow = followSandboxClock();
  expect(ahead()).toBe(5);
});

test('the machine\'s own time is not moved', async () => {
  unfollow = followSandboxClock();
  clock.advance(72 * 3600);
  await follows(72);
  expect(ahead(machineNow().getTime())).toBe(0);
});

test('what guards a call in flight counts real seconds across a jump: a call of a moment ago is not thirty seconds old', async () => {
  unfollow = followSandboxClock();
  const sentAt = new Date(nowMs());
  clock.advance(72 * 3600);
  await follows(72);
  expect(sentAt > waitedSince(30)).toBe(true);
  expect(sentAt > waitedSince(0)).toBe(false);
});

test('and on a clock that runs fast: an hour of its own in a moment is not thirty seconds of waiting', async () => {
  unfollow = followSandboxClock();
  const sentAt = new Date(nowMs());
  clock.setSpeed(36_000);
  await vi.waitFor(() => { expect(ahead()).toBeGreaterThanOrEqual(1); }, { timeout: 5_000, interval: 10 });
  expect(sentAt > waitedSince(30)).toBe(true);
});

test('a damaged file leaves the time as it is', async () => {
  clock.advance(72 * 3600);
  unfollow = followSandboxClock();
  writeFileSync(file, '{"moves":"nonsense"}');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(ahead()).toBe(72);
});

test('outside local mode a shared clock is refused by name before anything starts', () => {
  const real = { ...process.env, PAYPAL_ENVIRONMENT: 'sandbox', ALIEXPRESS_ENVIRONMENT: 'production', PAYPAL_API_BASE_URL: '', ALIEXPRESS_API_BASE_URL: '', ALIEXPRESS_SITE_BASE_URL: '' };
  expect(readEnv(real).sandboxClockFile).toBeUndefined();
  expect(() => readEnv({ ...real, SANDBOX_CLOCK_FILE: file })).toThrow('SANDBOX_CLOCK_FILE is for PAYPAL_ENVIRONMENT=local and ALIEXPRESS_ENVIRONMENT=local only');
});
