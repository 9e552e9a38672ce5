import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setEnv } from '@/lib/foundation/env'
import { startFake, type FakeAnswer } from '../fake-provider'

export const credentials = { appKey: '500000', appSecret: 'secret', accessToken: '50000tok' }

export async function startFakeAliexpress(answer: (params: URLSearchParams, path: string) => FakeAnswer) {
  const fake = await startFake(({ text, path: at }) => answer(new URLSearchParams(text), at))
  setEnv({ ALIEXPRESS_API_BASE_URL: fake.url })
  return { ...fake, params: () => fake.seen.map((each) => new URLSearchParams(each.text)) }
}

export const recorded = (name: string) => readFileSync(path.join(import.meta.dirname, 'recorded', name), 'utf8')
export const wrapped = (method: string, body: Record<string, unknown>) => ({ [`${method.replaceAll('.', '_')}_response`]: { request_id: 'req1', ...body } })
export const gatewayError = (code: string, more: Record<string, string> = {}) => ({ error_response: { type: 'ISV', code, msg: 'Some words', request_id: 'req2', ...more } })
export const created = (result: Record<string, unknown>) => wrapped('aliexpress.ds.order.create', { result })

export const orderInput = () => ({
  credentials, outOrderId: 'pur_01', autoPay: true,
  address: { fullName: 'Zoë Müller', line1: "12 Rue de l'Église", city: 'Besançon', province: 'Bourgogne', country: 'FR', postalCode: '25000', phoneCountry: '+33', phone: '612345678' },
  items: [{ productId: '8210560128429621123', skuAttr: '14:193#Black;5:100014064', quantity: 2, freightCode: 'CAINIAO_STANDARD', memo: 'say "product_id":"5"' }],
})
