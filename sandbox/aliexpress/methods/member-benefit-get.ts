import type { BusinessRefusal, SupplierMethod } from './method';
import { wireNumber } from './method';

/** aliexpress.ds.member.benefit.get: whether this account pays its orders by itself. */
export const memberBenefitGet: SupplierMethod = {
  name: 'aliexpress.ds.member.benefit.get',
  required: [],
  refuse: ({ code, message }: BusinessRefusal) => ({ rsp_code: /^\d+$/.test(code) ? wireNumber(code) : 404, rsp_msg: message }),
  run(supplier) {
    const on = supplier.settings().autoPay;
    const benefit = { code: 'auto-pay', title: 'Auto payment with PayPal', canApply: !on, canBenefit: on };
    return { result: { d_s_member_benefit_d_t_o: [benefit] }, rsp_code: 200, rsp_msg: 'Call succeeds' };
  },
};
