import { markup, type Markup } from '@/sandbox/foundation/render-page';
import type { BuyerAccount } from '../rows';
import type { ConsentRequest } from './authorize';

/** The consent page: who asks, which account answers, two buttons. The page of the platform is English whatever the reader's language. `otherAccount` leads to the sign-in where only the account of this browser is offered. */
export function consentPage(buyers: readonly BuyerAccount[], consent: ConsentRequest, otherAccount: string | null): Markup {
  const host = new URL(consent.redirectUri).host;
  return markup`<h1>Connect your AliExpress account</h1>
<p class="muted">The application <code>${consent.clientId}</code> at <strong>${host}</strong> asks for access.</p>
<form method="post" action="/oauth/authorize" class="card">
<input type="hidden" name="client_id" value="${consent.clientId}"><input type="hidden" name="redirect_uri" value="${consent.redirectUri}"><input type="hidden" name="state" value="${consent.state}">
<p>It will be able to:</p>
<ul class="small muted"><li>read products, prices and delivery services</li><li>place orders that this account has to pay</li><li>read these orders and their parcels</li></ul>
<fieldset><legend>Sign in as</legend>
${buyers.map(
  (buyer, index) => markup`<label class="choice"><input type="radio" style="flex:none" name="buyer" value="${buyer.userId}"${index === 0 ? markup` checked` : ''}>
<span>${buyer.name}<br><span class="small muted">${buyer.login} · member ${buyer.nick}</span></span></label>`,
)}
</fieldset>
${otherAccount === null ? '' : markup`<p class="small"><a href="${otherAccount}">Use another account</a></p>`}
<div class="actions"><button class="primary wide" name="decision" value="authorize">Authorize</button><button class="wide" name="decision" value="deny">Deny</button></div>
</form>
<p class="small muted">Access ends after 60 days at the latest. After either button you go back to ${host}.</p>`;
}

/** Shown instead of the consent page; the reader is not sent anywhere. */
export function consentErrorPage(reason: string): Markup {
  return markup`<h1>This request cannot be authorized</h1><p class="notice">${reason}</p><p class="muted">Go back to the application and start again.</p>`;
}
