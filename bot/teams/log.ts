/** What the Teams room needs of a log; pino's logger is one. */
export interface TeamsLog {
  error: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  info: (fields: object, message: string) => void;
  debug: (fields: object, message: string) => void;
}
