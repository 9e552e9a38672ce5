import { Prisma } from '../foundation/db'

/** platform_config's rules as one JSON value (EstimateRules); amounts as text, so that no number rounds them. */
export const estimateRulesSql = Prisma.sql`
  (SELECT jsonb_build_object('commissionType', c."commissionType", 'commissionBasisPoints', c."commissionBasisPoints", 'commissionFixedMinor', c."commissionFixedMinor"::text,
      'payoutFeeBasisPoints', c."payoutFeeBasisPoints", 'payoutFeeFixedMinor', c."payoutFeeFixedMinor"::text, 'payoutFeeCapMinor', c."payoutFeeCapMinor"::text,
      'paypalFeeBasisPoints', c."paypalFeeBasisPoints", 'paypalFeeFixedMinor', c."paypalFeeFixedMinor"::text)
    FROM "platform_config" c WHERE c."id" = 'platform')`
