/**
 * Progress lines: what is being done and how long it took, counted from the start of the process.
 * @param {(line: string) => void} print
 */
export function createProgress(print = console.log) {
  const stamp = () => `[${seconds(performance.now()).padStart(6)}]`
  return {
    say: (text) => print(`${stamp()} ${text}`),
    /** Says what begins (`doing`), runs it, and says how long it took. */
    async step(doing, work) {
      const since = performance.now()
      print(`${stamp()} ${doing} …`)
      const result = await work()
      print(`${stamp()} ${doing}: ${seconds(performance.now() - since)}`)
      return result
    },
  }
}

export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`
