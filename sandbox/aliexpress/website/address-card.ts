import { markup, type Markup } from '@/sandbox/foundation/render-page';
import { LISTED_PROVINCES, regionsOf } from '../addresses/regions';
import { COUNTRIES } from './countries';
import { addressLine, type SavedAddress } from './saved-addresses';
import type { Visit } from './site-frame';

type Card = { readonly chosen: SavedAddress | null; readonly all: readonly SavedAddress[]; readonly refused: string | null; readonly typed: URLSearchParams | null };

/** Where the order goes, the other addresses, and the form for a new one. */
export function addressCard(visit: Visit, { chosen, all, refused, typed }: Card): Markup {
  const { words, request } = visit;
  const action = `${request.path}?${request.query.toString()}`;
  const others = markup`<form method="post" action="${action}" class="ae-address-list">${all.map((address) => markup`<label class="choice ae-address-item-wrapper"><input type="radio" name="addressId" value="${address.id}"${address.id === chosen?.id ? markup` checked` : null}><span><strong>${address.fields['contact_person'] ?? ''}</strong><br>${addressLine(address)}</span></label>`)}<button class="slim" name="step" value="choose-address">${words.useThis}</button></form>`;
  return markup`<section class="card pl-block-container"><h2>${words.address}</h2>${chosen === null ? markup`<p class="muted">${words.noAddress}</p>` : markup`<div class="pl-address-item-container"><p><strong>${chosen.fields['contact_person'] ?? ''}</strong> ${chosen.fields['phone_country'] ?? ''} ${chosen.fields['mobile_no'] ?? ''}</p><p>${addressLine(chosen)}</p></div>`}
<details class="pl-address-model-cls comet-drawer"${refused === null ? null : markup` open`}><summary><span class="pl-address-item__arrrow"><a>${words.change}</a></span></summary>${all.length === 0 ? null : others}
<details${refused === null ? null : markup` open`}><summary class="pl-address-item__new-btn-wrap add-address">${words.addAddress}</summary>${refused === null ? null : markup`<p class="notice bad" role="alert">${words.addressRefused}: ${refused}</p>`}${form(visit, action, typed)}</details></details></section>`;
}

function form({ words, visitor, language }: Visit, action: string, typed: URLSearchParams | null): Markup {
  const country = typed?.get('country') ?? visitor.country;
  const field = (name: string, label: string, extra = '') => markup`<label${extra === '' ? null : markup` class="${extra}"`}>${label}<input type="text" name="${name}" value="${typed?.get(name) ?? ''}"></label>`;
  const regions = LISTED_PROVINCES.has(country) ? (regionsOf(country) ?? []).map((region) => region.name) : [];
  const province = regions.length === 0
    ? field('province', words.province)
    : markup`<label>${words.province}<input type="text" name="province" list="provinces" value="${typed?.get('province') ?? ''}"><datalist id="provinces">${[...regions, 'Other'].map((name) => markup`<option value="${name}">`)}</datalist></label>`;
  return markup`<form method="post" action="${action}" class="deliver-address-form mt-form fields form"><label class="all">${words.country}<select name="country">${Object.entries(COUNTRIES).map(([code, name]) => markup`<option value="${code}"${code === country ? markup` selected` : null}>${name[language]}</option>`)}</select></label>
${field('contact_person', words.fullName, 'all')}${field('phone_country', words.phoneCode)}${field('mobile_no', words.phone)}${field('address', words.street, 'all')}${field('address2', words.street2, 'all')}${province}${field('city', words.city)}${field('zip', words.zip)}${field('document', words.document)}
<button class="primary form-button-confirm all" name="step" value="add-address">${words.saveAddress}</button></form>`;
}
