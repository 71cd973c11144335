/** Plan that a command is of when nothing names another: a command that needs no bot does not load one to know it. */
export const DEFAULT_PLAN = 'plan/seine-saint-denis-2024-2026.yaml';
