import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { createCluster, hasCluster } from './create-cluster.mjs'
import { operatingUser } from './operating-user.mjs'
import { stopPostmaster } from './postmaster.mjs'
import { canEnter, sharedFolder } from './shared-folder.mjs'

/**
 * The folder of the database of a DATA_DIR (its real path), made when it is not there. It is DATA_DIR/postgres; where the server's
 * user cannot get there (root's project below a closed folder) that is a link to a folder that it can reach.
 * @returns {Promise<{ folder: string, isNew: boolean, isElsewhere: boolean }>}
 */
export async function openDatabaseFolder(dataFolder, password) {
  const wanted = path.join(dataFolder, 'postgres')
  if (fs.existsSync(wanted)) {
    const folder = fs.realpathSync(wanted)
    if (!hasCluster(folder)) throw new Error(`${wanted} is there but holds no database: move it away and start again`)
    return { folder, isNew: false, isElsewhere: folder !== fs.realpathSync(dataFolder) + path.sep + 'postgres' }
  }
  fs.rmSync(wanted, { force: true }) // a link whose target is gone
  if (canEnter(dataFolder, operatingUser(wanted))) {
    createCluster(wanted, password)
    return { folder: fs.realpathSync(wanted), isNew: true, isElsewhere: false }
  }
  const folder = path.join(sharedFolder(), `database-${createHash('sha256').update(fs.realpathSync(dataFolder)).digest('hex').slice(0, 12)}`)
  await putAside(folder)
  createCluster(folder, password)
  fs.symlinkSync(folder, wanted)
  return { folder, isNew: true, isElsewhere: true }
}

/** The DATA_DIR that this database belonged to was deleted. One such database is kept, for second thoughts. */
async function putAside(folder) {
  if (!fs.existsSync(folder)) return
  await stopPostmaster(folder)
  fs.rmSync(`${folder}.old`, { recursive: true, force: true })
  fs.renameSync(folder, `${folder}.old`)
}
