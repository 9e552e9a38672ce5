import { freePort, isPortFree, nextFreePort } from './free-port.mjs'
import { PlainFailure } from './plain-failure.mjs'

const DEFAULT_PORT = 3000

/**
 * The port of the web process. One that was asked for is taken or the start fails; without PORT the next free one from 3000 on.
 * PORT=0 takes any.
 */
export async function choosePort(given, say) {
  if (!given) {
    const port = await nextFreePort(DEFAULT_PORT)
    if (port !== DEFAULT_PORT) say(`port ${DEFAULT_PORT} is taken: using ${port} (set PORT to choose)`)
    return port
  }
  const port = Number(given)
  if (!/^\d{1,5}$/.test(given) || port > 65_535) throw new PlainFailure(`PORT must be a number from 0 to 65535, not "${given}"`)
  if (port === 0) return freePort()
  if (!(await isPortFree(port))) throw new PlainFailure(`PORT ${port} is taken by another program: stop it or set another PORT`)
  return port
}
