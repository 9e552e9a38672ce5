import type { BuyerAccount } from './rows';

/** The buyer accounts that can sign in on the consent page. */
export const BUYERS: readonly BuyerAccount[] = [
  { userId: '1861703697', nick: 'us1861703697dropu', login: 'buyer.us@example.test', name: 'Demo buyer, United States', country: 'US' },
  { userId: '2734410821', nick: 'es2734410821dropu', login: 'buyer.es@example.test', name: 'Demo buyer, Spain', country: 'ES' },
];
