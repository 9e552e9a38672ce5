export const MUTANTS = []
