import { formatMoney, money } from '@/lib/foundation/money'

export interface ProfitBar {
  readonly key: string
  /** Shown under the bar where there is room ("12 Nov"), whole in the tooltip. */
  readonly label: string
  readonly net: bigint
  readonly commission: bigint
}

interface ProfitChartProps {
  readonly bars: readonly ProfitBar[]
  readonly currency: string
  readonly locale: string
  readonly title: string
  readonly names: { readonly net: string; readonly commission: string }
}

/** The same drawing for wide and for narrow screens: words keep their size on a phone. */
const WIDE = { width: 720, height: 220, labels: 8 }
const NARROW = { width: 340, height: 200, labels: 4 }
const [TOP, BOTTOM, LEFT] = [16, 26, 56]
const STEPS = [1n, 2n, 5n]

/** The next round figure at or above: 1, 2 or 5 times a power of ten. */
function roundUp(minor: bigint): bigint {
  for (let power = 100n; ; power *= 10n) for (const step of STEPS) if (step * power >= minor) return step * power
}

/** Net profit of the resellers and commission of the platform, stacked per day, over a zero line; the table below holds the same figures. */
export function ProfitChart(props: ProfitChartProps) {
  const { title, names } = props
  return (
    <figure className="flex flex-col gap-2">
      <div role="img" aria-label={title}>
        <Drawing {...props} size={WIDE} className="hidden h-auto w-full sm:block" />
        <Drawing {...props} size={NARROW} className="h-auto w-full sm:hidden" />
      </div>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-13 text-muted">
        <span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-[3px] bg-accent" />{names.net}</span>
        <span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-2.5 rounded-[3px] bg-info" />{names.commission}</span>
      </figcaption>
    </figure>
  )
}

function Drawing({ bars, currency, locale, names, size, className }: ProfitChartProps & { size: typeof WIDE; className: string }) {
  const { width: total, height } = size
  const most = bars.reduce((max, bar) => { const sum = positive(bar.net) + positive(bar.commission); return sum > max ? sum : max }, 0n)
  const least = bars.reduce((min, bar) => (bar.net < min ? bar.net : min), 0n)
  const top = roundUp(most > 0n ? most : 100n)
  const bottom = least < 0n ? roundUp(-least) : 0n
  const inner = height - TOP - BOTTOM
  const scale = (minor: bigint) => (Number(minor) / Number(top + bottom)) * inner
  const zeroY = TOP + scale(top)
  const slot = (total - LEFT) / Math.max(bars.length, 1)
  const width = Math.min(slot * 0.7, 28)
  const every = Math.max(1, Math.ceil(bars.length / size.labels))
  const lines = [top, top / 2n, 0n, ...(bottom > 0n ? [-bottom] : [])]
  return (
    <svg aria-hidden viewBox={`0 0 ${total} ${height}`} className={className}>
      {lines.map((minor) => (
        <g key={minor.toString()}>
          <line x1={LEFT} x2={total} y1={zeroY - scale(minor)} y2={zeroY - scale(minor)} stroke={minor === 0n ? 'var(--edge)' : 'var(--line)'} strokeWidth="1" />
          <text x={LEFT - 8} y={zeroY - scale(minor) + 4} textAnchor="end" fontSize="11" fill="var(--muted)">{axisText(minor, currency, locale)}</text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const x = LEFT + slot * index + (slot - width) / 2
        const net = scale(positive(bar.net))
        const commission = scale(positive(bar.commission))
        return (
          <g key={bar.key}>
            <title>{`${bar.label}: ${names.net} ${formatMoney(money(bar.net, currency), locale)}, ${names.commission} ${formatMoney(money(bar.commission, currency), locale)}`}</title>
            <rect x={LEFT + slot * index} y={TOP} width={slot} height={inner} fill="transparent" />
            {bar.net < 0n ? <rect x={x} y={zeroY} width={width} height={scale(-bar.net)} fill="var(--bad)" rx="1.5" /> : <rect x={x} y={zeroY - net} width={width} height={net} fill="var(--accent)" rx="1.5" />}
            <rect x={x} y={zeroY - net - commission} width={width} height={commission} fill="var(--info)" rx="1.5" />
            {index % every === 0 ? <text x={x + width / 2} y={height - 8} textAnchor="middle" fontSize="11" fill="var(--muted)">{bar.label}</text> : null}
          </g>
        )
      })}
    </svg>
  )
}

const positive = (minor: bigint): bigint => (minor > 0n ? minor : 0n)
/** Axis figures are whole: the cents of "$50.00" say nothing there. */
const axisText = (minor: bigint, currency: string, locale: string): string => formatMoney(money(minor, currency), locale).replace(/[.,]00(?!\d)/, '')
