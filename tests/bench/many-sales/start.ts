import { spawn } from 'node:child_process'
import path from 'node:path'
import { createDatabase, withServer } from '../../simulation/launch.mjs'
import { root } from '../open-stack'

/** `npm run bench -- --sales 1000000,5000000`: the pages' questions on so many rows, in a database server of this run. Takes half an hour and 40 GB for five million. */
export function manySales(sizes: string): Promise<number> {
  return withServer((folder) => new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'main.ts'), sizes, createDatabase(folder)], { cwd: root, stdio: 'inherit', env: { ...process.env, TEST_RUN_FOLDER: folder } })
    child.once('error', reject)
    child.once('exit', (code) => { resolve(code ?? 1) })
  }))
}
