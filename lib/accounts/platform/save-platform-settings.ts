import { inModelTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { audit, type Actor } from '../audit'
import { lockPlatformSettings, setPlatformSettings, type PlatformSettings } from './store'

const asText = (value: PlatformSettings[keyof PlatformSettings]) => (typeof value === 'bigint' ? value.toString() : value)

/** Changes the platform's settings, with one line in the audit log that names exactly what changed. Returns how many did. Only an admin's code calls it. */
export async function savePlatformSettings(actor: Actor, settings: PlatformSettings): Promise<number> {
  return inModelTransaction(async (tx) => {
    const before = await lockPlatformSettings(tx)
    if (!before) throw new AppError('not_found', 'the platform has no settings row')
    const names = (Object.keys(settings) as (keyof PlatformSettings)[]).filter((name) => settings[name] !== before[name])
    if (names.length === 0) return 0
    await setPlatformSettings(tx, settings)
    const part = (from: PlatformSettings) => Object.fromEntries(names.map((name) => [name, asText(from[name])]))
    await audit(tx, actor, { action: 'settings.changed', subject: 'platform:settings', before: part(before), after: part(settings) })
    return names.length
  })
}
