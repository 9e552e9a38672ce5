/** First digits of the postal codes of each Brazilian state (Correios, ranges of CEP). */
const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  acre: [69900, 69999], alagoas: [57000, 57999], amapa: [68900, 68999], amazonas: [69000, 69899], bahia: [40000, 48999], ceara: [60000, 63999],
  'distrito federal': [70000, 73699], 'espirito santo': [29000, 29999], goias: [72800, 76799], maranhao: [65000, 65999], 'mato grosso': [78000, 78899],
  'mato grosso do sul': [79000, 79999], 'minas gerais': [30000, 39999], para: [66000, 68899], paraiba: [58000, 58999], parana: [80000, 87999],
  pernambuco: [50000, 56999], piaui: [64000, 64999], 'rio de janeiro': [20000, 28999], 'rio grande do norte': [59000, 59999],
  'rio grande do sul': [90000, 99999], rondonia: [76800, 76999], roraima: [69300, 69399], 'santa catarina': [88000, 89999], 'sao paulo': [1000, 19999],
  sergipe: [49000, 49999], tocantins: [77000, 77999],
};

/** True when the postal code belongs to the state; also for a state that has no range here. `state` without accents, in lower case. */
export function fitsBrazilianState(zip: string, state: string): boolean {
  const range = RANGES[state];
  if (range === undefined) return true;
  const head = Number.parseInt(zip.slice(0, 5), 10);
  return head >= range[0] && head <= range[1];
}
