import { z } from 'zod'
import type { AliexpressCredentials } from './client'
import { flag, list, soft } from './decode'
import { readMethod, unreadable } from './read'

export interface MemberBenefit {
  readonly code: string
  readonly title: string
  readonly canApply: boolean
  /** The buyer account has it now. */
  readonly canBenefit: boolean
}

const METHOD = 'aliexpress.ds.member.benefit.get'
const Benefit = z.object({ code: z.string(), title: soft(z.string()), canApply: soft(flag), canBenefit: soft(flag) })
const Answer = z.object({ result: z.unknown().optional() })

/** What the connected buyer account may do; `auto-pay` with canBenefit is the one that purchases need. Throws provider_unavailable / provider_refused. */
export async function getMemberBenefits(input: { credentials: AliexpressCredentials }): Promise<readonly MemberBenefit[]> {
  const body = await readMethod(METHOD, input.credentials, {})
  const answer = Answer.safeParse(body).data
  if (!answer || answer.result === undefined) throw unreadable(METHOD)
  return list(Benefit).parse(answer.result).map((each) => ({
    code: each.code,
    title: each.title ?? '',
    canApply: each.canApply ?? false,
    canBenefit: each.canBenefit ?? false,
  }))
}

export const canAutoPay = (benefits: readonly MemberBenefit[]): boolean => benefits.some((each) => each.code === 'auto-pay' && each.canBenefit)
