/** What the store says to whoever runs it; pino's loggers fit. Never a value, never a name. */
export interface Log {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
}

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
