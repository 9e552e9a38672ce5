'use client'
import { Bar, BarChart, Cell, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useReducedMotion } from './use-reduced-motion'

export interface WaterfallStep {
  readonly key: string
  readonly label: string
  /** The amount as text with its currency: what the mark says. */
  readonly text: string
  /** Where the mark begins and ends, in minor units. */
  readonly from: number
  readonly to: number
  readonly tone: 'in' | 'out' | 'result'
}

const FILL = { in: 'var(--info)', out: 'var(--edge)', result: 'var(--accent)' }
const ROW = 32

/** From revenue to what is left, one mark per step, the amount beside it. The table for readers stands with the page. */
export function Waterfall({ steps }: { steps: readonly WaterfallStep[] }) {
  const isStill = useReducedMotion()
  const rows = steps.map((step) => ({ ...step, range: [Math.min(step.from, step.to), Math.max(step.from, step.to)] }))
  return (
    <div aria-hidden className="text-12" style={{ height: steps.length * ROW + 8 }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={rows} layout="vertical" margin={{ top: 4, right: 84, bottom: 4, left: 0 }} barCategoryGap={7}>
          <XAxis type="number" hide domain={['dataMin', 'dataMax']} />
          <YAxis type="category" dataKey="label" width={132} axisLine={false} tickLine={false} tick={{ fill: 'var(--muted)', fontSize: 13 }} interval={0} />
          <ReferenceLine x={0} stroke="var(--edge)" />
          <Bar dataKey="range" radius={3} isAnimationActive={!isStill} animationDuration={180} minPointSize={2}>
            {rows.map((row) => <Cell key={row.key} fill={FILL[row.tone]} />)}
            <LabelList dataKey="text" position="right" fill="var(--text)" fontSize={13} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
