import { readJsonParameter, textOf } from './read-json-parameter';
import { wireNumber, type BusinessRefusal, type SupplierMethod } from './method';

const refuse = ({ code, message }: BusinessRefusal) => ({ rsp_code: /^\d+$/.test(code) ? wireNumber(code) : 404, rsp_msg: message });
const DATE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** aliexpress.ds.add.info: the shop tells its address. Kept by nobody; refused only when it is no address. */
export const addInfo: SupplierMethod = {
  name: 'aliexpress.ds.add.info',
  required: ['param0'],
  refuse: () => ({ result: false }),
  run: (_supplier, { params }) => ({ result: URL.canParse(textOf(readJsonParameter(params, 'param0')['store_url'])) }),
};

/** aliexpress.ds.member.orderdata.submit: sales that the platform is told of. */
export const memberOrderdataSubmit: SupplierMethod = { name: 'aliexpress.ds.member.orderdata.submit', required: [], refuse, run: () => ({ result: true, rsp_code: 200, rsp_msg: 'Call succeeds' }) };

/** aliexpress.ds.search.event.report: what was clicked in search results. */
export const searchEventReport: SupplierMethod = { name: 'aliexpress.ds.search.event.report', required: ['report_text'], refuse, run: () => ({ result: true, rsp_code: 200, rsp_msg: 'Call succeeds' }) };

/** aliexpress.ds.commissionorder.listbyindex: orders that earned a commission. A dropshipping account earns none, so the list is always empty. */
export const commissionorderList: SupplierMethod = {
  name: 'aliexpress.ds.commissionorder.listbyindex',
  required: ['start_time', 'end_time', 'status'],
  refuse,
  run(_supplier, { params }) {
    const isDated = ['start_time', 'end_time'].every((name) => DATE_TIME.test(params.get(name) ?? ''));
    if (!isDated) return refuse({ code: '402', message: 'The time is invalid' });
    return { result: { orders: {}, current_record_count: 0, max_query_index_id: '', min_query_index_id: '' }, rsp_code: 200, rsp_msg: 'Call succeeds' };
  },
};
