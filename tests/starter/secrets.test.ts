import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepSecrets, openSecrets } from '@/scripts/starter/secrets.mjs'

let folder: string
let file: string

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-'))
  file = path.join(folder, 'secrets.json')
})
afterEach(() => { fs.rmSync(folder, { recursive: true }) })

const mode = () => fs.statSync(file).mode & 0o777

describe('secrets of a DATA_DIR', () => {
  test('local mode makes all of them once, for the owner alone', () => {
    const made = openSecrets(file, true)
    expect(Object.keys(made).sort()).toEqual([
      'ALIEXPRESS_APP_KEY', 'ALIEXPRESS_APP_SECRET', 'DATABASE_PASSWORD', 'ENCRYPTION_KEY', 'INTERNAL_RUN_SECRET',
      'NEXTAUTH_SECRET', 'PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET',
    ])
    expect(Buffer.from(made.ENCRYPTION_KEY ?? '', 'base64')).toHaveLength(32)
    expect(mode()).toBe(0o600)
    expect(openSecrets(file, true)).toEqual(made)
  })

  test('outside local mode only the embedded database gets one', () => {
    expect(Object.keys(openSecrets(file, false))).toEqual(['DATABASE_PASSWORD'])
  })

  test('a file that stands open is closed', () => {
    fs.writeFileSync(file, '{"DATABASE_PASSWORD":"x"}', { mode: 0o644 })
    openSecrets(file, false)
    expect(mode()).toBe(0o600)
  })

  test('what is added later is kept beside the rest', () => {
    const made = openSecrets(file, true)
    keepSecrets(file, { PAYPAL_WEBHOOK_ID: 'WH-1' })
    expect(openSecrets(file, true)).toEqual({ ...made, PAYPAL_WEBHOOK_ID: 'WH-1' })
    expect(mode()).toBe(0o600)
  })

  test('a damaged file stops the start instead of being replaced', () => {
    fs.writeFileSync(file, '{"ENCRYPTION_KEY":"abc')
    expect(() => openSecrets(file, true)).toThrow(/is damaged/)
    expect(fs.readFileSync(file, 'utf8')).toBe('{"ENCRYPTION_KEY":"abc')
  })
})
