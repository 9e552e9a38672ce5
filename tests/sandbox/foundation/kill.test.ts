import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

// Answers are read by the paths that the test expects; a wrong path fails the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const root = mkdtempSync(path.join(os.tmpdir(), 'sandbox-kill-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** A program of the sandbox as a process of its own, on the clock that all of this test share. */
async function start(name: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', `sandbox/${name}/main.ts`], { env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_STATE_DIR: path.join(root, name), SANDBOX_CLOCK_FILE: path.join(root, 'clock.json') }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => { reject(new Error(`${name} stopped before it listened`)); });
    child.stdout.on('data', (bytes: Buffer) => {
      const match = /LISTENING (\S+)/.exec(bytes.toString());
      if (match?.[1] !== undefined) resolve(match[1]);
    });
  });
  const control = async (target: string, body?: unknown): Promise<Anything> => (await fetch(`${url}/_control/api/${target}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })).json();
  const kill = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  return { control, kill };
}

test('kill -9 of all of them: clock, faults, state and journal are there again, and the clock is still one', async () => {
  const [paypal, payoneer, shoppers] = await Promise.all(['paypal', 'payoneer', 'shoppers'].map(start));
  if (!paypal || !payoneer || !shoppers) throw new Error('not started');
  await paypal.control('clock', { advanceSeconds: 72 * 3600 });
  await vi.waitFor(async () => { expect((await shoppers.control('clock')).offsetSeconds).toBe(259_200); }, { timeout: 5_000 });
  await payoneer.control('payees', { payeeId: 'clara' });
  await payoneer.control('balance', { value: '77.00' });
  await payoneer.control('faults', { call: 'payouts.create', kind: 'timeout-after', times: null, share: 0.5, seed: 's' });
  await Promise.all([paypal, payoneer, shoppers].map(({ kill }) => kill()));

  const [again, third] = await Promise.all(['payoneer', 'shoppers'].map(start));
  if (!again || !third) throw new Error('not started');
  const state = await again.control('state');
  expect([state.balance, state.payees[0].payeeId, state.faults[0].share, (await again.control('clock')).offsetSeconds]).toEqual(['77.00', 'clara', 0.5, 259_200]);
  await third.control('clock', { backToNow: true });
  await vi.waitFor(async () => { expect((await again.control('clock')).offsetSeconds).toBe(0); }, { timeout: 5_000 });
}, 60_000);
