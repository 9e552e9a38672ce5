import type { Json } from '../records';
import { checkText, checkWord, isJson, type Findings } from './field-checks';

export type OrderContext = {
  readonly hasPaymentSource: boolean;
  readonly brandName: string | null;
  readonly returnUrl: string | null;
  readonly cancelUrl: string | null;
  /** The shop takes only what is paid at once: no bank transfers that take days. */
  readonly isImmediate: boolean;
};

/** payment_source.paypal.experience_context, or the deprecated application_context. The wallet is the only payment source of this account. */
export function checkContext(findings: Findings, body: Json): OrderContext {
  const source = body['payment_source'];
  const paypal = isJson(source) && isJson(source['paypal']) ? source['paypal'] : null;
  if (source !== undefined && paypal === null) checkSource(findings, source);
  const [field, context] = paypal === null ? ['/application_context', body['application_context']] : ['/payment_source/paypal/experience_context', paypal['experience_context']];
  if (paypal !== null && isJson(context) && isJson(body['application_context'])) findings.business.push({ field: '/application_context', issue: 'INCOMPATIBLE_PARAMETER_VALUE' });
  const fields = isJson(context) ? context : {};
  checkWord(findings, `${field}/shipping_preference`, fields['shipping_preference'], { words: ['GET_FROM_FILE', 'NO_SHIPPING', 'SET_PROVIDED_ADDRESS'] });
  checkWord(findings, `${field}/user_action`, fields['user_action'], { words: ['CONTINUE', 'PAY_NOW'] });
  checkWord(findings, `${field}/landing_page`, fields['landing_page'], { words: ['LOGIN', 'GUEST_CHECKOUT', 'NO_PREFERENCE', 'BILLING'] });
  const preference = paypal === null ? null : checkWord(findings, `${field}/payment_method_preference`, fields['payment_method_preference'], { words: ['UNRESTRICTED', 'IMMEDIATE_PAYMENT_REQUIRED'] });
  const locale = checkText(findings, `${field}/locale`, fields['locale'], { min: 2, max: 10 });
  if (locale !== null && !/^[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/.test(locale)) findings.syntax.push({ field: `${field}/locale`, location: 'body', value: locale, issue: 'INVALID_PARAMETER_SYNTAX' });
  return {
    hasPaymentSource: source !== undefined,
    brandName: checkText(findings, `${field}/brand_name`, fields['brand_name'], { min: 1, max: 127 }),
    returnUrl: checkUrl(findings, `${field}/return_url`, fields['return_url']),
    cancelUrl: checkUrl(findings, `${field}/cancel_url`, fields['cancel_url']),
    isImmediate: preference === 'IMMEDIATE_PAYMENT_REQUIRED',
  };
}

function checkSource(findings: Findings, source: unknown): void {
  const [other] = isJson(source) ? Object.keys(source) : [];
  if (other !== undefined && other !== 'paypal') findings.syntax.push({ field: `/payment_source/${other}`, location: 'body', issue: 'NOT_SUPPORTED' });
  else findings.syntax.push({ field: '/payment_source/paypal', location: 'body', issue: 'MISSING_REQUIRED_PARAMETER' });
}

function checkUrl(findings: Findings, field: string, value: unknown): string | null {
  const text = checkText(findings, field, value, { min: 1, max: 4000 });
  if (text === null || (/^https?:\/\//.test(text) && URL.canParse(text))) return text;
  findings.syntax.push({ field, location: 'body', value: text, issue: 'INVALID_PARAMETER_SYNTAX' });
  return null;
}
