/** The matrix as text: a row per call and phase, a column per fault, in each cell what the product held to be so after the call. */
export function createTable(columns: readonly string[]): { put(row: string, column: string, text: string): void; print(): string } {
  const rows = new Map<string, Map<string, string>>()
  return {
    put(row, column, text) {
      const cells = rows.get(row) ?? new Map<string, string>()
      rows.set(row, cells.set(column, text))
    },
    print() {
      const wide = Math.max(0, ...[...rows.keys()].map((row) => row.length))
      const line = (name: string, cells: readonly string[]) => `${name.padEnd(wide)}  ${cells.map((cell) => cell.padEnd(11)).join('')}`.trimEnd()
      return [line('', columns), ...[...rows].map(([row, cells]) => line(row, columns.map((column) => cells.get(column) ?? '·'))), ''].join('\n')
    },
  }
}
