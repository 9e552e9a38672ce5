/** Long work with a known size; `label` says what is being done. */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  return (
    <div className="flex flex-col gap-1 text-13">
      <div className="flex justify-between">
        <span>{label}</span>
        <span className="text-muted">{done} / {total}</span>
      </div>
      <progress aria-label={label} value={done} max={total} className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent" />
    </div>
  )
}
