/** What a shopper means to do at PayPal: pay, be declined, be reviewed, approve and close the tab, or cancel. */
export const PLANS = ['pay', 'decline', 'review', 'close', 'cancel'] as const;
export type Plan = (typeof PLANS)[number];

/** How far a shopper came. `refused`: the shop said no; `failed`: something did not answer. */
export type Result = 'paid' | 'declined' | 'in-review' | 'confirming' | 'left' | 'cancelled' | 'refused' | 'failed';

/** One shopper's way through the shop. */
export type Purchase = {
  readonly id: string;
  readonly runId: string;
  readonly at: string;
  readonly name: string;
  readonly country: string;
  readonly plan: Plan;
  /** What was put into the cart, as text. */
  readonly cart: string;
  readonly orderId: string | null;
  readonly paypalOrderId: string | null;
  readonly total: string | null;
  readonly result: Result;
  /** The shop's own words where it refused, or what did not answer. */
  readonly detail: string | null;
  /** The shopper's cookie at the shop: by it the order page opens. */
  readonly cookie: string | null;
  /** The order as the shop shows it to this shopper at the end of the run. */
  readonly status: string | null;
};

/** What the third parties have done since a run began. Amounts are decimal text. */
export type Sum = { readonly effect: string; readonly party: string; readonly count: number; readonly amount: string; readonly currency: string };

export type Run = {
  readonly id: string;
  readonly kind: 'sale' | 'day';
  readonly shop: string;
  readonly sales: number;
  readonly hours: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly state: 'running' | 'done' | 'interrupted';
  /** The last effect of each third party before the run. */
  readonly before: Readonly<Record<string, number>>;
  readonly sums: readonly Sum[];
};
