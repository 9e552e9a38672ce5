import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { readJson, writeJson } from './data-folder.mjs'
import { identityOf, isSameProcess } from './process-identity.mjs'

/**
 * @typedef {{ starter: number | null, web: number | null, worker: number[], postgres: number | null, sandbox: number[], jobs: number[], seen: Record<string, string> }} Pids
 * `seen` holds the identity of each process, so that an id that was given to another program since is never taken for ours.
 */

/** @returns {Pids} */
export const noPids = () => ({ starter: null, web: null, worker: [], postgres: null, sandbox: [], jobs: [], seen: {} })

/** The register of the processes of one DATA_DIR; every change is written at once. */
export function openPids(file) {
  const pids = noPids()
  const write = () => writeJson(file, pids, 0o644)
  return {
    add(kind, pid) {
      if (Array.isArray(pids[kind])) pids[kind].push(pid)
      else pids[kind] = pid
      const identity = identityOf(pid)
      if (identity) pids.seen[pid] = identity
      write()
    },
    remove(kind, pid) {
      if (Array.isArray(pids[kind])) pids[kind] = pids[kind].filter((other) => other !== pid)
      else if (pids[kind] === pid) pids[kind] = null
      delete pids.seen[pid]
      write()
    },
    delete() {
      fs.rmSync(file, { force: true })
    },
    /** Ends what only ran for a while (a build, the demo world) and was not done yet. */
    endJobs() {
      for (const pid of pids.jobs) signalGroup(pid, 'SIGKILL')
    },
  }
}

/** The processes that a register names and that still are what it says. */
export function findLeftOvers(file) {
  const pids = readJson(file)
  if (!pids?.seen) return []
  return ['starter', 'jobs', 'web', 'worker', 'sandbox'].flatMap((kind) =>
    [pids[kind] ?? []].flat()
      .filter((pid) => pid !== process.pid && isSameProcess(pid, pids.seen[pid]))
      .map((pid) => ({ kind, pid, identity: pids.seen[pid] })))
}

/** The starter that is running on this DATA_DIR, if one is. */
export const findLiveStarter = (file) => findLeftOvers(file).find((found) => found.kind === 'starter') ?? null

/**
 * Stops what an earlier start left behind: a starter that still lives is asked first (it stops its own in order), then the rest.
 * @param {(text: string) => void} say
 */
export async function stopLeftOvers(file, say) {
  const starter = findLiveStarter(file)
  if (starter) {
    say(`an earlier start still runs (pid ${starter.pid}): stopping it first`)
    await end([starter], 17_000)
  }
  const rest = findLeftOvers(file)
  if (rest.length === 0) return
  say(`left over from an earlier start: ${rest.map(({ kind, pid }) => `${kind} (pid ${pid})`).join(', ')}: stopping`)
  await end(rest, 4000)
}

async function end(processes, patienceMs) {
  let alive = processes
  for (const [signal, patience] of [['SIGTERM', patienceMs], ['SIGKILL', 3000]]) {
    for (const { kind, pid } of alive) signalTo(kind === 'starter' ? [pid] : [-pid, pid], signal)
    const deadline = performance.now() + patience
    while (alive.length > 0 && performance.now() < deadline) {
      await wait(25)
      alive = alive.filter(({ pid, identity }) => isSameProcess(pid, identity))
    }
  }
}

/** To the whole group of a process where it leads one (our children do), else to the process alone. */
export const signalGroup = (pid, signal) => signalTo([-pid, pid], signal)

function signalTo(targets, signal) {
  for (const target of targets) {
    try {
      process.kill(target, signal)
      return
    } catch (error) {
      if (error.code !== 'ESRCH' && error.code !== 'EINVAL') throw error
    }
  }
}
