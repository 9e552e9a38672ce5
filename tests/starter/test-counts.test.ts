import { describe, expect, test } from 'vitest'
import { sideBySide } from '@/scripts/starter/test-command.mjs'
import { countBrowser, countUnit } from '@/scripts/starter/test-stages.mjs'

describe('counting checks', () => {
  test('passed and failed as reported', () => {
    expect(countUnit({ numPassedTests: 7, numFailedTests: 2, testResults: [] }, 1)).toEqual({ passed: 7, failed: 2 })
    expect(countBrowser({ stats: { expected: 5, unexpected: 1, flaky: 0 } }, 1)).toEqual({ passed: 5, failed: 1 })
  })

  test('a file that cannot be loaded is a failure though it has no tests', () => {
    expect(countUnit({ numPassedTests: 3, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] }, 1)).toEqual({ passed: 3, failed: 1 })
  })

  test('a program that fails without saying why is a failure', () => {
    expect(countUnit(null, 0)).toEqual({ passed: 0, failed: 1 })
    expect(countUnit({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)).toEqual({ passed: 3, failed: 1 })
    expect(countBrowser(null, 1)).toEqual({ passed: 0, failed: 1 })
  })

  test('a test that passed only at the second try is a failure', () => {
    expect(countBrowser({ stats: { expected: 5, unexpected: 0, flaky: 1 } }, 0)).toEqual({ passed: 5, failed: 1 })
  })
})

describe('stages that keep one core busy', () => {
  test('run beside the next one, in the order of the list', () => {
    const names = (stages: { name: string; besideNext?: boolean }[]) => sideBySide(stages).map((group) => group.map(({ name }) => name))
    expect(names([{ name: 'types', besideNext: true }, { name: 'lint' }, { name: 'unit' }])).toEqual([['types', 'lint'], ['unit']])
    expect(names([{ name: 'unit' }, { name: 'types', besideNext: true }])).toEqual([['unit'], ['types']])
  })
})
