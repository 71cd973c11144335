/** Log of the store, for the operator; pino's loggers fit. Never a value, never a name. */
export interface StoreLog {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
  error: (fields: object, message: string) => void;
}

export const silent: StoreLog = { info: () => {}, warn: () => {}, error: () => {} };
