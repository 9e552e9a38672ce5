// Stands in for lib/foundation/impatient-client.ts: its alarm is for a network that swallows answers, and here a statement takes no virtual time at all.
import pg from 'pg'

export const ImpatientClient = pg.Client
