import { Waterfall, type WaterfallStep } from '../console/waterfall'

export interface WaterfallView {
  readonly table: string
  readonly caption: string
  readonly steps: readonly WaterfallStep[]
}

/** 30 days from revenue to net profit: the chart, and the same figures as a table for readers and for copying. */
export function ProfitWaterfall({ view: { table, caption, steps } }: { view: WaterfallView }) {
  return (
    <>
      <Waterfall steps={steps} />
      <details className="mt-1 text-13">
        <summary className="inline-flex h-8 items-center text-muted hover:text-text">{table}</summary>
        <table className="mt-1 w-full max-w-sm">
          <caption className="sr-only">{caption}</caption>
          <tbody>
            {steps.map((step) => (
              <tr key={step.key} className={step.tone === 'result' ? 'border-t border-line font-semibold' : ''}>
                <th scope="row" className="py-1 text-left font-normal">{step.label}</th>
                <td className="py-1 text-right">{step.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
