import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createSandboxClock } from '@/sandbox/foundation/create-sandbox-clock';
import { createSwitches } from '@/sandbox/foundation/create-switches';
import { openStateStore } from '@/sandbox/foundation/open-state-store';

const folders: string[] = [];
const folder = () => {
  folders.push(mkdtempSync(path.join(os.tmpdir(), 'sandbox-store-')));
  return folders.at(-1) as string;
};
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

test('committed changes come back, removed rows do not, a torn line is dropped', () => {
  const dir = folder();
  const store = openStateStore(dir);
  const rows = store.table<{ n: number }>('rows');
  rows.put('a', { n: 1 });
  rows.put('b', { n: 2 });
  store.commit();
  rows.remove('a');
  rows.put('c', { n: 3 });
  store.commit();
  rows.put('lost', { n: 4 });
  // As after a kill in the middle of a write: no close, half a line at the end.
  appendFileSync(path.join(dir, 'state.jsonl'), '[["rows","torn",{"n"');
  const again = openStateStore(dir);
  expect([...again.table<{ n: number }>('rows').entries()]).toEqual([['b', { n: 2 }], ['c', { n: 3 }]]);
  again.table<{ n: number }>('rows').put('d', { n: 5 });
  again.close();
  expect(openStateStore(dir).table('rows').size).toBe(3);
});

test('one commit is one line, and opening makes the journal as short as the state', () => {
  const dir = folder();
  const store = openStateStore(dir);
  const rows = store.table<number>('rows');
  for (let n = 0; n < 100; n += 1) {
    rows.put('same', n);
    store.commit();
  }
  store.close();
  const lines = () => readFileSync(path.join(dir, 'state.jsonl'), 'utf8').trim().split('\n');
  expect(lines()).toHaveLength(100);
  openStateStore(dir).close();
  expect(lines()).toEqual(['[["rows","same",99]]']);
});

test('the journal is rewritten while running too, so that it never grows far beyond the state, and loses nothing by it', () => {
  const dir = folder();
  const store = openStateStore(dir, { compactAboveBytes: 2_000 });
  const rows = store.table<number>('rows');
  rows.put('kept', 7);
  for (let n = 0; n < 1_000; n += 1) {
    rows.put('same', n);
    store.commit();
  }
  expect(statSync(path.join(dir, 'state.jsonl')).size).toBeLessThan(2_100);
  // As after a kill: no close.
  expect([...openStateStore(dir).table<number>('rows').entries()]).toEqual([['kept', 7], ['same', 999]]);
});

test('the clock runs due work in order when it is moved, and stays moved', () => {
  const dir = folder();
  const store = openStateStore(dir);
  const clock = createSandboxClock(store);
  const done: number[] = [];
  const start = clock.nowMs();
  for (const minute of [5, 1, 9, 3, 7, 2]) clock.at(start + minute * 60_000, () => done.push(minute));
  clock.advance(6 * 60);
  expect(done).toEqual([1, 2, 3, 5]);
  clock.stop();
  store.close();
  expect(createSandboxClock(openStateStore(dir)).offsetMs()).toBe(360_000);
});

test('faults hit their call as often as set, oldest first, and survive a restart', () => {
  const dir = folder();
  const store = openStateStore(dir);
  const switches = createSwitches(store, 0);
  switches.add({ call: 'a', kind: 'delay', times: 2 });
  switches.add({ call: '*', kind: 'malformed', times: 1 });
  expect(switches.take('a')?.kind).toBe('delay');
  store.close();
  const again = createSwitches(openStateStore(dir), 0);
  expect([again.take('b')?.kind, again.take('a')?.kind, again.take('a')]).toEqual(['malformed', 'delay', null]);
});
