import { workInbox } from '@/lib/inbox/work-inbox'
import { secondsFromNow } from '@/lib/foundation/clock'
import { queue } from '@/lib/queue/boss'
import { LANES } from '@/lib/queue/define-job'
import { INBOX_WORK } from '@/lib/worker/inbox-work'
import { HANDLERS } from '@/lib/worker/registry'

const HOUR_SECONDS = 3_600 // webhooks that wait for a moment are worked on, too

interface Parcel {
  readonly job: string
  readonly data: object
}

/** Works as a worker would on the jobs and webhooks that are there now, not on those that they make. Returns how many there were. */
export async function runJobsOnce(): Promise<number> {
  const boss = await queue()
  const lanes = await Promise.all(LANES.map(async (lane) => ({ lane, jobs: await boss.fetch<Parcel>(lane, { batchSize: 150, ignoreStartAfter: true }) })))
  await Promise.all(lanes.flatMap(({ lane, jobs }) => jobs.map(async (each) => {
    const found = HANDLERS.find(({ job }) => job.name === each.data.job)
    if (!found) throw new Error(`no handler for ${each.data.job}`)
    await found.handle(each.data.data)
    await boss.complete(lane, each.id)
  })))
  const events = await workInbox(INBOX_WORK, secondsFromNow(HOUR_SECONDS))
  return events + lanes.reduce((total, each) => total + each.jobs.length, 0)
}
