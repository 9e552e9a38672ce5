import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { moveClockFile, readClockFile } from '@/sandbox/foundation/clock-file';
import { createSandboxClock, type SandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import { openStateStore } from '@/sandbox/foundation/open-state-store';

const root = mkdtempSync(path.join(os.tmpdir(), 'sandbox-clock-'));
const clocks: SandboxClock[] = [];
let count = 0;
const folder = () => path.join(root, String((count += 1)));
const clockOn = (file?: string, dir = folder()) => {
  const clock = createSandboxClock(openStateStore(dir), file);
  clocks.push(clock);
  return clock;
};
const HOUR = 3_600_000;
const aheadHours = (clock: SandboxClock) => Math.round((clock.nowMs() - Date.now()) / HOUR);

afterEach(() => {
  for (const clock of clocks.splice(0)) clock.stop();
});
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

test('moved in one program, the clock moves in the others, and their due work is done', async () => {
  const file = path.join(folder(), 'clock.json');
  const [one, other] = [clockOn(file), clockOn(file)];
  const done: string[] = [];
  other.at(other.nowMs() + HOUR, () => done.push('after an hour'));
  other.at(other.nowMs() + 100 * HOUR, () => done.push('after a hundred'));
  one.advance(72 * 3600);
  await vi.waitFor(() => { expect(done).toEqual(['after an hour']); }, { timeout: 5_000 });
  expect([aheadHours(one), aheadHours(other)]).toEqual([72, 72]);
});

test('the clock of a program that shares none is its own, kept over a restart', () => {
  const dir = folder();
  clockOn(undefined, dir).advance(3_600);
  expect([aheadHours(clockOn(undefined, dir)), aheadHours(clockOn())]).toEqual([1, 0]);
});

test('running fast: an hour passes in far less, timers keep up, and going on at the usual pace loses nothing', async () => {
  const clock = clockOn();
  const due = clock.nowMs() + HOUR;
  const ran = new Promise<number>((resolve) => { clock.at(due, () => { resolve(clock.nowMs()); }); });
  clock.setSpeed(36_000);
  expect(await ran).toBeGreaterThanOrEqual(due);
  clock.setSpeed(1);
  expect([clock.speed(), clock.nowMs() >= due, aheadHours(clock) >= 1]).toEqual([1, true, true]);
});

test('it never goes back by itself, also where the machine does; back to now is the only way back', () => {
  const clock = clockOn();
  clock.advance(24 * 3600);
  const before = clock.nowMs();
  const machine = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 600);
  expect(clock.nowMs()).toBeGreaterThanOrEqual(before);
  machine.mockRestore();
  clock.setSpeed(500);
  clock.backToNow();
  expect([aheadHours(clock), clock.speed()]).toEqual([0, 1]);
});

test('two programs that move it at once both count', async () => {
  const file = path.join(folder(), 'clock.json');
  const script = `import { moveClockFile } from '@/sandbox/foundation/clock-file'; for (let n = 0; n < 20; n += 1) moveClockFile(${JSON.stringify(file)}, Date.now(), ({ atMs, speed }) => ({ atMs: atMs + 3600000, speed }));`;
  const mover = () => new Promise<number | null>((resolve) => { spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: 'inherit' }).once('exit', resolve); });
  expect(await Promise.all([mover(), mover()])).toEqual([0, 0]);
  expect(aheadHours(clockOn(file))).toBe(40);
});

test('what a killed program leaves behind hinders nobody: its lock is taken over, half a file and nonsense are not read', () => {
  const dir = folder();
  const file = path.join(dir, 'clock.json');
  mkdirSync(`${file}.lock`, { recursive: true });
  utimesSync(`${file}.lock`, new Date(0), new Date(0));
  writeFileSync(`${file}.12345`, '{"moves":[{"setAt');
  const clock = clockOn(file);
  clock.advance(3_600);
  expect(aheadHours(clock)).toBe(1);
  for (const text of ['', '{"moves":[]}', '{"moves":[{"setAtMs":0,"atMs":0,"speed":0}]}', '{"moves":[{"setAtMs":0,"atMs":9e99,"speed":1}]}']) {
    writeFileSync(file, text);
    expect(readClockFile(file), text).toBeNull();
  }
});

test('the file keeps the latest movements only', () => {
  const file = path.join(folder(), 'clock.json');
  for (let n = 0; n < 100; n += 1) moveClockFile(file, n, ({ atMs, speed }) => ({ atMs: atMs + 1, speed }));
  expect(readClockFile(file)).toHaveLength(32);
});
