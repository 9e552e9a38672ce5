import { AppError } from '@/lib/foundation/errors'
import { compareMoney } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'

export function lowest(list: readonly Money[]): Money {
  return extreme(list, -1)
}

export function highest(list: readonly Money[]): Money {
  return extreme(list, 1)
}

function extreme(list: readonly Money[], direction: 1 | -1): Money {
  const [first, ...others] = list
  if (!first) throw new AppError('internal', 'no amounts to choose from')
  return others.reduce((best, each) => (compareMoney(each, best) === direction ? each : best), first)
}
