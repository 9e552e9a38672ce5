/**
 * Who may call something:
 * anyone - no account needed (a session, where there is one, is still read);  public - the same answer for everybody, no session is looked up;
 * signed-in - any active account;
 * reseller, admin - that role (an admin is not a reseller: no shop);  internal - Bearer INTERNAL_RUN_SECRET;
 * sender - a third party that proves itself by a signature which the route verifies.
 */
export type Access = 'anyone' | 'public' | 'signed-in' | 'reseller' | 'admin' | 'internal' | 'sender'

/** Every route handler. A handler without its row here fails tests/web/access-policy.test.ts. */
export const ROUTE_ACCESS: Readonly<Record<string, Access>> = {
  'GET /api/health': 'public',
  'GET /api/auth/[...nextauth]': 'public',
  'POST /api/auth/[...nextauth]': 'public',
  'GET /api/shops/[shop]/products': 'public',
  'GET /pictures/[picture]': 'public',
  'POST /api/paypal/create-order': 'anyone',
  'POST /api/paypal/capture-order': 'anyone', // the checkout cookie decides (401 not_your_checkout)
  'POST /api/paypal/webhook': 'sender',
  'POST /api/aliexpress/webhook': 'sender',
  'GET /api/aliexpress/webhook': 'anyone', // AliExpress probes the address
  'GET /api/orders/[orderId]': 'anyone', // its shopper, its reseller, admin: decided by the row
  'GET /api/marketplace/auth-url/[api]': 'reseller',
  'GET /api/marketplace-oauth/callback': 'anyone', // the session is checked against the state
  'GET /aliexpress/callback': 'anyone',
  'GET /reseller/orders/export': 'reseller',
  'GET /reseller/orders/[orderId]/proof': 'reseller',
  'GET /admin/export': 'admin',
  'GET /api/internal/metrics': 'internal',
}

/** Every server action, by its exported name. */
export const ACTION_ACCESS: Readonly<Record<string, Access>> = {
  registerAction: 'anyone',
  readCartAction: 'anyone',
  createCheckoutAction: 'anyone', // gives the browser its checkout session
  changePasswordAction: 'signed-in',
  disconnectAction: 'reseller',
  saveOwnAppKeysAction: 'reseller',
  setConnectionPayerAction: 'reseller',
  searchResellerAction: 'reseller',
  buyNowAction: 'reseller',
  refundOrderAction: 'reseller',
  refundPartAction: 'reseller',
  answerCaseAction: 'reseller',
  decidePurchaseAction: 'reseller',
  importProductAction: 'reseller',
  moveProductAction: 'reseller',
  changePriceAction: 'reseller',
  changeProductRuleAction: 'reseller',
  saveShopAction: 'reseller',
  savePayoutEmailAction: 'reseller',
  savePriceRuleAction: 'reseller',
  saveBuyingLimitsAction: 'reseller',
  searchAdminAction: 'admin',
  confirmPayoutsAction: 'admin',
  payAgainAction: 'admin',
  closeExceptionAction: 'admin',
  supplierPaidBackAction: 'admin',
  savePlatformSettingsAction: 'admin',
  checkBooksAction: 'admin',
  setResellerStatusAction: 'admin',
}
