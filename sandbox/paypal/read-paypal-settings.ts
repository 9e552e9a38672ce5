import { readProgramSettings, wholeNumberOf, type ProgramSettings } from '../foundation/run-program';

export type PayPalSettings = ProgramSettings & {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly merchantId: string;
  readonly merchantEmail: string;
  readonly merchantName: string;
  readonly tokenSeconds: number;
  /** Fee of a captured payment: basis points of the gross amount, rounded half up, plus a fixed part in minor units. */
  readonly feeBasisPoints: number;
  readonly feeFixedMinor: number;
  /** Fee of one payout item, in minor units. */
  readonly payoutFeeMinor: number;
  readonly openingBalanceMinor: number;
  /** How late balances show a movement (the real service: up to three hours). */
  readonly balanceLagSeconds: number;
  /** Life of an order that nobody has approved, and of an approved one that nobody has captured. */
  readonly orderSeconds: number;
};

/**
 * Settings of the PayPal sandbox from the environment. The defaults are a US business account: 3.49 % + 0.49 per payment, 0.25 per payout,
 * 50,000.00 USD to begin with.
 */
export function readPayPalSettings(env: Readonly<Record<string, string | undefined>>): PayPalSettings {
  return {
    ...readProgramSettings(env, '.data/sandbox/paypal'),
    clientId: env['SANDBOX_PAYPAL_CLIENT_ID'] ?? 'sandbox-client',
    clientSecret: env['SANDBOX_PAYPAL_CLIENT_SECRET'] ?? 'sandbox-secret',
    merchantId: env['SANDBOX_PAYPAL_MERCHANT_ID'] ?? 'MERCHANT2SHPX',
    merchantEmail: env['SANDBOX_PAYPAL_MERCHANT_EMAIL'] ?? 'merchant@business.example.com',
    merchantName: env['SANDBOX_PAYPAL_MERCHANT_NAME'] ?? 'Demo Merchant',
    tokenSeconds: wholeNumberOf(env['SANDBOX_PAYPAL_TOKEN_SECONDS'], 32_400),
    feeBasisPoints: wholeNumberOf(env['SANDBOX_PAYPAL_FEE_BASIS_POINTS'], 349),
    feeFixedMinor: wholeNumberOf(env['SANDBOX_PAYPAL_FEE_FIXED_MINOR'], 49),
    payoutFeeMinor: wholeNumberOf(env['SANDBOX_PAYPAL_PAYOUT_FEE_MINOR'], 25),
    openingBalanceMinor: wholeNumberOf(env['SANDBOX_PAYPAL_OPENING_BALANCE_MINOR'], 5_000_000),
    balanceLagSeconds: wholeNumberOf(env['SANDBOX_PAYPAL_BALANCE_LAG_SECONDS'], 0),
    orderSeconds: wholeNumberOf(env['SANDBOX_PAYPAL_ORDER_SECONDS'], 21_600),
  };
}
