import { readProgramSettings, wholeNumberOf, type ProgramSettings } from '../foundation/run-program';

export type PayoneerSettings = ProgramSettings & {
  readonly programId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenSeconds: number;
  readonly openingBalanceMinor: number;
  /** Names the sender of a notification and keys its signature. */
  readonly webhookApp: string;
  readonly webhookSecret: string;
};

/** Settings of the Payoneer sandbox from the environment: one program, 50,000.00 USD to begin with. */
export function readPayoneerSettings(env: Readonly<Record<string, string | undefined>>): PayoneerSettings {
  const filled = (name: string, fallback: string) => (env[name] === undefined || env[name] === '' ? fallback : env[name]);
  return {
    ...readProgramSettings(env, '.data/sandbox/payoneer'),
    programId: filled('SANDBOX_PAYONEER_PROGRAM_ID', '100200300'),
    clientId: filled('SANDBOX_PAYONEER_CLIENT_ID', 'sandbox-payoneer-client'),
    clientSecret: filled('SANDBOX_PAYONEER_CLIENT_SECRET', 'sandbox-payoneer-secret'),
    // UNVERIFIED: thirty days, as client libraries report it.
    tokenSeconds: wholeNumberOf(env['SANDBOX_PAYONEER_TOKEN_SECONDS'], 2_592_000),
    openingBalanceMinor: wholeNumberOf(env['SANDBOX_PAYONEER_OPENING_BALANCE_MINOR'], 5_000_000),
    webhookApp: filled('SANDBOX_PAYONEER_WEBHOOK_APP', 'sandbox-app'),
    webhookSecret: filled('SANDBOX_PAYONEER_WEBHOOK_SECRET', 'sandbox-payoneer-webhook-secret'),
  };
}
