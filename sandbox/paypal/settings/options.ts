import type { StateStore } from '../../foundation/open-state-store';
import type { PayPalSettings } from '../read-paypal-settings';

/** Fee of a payment: basis points of the gross amount, rounded half up, plus a fixed part in minor units of the currency. */
export type PaymentFee = { readonly basisPoints: number; readonly fixedMinor: number };
/** Fee of a payout item; never more than the cap, where there is one. */
export type PayoutFee = PaymentFee & { readonly capMinor: number | null };

/** What can be changed while the sandbox runs (POST /_control/api/settings). Fee tables are by currency; `*` stands for all others. */
export type Options = {
  readonly paymentFees: Readonly<Record<string, PaymentFee>>;
  readonly payoutFees: Readonly<Record<string, PayoutFee>>;
  readonly merchantCountry: string;
  readonly payerCountry: string;
  /** Added to the percentage where payer and merchant are in different countries. */
  readonly crossBorderBasisPoints: number;
  /** Currencies the merchant holds; null: all of them. Others are converted into USD, or wait for the merchant's decision. */
  readonly holdings: readonly string[] | null;
  readonly otherCurrencies: 'convert' | 'ask';
  /** USD for one unit of the currency, as decimal texts. */
  readonly exchangeRates: Readonly<Record<string, string>>;
  readonly conversionBasisPoints: number;
  /** Features of the app. One that is switched on counts for tokens that are issued later (facts 1). */
  readonly transactionSearch: boolean;
  readonly disputes: boolean;
  readonly payouts: boolean;
  readonly balanceLagSeconds: number;
  readonly transactionLagSeconds: number;
  /** A payout without funds: refused at once, or accepted and then DENIED. */
  readonly payoutShortfall: 'refuse' | 'deny';
  readonly payoutCallsPerMinute: number;
  /** How long PayPal works on a batch of payouts before its items are paid. */
  readonly payoutSeconds: number;
  /** Every answer has fields that no client knows. */
  readonly extraFields: boolean;
};

export type OptionsStore = { get(): Options; change(changes: Partial<Options>): Options };

function defaults(settings: PayPalSettings): Options {
  return {
    paymentFees: { '*': { basisPoints: settings.feeBasisPoints, fixedMinor: settings.feeFixedMinor } },
    payoutFees: { '*': { basisPoints: 0, fixedMinor: settings.payoutFeeMinor, capMinor: null } },
    merchantCountry: 'US',
    payerCountry: 'US',
    crossBorderBasisPoints: 150,
    holdings: null,
    otherCurrencies: 'convert',
    exchangeRates: { EUR: '1.10', GBP: '1.28', CAD: '0.72', AUD: '0.65', MXN: '0.055', BRL: '0.18', JPY: '0.0066' },
    conversionBasisPoints: 400,
    transactionSearch: true,
    disputes: true,
    payouts: true,
    balanceLagSeconds: settings.balanceLagSeconds,
    transactionLagSeconds: settings.balanceLagSeconds,
    payoutShortfall: 'refuse',
    payoutCallsPerMinute: 400,
    payoutSeconds: 1,
    extraFields: false,
  };
}

/** The options in force: those of the environment, and over them what was changed (kept on disk). */
export function createOptions(store: StateStore, settings: PayPalSettings): OptionsStore {
  const table = store.table<Partial<Options>>('options');
  const base = defaults(settings);
  let current: Options = { ...base, ...table.get('options') };
  return {
    get: () => current,
    change(changes) {
      table.put('options', { ...table.get('options'), ...changes });
      current = { ...base, ...table.get('options') };
      return current;
    },
  };
}

/** The entry of a fee table for a currency. */
export function feeFor<T>(table: Readonly<Record<string, T>>, currency: string): T | undefined {
  return table[currency] ?? table['*'];
}
